import * as real from 'peerjs?serializers';
import { hardenBinary, hardenJson } from '../../dist/signalling/unpacking.js';

/**
 * PeerJS's serializers in the CDN build: calls and chats between two kits never send through them, so what they do
 * comes when a plain page or a `<peer-data>` first needs it. The signalling calls `util.pack.load` and lets no such
 * connection open before.
 */
export function fillSerializers(classes) {
  for (const [name, { prototype }] of Object.entries(classes)) {
    const { constructor } = prototype;
    Object.defineProperties(prototype, {
      ...Object.getOwnPropertyDescriptors(real[name].prototype),
      ...real.fields[name],
    });
    prototype.constructor = constructor;
  }
  hardenBinary(classes.Binary.prototype);
  hardenJson(classes.Json.prototype);
}
