import { css } from 'lit';
import { format } from '../../src/base/text.js';
import { chatStyles } from '../../src/elements/peer-chat/peer-chat.styles.js';
import { tokens } from '../../src/elements/shared/tokens.js';
import { until } from './wait.js';

/** A shadow root with the styles of a chat, for what is drawn into one. */
export function chatRoot(
  ...styles: readonly { readonly styleSheet?: CSSStyleSheet | undefined }[]
): ShadowRoot {
  const host = document.body.appendChild(document.createElement('div'));
  const root = host.attachShadow({ mode: 'open' });
  const box = css`
    :host {
      inline-size: 640px;
      block-size: 480px;
    }
  `;
  for (const { styleSheet } of [tokens, chatStyles, box, ...styles])
    if (styleSheet) root.adoptedStyleSheets.push(styleSheet);
  return root;
}

export const say = format;

/** A button by its name, as soon as it is there. */
export const button = (root: ParentNode, label: string) =>
  until(label, () => root.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`));

export function press(target: EventTarget, key: string, more: KeyboardEventInit = {}): boolean {
  return target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );
}
