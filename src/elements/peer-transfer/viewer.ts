import { css, html, render } from 'lit';
import { iconX } from '../shared/icons-transfer.js';
import { iconDownload } from '../shared/icons-files.js';
import type { TransferFace } from './transfer-face.js';

/** A picture as large as the window; loaded when somebody clicks one. */

const viewerStyles = css`
  dialog.view {
    box-sizing: border-box;
    inline-size: 100%;
    block-size: 100%;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: hidden;
    background: var(--_stage);
    color: var(--_on-stage);
  }

  dialog.view[open] {
    display: flex;
    flex-direction: column;
  }

  .view .bar {
    flex: none;
    display: flex;
    align-items: center;
    gap: 0.25em;
    padding: 0.25em 0.5em 0.25em 1em;
  }

  .view .bar:dir(rtl) {
    padding: 0.25em 1em 0.25em 0.5em;
  }

  .view bdi {
    flex: 1;
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .view .tool {
    margin: 0;
  }

  .view .whole {
    flex: 1;
    min-block-size: 0;
    display: grid;
    padding: 0 1em 1em;
  }

  .view img {
    min-inline-size: 0;
    max-inline-size: 100%;
    max-block-size: 100%;
    margin: auto;
    object-fit: contain;
  }

  .view .tool:focus-visible {
    outline-color: currentColor;
    outline-offset: -4px;
  }
`;

const dressed = new WeakSet<ShadowRoot>();

/** Opens above the page; Escape, the button and a click beside the picture close it, and the focus goes back. */
export async function view(face: TransferFace, url: string): Promise<void> {
  const { t } = face.voice;
  const root = face.renderRoot as ShadowRoot;
  if (viewerStyles.styleSheet && !dressed.has(root)) root.adoptedStyleSheets.push(viewerStyles.styleSheet);
  dressed.add(root);
  const { saveFile } = await import('./more.js');
  const dialog = document.createElement('dialog');
  dialog.className = 'view';
  dialog.part.add('view');
  dialog.setAttribute('aria-label', face.shownName);
  const close = () => dialog.close();
  render(
    html`<div class="bar">
        <bdi>${face.shownName}</bdi>
        ${face.tool('Save', iconDownload, () => saveFile(face).catch(() => undefined))}
        ${face.tool('Close', iconX, close)}
      </div>
      <div class="whole">
        <img src=${url} alt=${t('The picture {name}', { name: face.shownName })} />
      </div>`,
    dialog,
  );
  dialog.addEventListener('click', ({ target }) => (target as Element).matches('.whole') && close());
  dialog.addEventListener('close', () => dialog.remove());
  root.append(dialog);
  dialog.showModal();
}
