import { css, html, type TemplateResult } from 'lit';
import { toError, type PeerElementsError } from '../../base/errors.js';
import type { Transfer } from '../../channels/file-types.js';
import { iconCircleAlert } from '../shared/icons.js';
import { iconDownload, iconPlay } from '../shared/icons-files.js';
import { cleanName } from './names.js';
import type { Around, TransferFace } from './transfer-face.js';

/** All that a file does but wait and move; loaded with the first one that does. */

export const styles = css`
  .choices {
    flex: 1 0 100%;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    margin-block-start: 0.5em;
  }

  .choices button {
    flex: 1 0 auto;
    padding: 0.3em 1em;
    border: 1px solid color-mix(in oklab, currentColor 35%, transparent);
  }

  .choices .primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }

  .choices .primary:hover {
    filter: brightness(0.95);
  }

  .trouble {
    display: flex;
    gap: 0.4em;
    margin-block-start: 0.25em;
  }

  .trouble > :last-child {
    unicode-bidi: plaintext;
  }

  .trouble svg {
    flex: none;
    color: color-mix(in oklab, var(--_danger) 80%, var(--_text));
  }
`;

const loadSaving = () => import('../shared/save.js');

/** What went wrong with what somebody asked for; the transfer itself is as it was. */
const troubles = new WeakMap<Transfer, PeerElementsError>();
/** Those that were written where somebody chose to have them. */
const placed = new WeakSet<Transfer>();

/** What is known of a file is its name. */
export function gone({ voice }: TransferFace): Around {
  return { note: voice.t('No longer here') };
}

/** What stands around the name in a state. */
export function around(face: TransferFace, transfer: Transfer): Around {
  const { t } = face.voice;
  const { state, direction } = transfer;
  const trouble = troubles.get(transfer) ?? transfer.error;
  const note = trouble && troubleTemplate(face, trouble);
  switch (state) {
    case 'offered':
      return {
        note,
        choices: html`<div class="choices">
          ${choice(t('Accept'), 'primary', () => attempt(face, transfer, () => accept(face, transfer)))}
          ${choice(t('Decline'), '', () => transfer.decline())}
        </div>`,
      };
    case 'paused':
      return paused(face, transfer, note);
    case 'done':
      if (placed.has(transfer)) return { note: t('Saved') };
      return {
        note,
        tools: face.tool('Save', iconDownload, () => attempt(face, transfer, () => saveFile(face))),
      };
    case 'declined':
      if (note) return { note };
      return { note: direction === 'send' ? t('The other side declined it.') : t('Declined') };
    case 'cancelled':
      return { note: note ?? t('Cancelled') };
    default:
      return { note: note ?? t('Not sent') };
  }
}

function paused(face: TransferFace, transfer: Transfer, trouble: TemplateResult | null): Around {
  const { t } = face.voice;
  const cancel = face.cancelTool(transfer);
  switch (transfer.waitingFor) {
    case 'file':
      return {
        tools: cancel,
        note: trouble ?? t('This page no longer has the file.'),
        choices: html`<div class="choices">
          ${choice(t('Choose the file again'), 'primary', () => face.renderRoot.querySelector('input')?.click())}
          <input
            type="file"
            hidden
            aria-hidden="true"
            @change=${({ target }: Event) => {
              const input = target as HTMLInputElement;
              const file = input.files?.[0];
              input.value = '';
              if (file) void attempt(face, transfer, () => transfer.provide(file));
            }}
          />
        </div>`,
      };
    case 'peer':
      return { tools: cancel, note: t('Paused by the other side') };
    case 'self':
      return {
        tools: [face.tool('Resume', iconPlay, () => transfer.resume()), cancel],
        note: t('Paused'),
      };
    default:
      return { tools: cancel, note: t('Waiting for the connection…') };
  }
}

function choice(words: string, name: string, act: () => unknown): TemplateResult {
  return html`<button
    part="button ${name}"
    class=${name}
    @click=${(event: UIEvent) => event.detail < 2 && act()}
  >
    ${words}
  </button>`;
}

function troubleTemplate({ voice }: TransferFace, error: PeerElementsError): TemplateResult {
  return html`<span class="trouble">${iconCircleAlert}<span>${voice.words(error)}</span></span>`;
}

async function attempt(face: TransferFace, transfer: Transfer, act: () => Promise<void>): Promise<void> {
  troubles.delete(transfer);
  face.requestUpdate();
  try {
    await act();
  } catch (cause) {
    // Who closes the browser's own dialogue wants nothing more.
    if ((cause as Partial<DOMException> | null)?.name !== 'AbortError')
      troubles.set(transfer, toError(cause, 'storage-unavailable', 'That did not work: {cause}.'));
  }
  face.requestUpdate();
}

type Picker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

async function accept(face: TransferFace, transfer: Transfer): Promise<void> {
  const { showSaveFilePicker } = globalThis as { showSaveFilePicker?: Picker };
  if (showSaveFilePicker && !(await fits(transfer.size))) {
    const handle = await showSaveFilePicker({ suggestedName: fileName(face) });
    await transfer.accept({ handle });
    placed.add(transfer);
    return;
  }
  return transfer.accept();
}

/** Whether the browser's own storage has room for this many bytes, as far as it says. */
async function fits(bytes: number): Promise<boolean> {
  try {
    const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
    return bytes < quota - usage;
  } catch {
    return true;
  }
}

/** Types that show something, and run nothing. */
const HARMLESS = /^(audio|video)\/|^image\/(?!svg)|^application\/(pdf|zip)$|^text\/plain$/;

/** Puts the file where the browser puts downloads, as what no browser opens as a page. */
export async function saveFile(face: TransferFace): Promise<void> {
  const { transfer } = face;
  if (!transfer) return;
  const [blob, { save }] = await Promise.all([transfer.blob(), loadSaving()]);
  const type = HARMLESS.test(transfer.type) ? transfer.type : 'application/octet-stream';
  save(blob.slice(0, blob.size, type), fileName(face));
}

/** A name for a file system: none that leads elsewhere, or that hides. */
function fileName({ transfer, shownName }: TransferFace): string {
  const name = cleanName(transfer?.name ?? '')
    .replace(/[\ufffd/\\:*?"<>|]/g, '_')
    .replace(/^\.+/, '_');
  return name || shownName;
}
