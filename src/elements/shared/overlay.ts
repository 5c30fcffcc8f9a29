import { css } from 'lit';

/** A surface above the page, in the browser's top layer, where no style of the page can cover or clip it. */

export const overlayStyles = css`
  dialog {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    flex-direction: column;
    inline-size: auto;
    block-size: auto;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: hidden;
    box-shadow: var(--_shadow);
    background: var(--_surface);
    color: var(--_text);
  }

  dialog:is([open], :popover-open) {
    display: flex;
  }

  dialog:focus-visible {
    outline: none;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }

  dialog:popover-open::backdrop {
    background: none;
  }

  .bar {
    flex: none;
    display: flex;
    align-items: center;
    gap: 0.5em;
    padding: 0.25em 0.25em 0.25em 1em;
  }

  .bar:dir(rtl) {
    padding: 0.25em 1em 0.25em 0.25em;
  }

  .title {
    flex: 1;
    margin: 0;
    overflow: hidden;
    font-size: 1em;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: plaintext;
  }

  .bar button {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.75em;
    block-size: 2.75em;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  .bar button:hover {
    background: color-mix(in oklab, currentColor 12%, transparent);
  }

  .bar button:focus-visible {
    outline: 2px solid currentColor;
    outline-offset: -4px;
  }

  /* On a phone it is the whole screen. */
  @media (width < 30em), (height < 24em) {
    dialog {
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      border: 0;
      border-radius: 0;
    }
  }
`;

/** Where an overlay leaves no room for the page beside it. */
export const isFullScreen = (): boolean => matchMedia('(width < 30em), (height < 24em)').matches;

export function isShown(dialog: HTMLDialogElement): boolean {
  return dialog.open || dialog.matches(':popover-open');
}

/** `modal`: the page below cannot be used meanwhile. */
export function showOverlay(dialog: HTMLDialogElement, modal: boolean): void {
  // It may have come by itself, quietly, before somebody asked for it.
  if (modal && dialog.matches(':popover-open')) dialog.hidePopover();
  if (!isShown(dialog)) {
    if (modal) dialog.showModal();
    else dialog.showPopover();
  }
  // Not its first button, which closes it.
  dialog.focus({ preventScroll: true });
}

/** Above the page without taking the focus: what somebody is typing goes on. */
export function showQuietly(dialog: HTMLDialogElement): void {
  if (isShown(dialog)) return;
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  dialog.showPopover();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
}

export function hideOverlay(dialog: HTMLDialogElement): void {
  if (dialog.matches(':popover-open')) dialog.hidePopover();
  if (dialog.open) dialog.close();
}
