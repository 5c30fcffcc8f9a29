import { css, html } from 'lit';
import { demand } from '../../base/define.js';
import type { ChatFiles } from '../../channels/chat-files.js';
import type { ChatMessage } from '../../channels/chat-types.js';
import type { FileInfo, Transfer } from '../../channels/file-types.js';
import type { ChatFace } from './chat-face.js';

/** Loaded with the first message that brings a file. */

export const styles = css`
  peer-transfer {
    inline-size: 17em;
    max-inline-size: 100%;
    margin-block: 0.2em;
  }
`;

const PARTS =
  'preview: file-preview, view: file-view, file: file-row, kind: file-kind, name: file-name, size: file-size, progress: file-progress, status: file-status, button: file-button, primary: file-primary';

interface Face extends HTMLElement {
  info: FileInfo | null;
  transfer: Transfer | null | undefined;
}

/** By chat, the transfers that are known, by id; null where there is none any longer. */
const known = new WeakMap<ChatFace, Map<string, Transfer | null>>();
const looking = new WeakSet<ChatFace>();
const watched = new WeakSet<ChatFiles>();

/** The file of a message, which draws itself. */
export function fileTemplate(chat: ChatFace, { file }: ChatMessage) {
  if (!file) return '';
  demand('peer-transfer');
  look(chat);
  return html`<peer-transfer
    exportparts=${PARTS}
    .info=${file}
    .transfer=${known.get(chat)?.get(file.id)}
  ></peer-transfer>`;
}

/** A row is drawn anew only when its message is another one: each face is given what has turned up for it. */
function look(chat: ChatFace): void {
  if (looking.has(chat)) return;
  looking.add(chat);
  // Once for all that is drawn in this turn.
  void Promise.resolve()
    .then(() => {
      looking.delete(chat);
      return chat.handle.use('files', async (files) => {
        watch(chat, files);
        hand(chat, files, false);
        await files.restored;
        hand(chat, files, true);
      });
    })
    .catch(() => undefined);
}

/** What a page that is gone left comes late, and a plain PeerJS page is found out late. */
function watch(chat: ChatFace, files: ChatFiles): void {
  if (watched.has(files)) return;
  watched.add(files);
  files.transfers.on('change', ({ transfer: { id } }) => {
    if (files.isCurrent && files.get(id) && files.get(id) !== known.get(chat)?.get(id)) look(chat);
  });
}

function hand(chat: ChatFace, files: ChatFiles, isComplete: boolean): void {
  if (!files.isCurrent) return;
  const transfers = known.get(chat) ?? new Map<string, Transfer | null>();
  known.set(chat, transfers);
  for (const face of chat.renderRoot.querySelectorAll<Face>('peer-transfer')) {
    const { id = '' } = face.info ?? {};
    // One that is over is still known to who saw it.
    const transfer = files.get(id) ?? (isComplete ? (transfers.get(id) ?? null) : undefined);
    if (transfer === undefined) continue;
    transfers.set(id, transfer);
    face.transfer = transfer;
  }
}
