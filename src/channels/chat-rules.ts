import { isPeerElementsError, PeerElementsError, toError } from '../base/errors.js';
import { othersCame } from '../base/turned.js';
import { invalidAttribute } from '../signalling/invalid-attribute.js';
import type { ChatHost } from './chat-host.js';
import type { ChatConfig } from './chat-types.js';
import { MAX_TEXT } from './chat-wire.js';

/** Loaded with the first text that cannot be sent, and with a limit of one's own. */

export { othersCame } from '../base/turned.js';

/** Why a text cannot be sent; `most` is how many characters it may have. */
export function refusal(text: unknown, most: number): PeerElementsError {
  if (typeof text !== 'string' || text === '')
    return new PeerElementsError('invalid-data', 'A message needs some text.');
  if (text.length > most)
    return new PeerElementsError(
      'message-too-big',
      'The message has {length} characters; {most} are allowed.',
      {
        params: { length: text.length, most },
        hint: 'Send it in parts.',
      },
    );
  if (!text.isWellFormed())
    return new PeerElementsError(
      'invalid-data',
      'The message holds half a character, which cannot be sent.',
      {
        hint: 'Remove the character that shows as a box.',
      },
    );
  return noPartner();
}

const noPartner = () => invalidAttribute('to', '', 'Put the id of the one to write to there.');

const wrongSize = (maxFileSize: ChatConfig['maxFileSize']) =>
  invalidAttribute('max-file-size', maxFileSize, 'It must be a whole number of bytes.');

/** Why no file can be sent: this chat takes none, its limit cannot be used, or there is nobody to send it to. */
export function noFile(
  { isCurrent }: { isCurrent: boolean },
  { config, partner }: ChatHost,
): PeerElementsError {
  const { withoutFiles, maxFileSize } = config;
  if (withoutFiles)
    return new PeerElementsError('not-allowed', 'This chat takes no files.', {
      hint: 'Remove the attribute without-files.',
    });
  if (!partner) return noPartner();
  return isCurrent ? wrongSize(maxFileSize) : othersCame();
}

interface Forgetful {
  readonly transfers: { forget(id: string): Promise<void> };
}

/** Why a file was not sent that was meant for somebody else than who is there by now. */
export function turned({ transfers }: Forgetful, { id }: { readonly id: string }): PeerElementsError {
  void transfers.forget(id).catch(() => undefined);
  return othersCame();
}

/** Which limit for files was said to be wrong; it is looked at with each file. */
const saidSize = new WeakMap<ChatHost, ChatConfig['maxFileSize']>();

export function sayMaxFileSize(host: ChatHost): void {
  const { maxFileSize } = host.config;
  if (saidSize.get(host) === maxFileSize) return;
  saidSize.set(host, maxFileSize);
  host.report(wrongSize(maxFileSize));
}

/** Said of a limit that cannot be used, as long as it stands. */
const said = new WeakMap<ChatHost, PeerElementsError>();

export function checkMaxLength(host: ChatHost): void {
  const { maxLength } = host.config;
  const number = Number(maxLength ?? 1);
  const before = said.get(host);
  said.delete(host);
  if (Number.isInteger(number) && number > 0 && number <= MAX_TEXT) {
    if (before && host.store.value.error === before) host.store.set({ error: null });
    return;
  }
  const error = invalidAttribute('max-length', maxLength, 'It must be a whole number from {low} to {high}.', {
    low: 1,
    high: MAX_TEXT,
  });
  said.set(host, host.report(error));
}

/** What is on its way, or came, could not be put on disk. */
export function unkept(cause: unknown): PeerElementsError {
  if (isPeerElementsError(cause) && cause.code !== 'timeout') return cause;
  return cause instanceof DOMException && cause.name === 'QuotaExceededError'
    ? new PeerElementsError(
        'storage-full',
        'There is no room left on this device: messages are kept for as long as this page is open.',
        { hint: 'Make room on this device, and load the page again.', cause },
      )
    : toError(
        cause,
        'storage-unavailable',
        'This browser does not let the page keep anything: messages are kept for as long as it is open ({cause}).',
        { hint: 'Allow this page to store data, and load it again.' },
      );
}
