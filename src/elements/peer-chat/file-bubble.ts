import { css, html } from 'lit';
import { demand } from '../../base/define.js';
import type { ChatMessage } from '../../channels/chat-types.js';
import type { Transfer } from '../../channels/file-types.js';
import type { ChatFace } from './chat-face.js';

/** Loaded with the first message that brings a file. */

export const styles = css`
  peer-transfer {
    display: block;
    inline-size: 17em;
    max-inline-size: 100%;
  }
`;

/** By chat, the transfers that are known, by id. */
const known = new WeakMap<ChatFace, Map<string, Transfer | null>>();

/** The file of a message, which draws itself. */
export function fileTemplate(chat: ChatFace, { file }: ChatMessage) {
  if (!file) return '';
  demand('peer-transfer');
  const transfers = known.get(chat) ?? new Map<string, Transfer | null>();
  known.set(chat, transfers);
  if (!transfers.has(file.id)) {
    transfers.set(file.id, null);
    void chat.handle.use('files', (files) => {
      transfers.set(file.id, files.get(file.id));
      // A row is drawn anew only when its message is another one.
      for (const face of chat.renderRoot.querySelectorAll<Face>('peer-transfer'))
        face.transfer = transfers.get(face.info?.id ?? '') ?? null;
    });
  }
  return html`<peer-transfer .info=${file} .transfer=${transfers.get(file.id) ?? null}></peer-transfer>`;
}

interface Face extends HTMLElement {
  info: { readonly id: string } | null;
  transfer: Transfer | null;
}
