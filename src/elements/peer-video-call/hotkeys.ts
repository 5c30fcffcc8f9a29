import { css, html, type TemplateResult } from 'lit';
import { demand } from '../../base/define.js';
import type { Cleanup } from '../../base/lifetime.js';
import type { CallHandle } from '../../context/handles.js';

/** Loaded where `hotkeys` is set. */
export const styles = css`
  .stage:focus-visible {
    outline: 2px solid #fff;
    outline-offset: -2px;
  }
`;

interface Keys {
  /** The `hotkeys` attribute: null for none, else words such as `nom` for keys that are left out. */
  readonly hotkeys: string | null;
  readonly handle: CallHandle;
}

demand('peer-screen-button', 'peer-pip-button', 'peer-fullscreen-button');

/** What a key presses is there, whether or not the menu with its button is open. */
export function pressed(): TemplateResult {
  return html`<div hidden>
    <peer-screen-button></peer-screen-button>
    <peer-fullscreen-button></peer-fullscreen-button>
    <peer-pip-button></peer-pip-button>
  </div>`;
}

/** Where letters are for writing. */
const isField = (node: EventTarget | undefined) =>
  node instanceof HTMLElement && (node.isContentEditable || /^(input|select|textarea)$/.test(node.localName));
const isButton = (node: EventTarget | undefined) =>
  node instanceof HTMLElement && /^(a|button|summary)$/.test(node.localName);

/** Keys work on a call that has the focus within. */
export function watchKeys(element: HTMLElement, cleanup: Cleanup, keys: () => Keys): void {
  let isTalking = false;
  const isLive = () => keys().handle.store.value.state === 'live';
  const talk = (on: boolean) => {
    isTalking = on;
    void keys().handle.toggleMic(on);
  };
  /** What the author has put into the call comes first. */
  const press = (tag: string) => {
    const button = element.querySelector(tag) ?? element.shadowRoot?.querySelector(tag);
    button?.shadowRoot?.querySelector('button')?.click();
  };

  // A click on the picture gives the call the focus that its keys need, and by the Tab key nobody gets there.
  cleanup.listen(element, 'pointerdown', () => {
    const stage = element.shadowRoot?.querySelector('.stage');
    if (keys().hotkeys === null) stage?.removeAttribute('tabindex');
    else stage?.setAttribute('tabindex', '-1');
  });

  cleanup.listen(element, 'keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, repeat } = event as KeyboardEvent;
    const { hotkeys, handle } = keys();
    const [target] = event.composedPath();
    if (hotkeys === null || !isLive() || ctrlKey || metaKey || altKey || event.defaultPrevented) return;
    if (isField(target)) return;
    const name = key === ' ' ? 'space' : key.toLowerCase();
    if (hotkeys.toLowerCase().split(/\s+/).includes(`no${name}`)) return;
    const acts: Record<string, () => void> = {
      m: () => void handle.toggleMic(),
      v: () => void handle.toggleCamera(),
      c: () => void handle.choose('captions', !handle.store.value.captions),
      s: () => press('peer-screen-button'),
      f: () => press('peer-fullscreen-button'),
      p: () => press('peer-pip-button'),
    };
    if (name === 'space') {
      // On a button the space bar presses it.
      if (isButton(target)) return;
      event.preventDefault();
      if (!repeat && handle.store.value.micOff) talk(true);
      return;
    }
    const act = acts[name];
    if (!act || repeat) return;
    event.preventDefault();
    act();
  });

  // A key that is let go elsewhere must not leave the microphone on.
  const release = () => {
    if (isTalking) talk(false);
  };
  cleanup.listen(element, 'keyup', (event) => (event as KeyboardEvent).key === ' ' && release());
  cleanup.listen(element, 'focusout', release);
  cleanup.listen(window, 'blur', release);
}
