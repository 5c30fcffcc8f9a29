import { css, html, type ReactiveController, type TemplateResult } from 'lit';
import type { Transfer } from '../../channels/file-types.js';
import type { TransferFace } from './transfer-face.js';
import { LOOKED_AT, sniff, type Sniffed } from './sniff.js';

/** Pictures, sounds and videos that have arrived; loaded with the first one. */

export const styles = css`
  .preview {
    display: block;
    max-inline-size: 100%;
    margin-block-end: 0.4em;
    padding: 0;
    border-radius: min(var(--_radius), 0.9em);
    overflow: hidden;
  }

  button.preview {
    cursor: zoom-in;
  }

  .preview img {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    background: color-mix(in oklab, currentColor 9%, transparent);
  }

  video.preview,
  audio.preview {
    inline-size: 100%;
    max-block-size: 20em;
  }

  .show {
    inline-size: 100%;
    min-block-size: 5em;
    border: 1px dashed color-mix(in oklab, currentColor 45%, transparent);
  }
`;

const loadViewer = () => import('./viewer.js');

/** A thumbnail is at most this large, in px. */
const HIGH = 320;
const WIDE = 340;
/** What is larger, packed or unpacked, is shown only when somebody wants it: a small file may unpack to many gigabytes. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_PIXELS = 50_000_000;

const all = new WeakMap<Transfer, Map<TransferFace, Preview>>();

/** The picture or the player; null until it is known that there is one. */
export function previewOf(face: TransferFace, transfer: Transfer): unknown {
  const previews = all.get(transfer) ?? new Map<TransferFace, Preview>();
  all.set(transfer, previews);
  let preview = previews.get(face);
  if (!preview) previews.set(face, (preview = new Preview(face, transfer)));
  return preview.render();
}

/** What is shown of one file in one element, as long as that is in the page. */
class Preview implements ReactiveController {
  readonly #face: TransferFace;
  readonly #transfer: Transfer;
  #blob: Blob | null = null;
  #picture: Sniffed | null = null;
  #url: string | null = null;
  #isWanted = false;
  #looked = false;
  #failed = false;

  constructor(face: TransferFace, transfer: Transfer) {
    this.#face = face;
    this.#transfer = transfer;
    face.addController(this);
  }

  hostConnected(): void {
    // The browser may have had to look again for the file meanwhile.
    if (!this.#looked) void this.#look();
  }

  hostDisconnected(): void {
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = null;
    this.#looked = false;
  }

  async #look(): Promise<void> {
    this.#looked = true;
    const { type } = this.#transfer;
    try {
      const blob = await this.#transfer.blob();
      if (type.startsWith('image/')) {
        this.#picture = sniff(await blob.slice(0, LOOKED_AT).arrayBuffer());
        // A picture by its bytes, and as what these say: nothing else gets an address.
        this.#blob = this.#picture && blob.slice(0, blob.size, this.#picture.type);
        const { width, height } = this.#picture ?? { width: 0, height: 0 };
        const pixels = width * height;
        this.#isWanted ||= blob.size <= MOST_BYTES && pixels > 0 && pixels <= MOST_PIXELS;
      } else if (document.createElement('video').canPlayType(type)) {
        this.#blob = blob.slice(0, blob.size, type);
        this.#isWanted = true;
      }
    } catch {
      this.#failed = true;
    }
    this.#face.requestUpdate();
  }

  readonly #fail = (): void => {
    this.#failed = true;
    this.hostDisconnected();
    this.#looked = true;
    this.#face.requestUpdate();
  };

  get #source(): string {
    return (this.#url ??= URL.createObjectURL(this.#blob as Blob));
  }

  render(): unknown {
    const { t } = this.#face.voice;
    const { isConnected, transfer } = this.#face;
    if (this.#failed || !this.#blob || !isConnected || transfer !== this.#transfer) return null;
    if (!this.#isWanted) return this.#offer();
    const name = this.#face.shownName;
    if (this.#picture) return this.#thumbnail(this.#picture, t('Show the picture {name}', { name }));
    return this.#transfer.type.startsWith('audio/')
      ? html`<audio
          part="preview"
          class="preview"
          controls
          preload="metadata"
          aria-label=${name}
          src=${this.#source}
          @error=${this.#fail}
        ></audio>`
      : html`<video
          part="preview"
          class="preview"
          controls
          playsinline
          preload="metadata"
          aria-label=${name}
          src=${this.#source}
          @error=${this.#fail}
        ></video>`;
  }

  #offer(): TemplateResult {
    return html`<button
      part="preview"
      class="preview show"
      @click=${() => {
        this.#isWanted = true;
        this.#face.requestUpdate();
      }}
    >
      ${this.#face.voice.t('Show')}
    </button>`;
  }

  /** As large as it will be before it is there: what is below it stays where it is. */
  #thumbnail({ width, height }: Sniffed, words: string): TemplateResult {
    const scale = Math.min(1, HIGH / height, WIDE / width);
    return html`<button part="preview" class="preview" title=${words} @click=${this.#open}>
      <img
        alt=${words}
        width=${Math.round(width * scale) || WIDE}
        height=${Math.round(height * scale) || HIGH}
        src=${this.#source}
        @error=${this.#fail}
      />
    </button>`;
  }

  readonly #open = (): void => {
    void loadViewer().then(({ view }) => (this.#url ? view(this.#face, this.#url) : undefined));
  };
}
