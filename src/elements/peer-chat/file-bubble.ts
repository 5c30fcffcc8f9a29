import { css, html } from 'lit';
import { demand } from '../../base/define.js';
import type { ChatFiles } from '../../channels/chat-files.js';
import type { ChatMessage } from '../../channels/chat-types.js';
import type { FileInfo, Transfer } from '../../channels/file-types.js';
import type { ChatFace } from './chat-face.js';

/** Loaded with the first message that brings a file. */

export const styles = css`
  /* As wide as all others, and never wider than the list. */
  .bubble:has(peer-transfer) {
    inline-size: 20em;
    max-inline-size: 100%;
    /* Of a text the blanks count; these are the template's. */
    & .text {
      white-space: normal;
    }
  }
`;

/** Of the face, each under its name after `file-`; the row, which is the part `file` there, is `file-row`. */
const PARTS =
  'preview view kind name size progress status button primary '.replace(/(\w+) /g, '$1: file-$1, ') +
  'file: file-row';

interface Face extends HTMLElement {
  info: FileInfo | null;
  transfer: Transfer | null | undefined;
}

const heard = new WeakSet<ChatFiles>();

/** The file of a message, which draws itself. */
export function fileTemplate(chat: ChatFace, { file }: ChatMessage) {
  demand('peer-transfer');
  // In the next turn, when it is drawn: a row is drawn anew only when its message is another one.
  chat.handle.use('files', (files) => hear(chat, files)).catch(() => undefined);
  // Not known yet, which is not null.
  return html`<peer-transfer exportparts=${PARTS} .info=${file} .transfer=${undefined}></peer-transfer>`;
}

/** Each face is given the transfer that has turned up for it: what a page that is gone left comes late, for one. */
async function hear(chat: ChatFace, files: ChatFiles): Promise<void> {
  const hand = (isAll: boolean): void => {
    if (!files.isCurrent) return;
    for (const face of chat.renderRoot.querySelectorAll<Face>('peer-transfer')) {
      const { id = '' } = face.info ?? {};
      // One that is forgotten by now is still known to its face.
      const known = face.transfer?.id === id ? face.transfer : null;
      face.transfer = files.get(id) ?? known ?? (isAll ? null : undefined);
    }
  };
  hand(false);
  if (!heard.has(files)) {
    heard.add(files);
    files.transfers.on('change', () => hand(false));
  }
  await files.restored;
  hand(true);
}
