import { PeerElementsError } from '../base/errors.js';

/** Loaded where `video-codecs` is set. */

/** What `video-codecs` may name, as the types of RTP payloads are written. */
export const CODECS: readonly string[] = ['AV1', 'H264', 'H265', 'VP8', 'VP9'];

/** In the order in which the author wrote them. */
export function codecNames(text: string | null | undefined): string[] {
  return (text ?? '')
    .toUpperCase()
    .split(/[\s,]+/)
    .filter(Boolean);
}

/** The first of these that both sides have, for the encoder; says once for each wish that there is none. */
export class CodecChoice {
  readonly #refuse: (error: PeerElementsError) => void;
  #refused = '';

  constructor(refuse: (error: PeerElementsError) => void) {
    this.#refuse = refuse;
  }

  of(sender: RTCRtpSender, text: string | null | undefined): RTCRtpCodec | undefined {
    const names = codecNames(text);
    const { codecs, encodings } = sender.getParameters();
    // Before the first answer nobody knows what both sides have.
    if (names.length === 0 || codecs.length === 0 || encodings.length === 0) return undefined;
    const codec = names
      .map((name) => codecs.find(({ mimeType }) => mimeType.toUpperCase() === `VIDEO/${name}`))
      .find((each) => each);
    if (codec && canChoose()) {
      const { mimeType, clockRate, sdpFmtpLine } = codec;
      return { mimeType, clockRate, ...(sdpFmtpLine !== undefined && { sdpFmtpLine }) };
    }
    if (this.#refused !== text) this.#refuse(codec ? cannotChoose() : noCodec(names));
    this.#refused = text ?? '';
    return undefined;
  }
}

let able: boolean | undefined;

/** A browser that does not know `codec` in the settings of an encoder takes no notice of it. */
function canChoose(): boolean {
  if (able !== undefined) return able;
  let isRead = false;
  const pc = new RTCPeerConnection();
  const encoding = {
    get codec() {
      isRead = true;
      return undefined;
    },
  };
  pc.addTransceiver('video', { sendEncodings: [encoding as RTCRtpEncodingParameters] });
  pc.close();
  return (able = isRead);
}

function cannotChoose(): PeerElementsError {
  return new PeerElementsError('browser-incompatible', 'This browser cannot choose the codec of a picture.', {
    hint: 'The picture is sent in the codec that the browser chose itself.',
  });
}

function noCodec(codecs: readonly string[]): PeerElementsError {
  return new PeerElementsError(
    'browser-incompatible',
    'The two browsers do not both have {names}: the picture is sent in another codec.',
    { params: { names: codecs.join(', ') }, hint: 'Add VP8 to video-codecs, which all browsers have.' },
  );
}
