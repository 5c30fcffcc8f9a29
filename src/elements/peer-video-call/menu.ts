import { css, html, nothing, type TemplateResult } from 'lit';
import { demand } from '../../base/define.js';
import type { TextParams } from '../../base/text.js';
import { canShareScreen } from '../../channels/can-share-screen.js';

/** Loaded when it is opened. */

export const styles = css`
  .menu {
    position: absolute;
    z-index: 3;
    inset-block-end: 4.75em;
    inset-inline-end: 0.75em;
    display: grid;
    gap: 1em;
    box-sizing: border-box;
    inline-size: min(22em, calc(100% - 1.5em));
    max-block-size: calc(100% - 5.5em);
    overflow: auto;
    padding: 1em;
    border-radius: min(var(--_radius), 1em);
    background: color-mix(in oklab, var(--_stage) 94%, var(--_on-stage));
    box-shadow: var(--_shadow);
    text-align: start;
  }

  .actions-row {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(4.5em, 1fr));
    gap: 0.75em 0.5em;
  }

  .action {
    display: grid;
    justify-items: center;
    align-content: start;
    gap: 0.35em;
    font-size: 0.8125em;
    text-align: center;
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }

  .choice {
    flex: 1;
    padding: 0.25em 0.75em;
    font-size: 0.875em;
  }

  .choice[aria-pressed='true'] {
    background: var(--_on-stage);
    color: var(--_stage);
  }

  .devices {
    display: grid;
    gap: 0.75em;
  }
`;

type Layout = 'pip' | 'split' | 'spotlight';

demand(
  'peer-captions-button',
  'peer-flip-button',
  'peer-pip-button',
  'peer-fullscreen-button',
  'peer-record-button',
  'peer-quality',
  'peer-device-select',
);

/** What there is no room for in the row of buttons. */
export function menu(
  layout: Layout | null,
  choose: (layout: Layout) => void,
  t: (template: string, params?: TextParams) => string,
): TemplateResult {
  const action = (button: TemplateResult, words: string) =>
    html`<div class="action">${button}<span aria-hidden="true">${words}</span></div>`;
  const choice = (value: Layout, words: string) =>
    html`<button
      class="choice"
      aria-pressed=${(layout ?? 'pip') === value ? 'true' : 'false'}
      @click=${() => choose(value)}
    >
      ${words}
    </button>`;
  return html`<div part="menu" class="menu" role="group" aria-label=${t('More')}>
    <div class="actions-row">
      ${canShareScreen() ? action(html`<peer-screen-button></peer-screen-button>`, t('Share screen')) : nothing}
      ${action(html`<peer-fullscreen-button></peer-fullscreen-button>`, t('Full screen'))}
      ${action(html`<peer-pip-button></peer-pip-button>`, t('Picture in picture'))}
      ${action(html`<peer-record-button></peer-record-button>`, t('Record'))}
      ${action(html`<peer-captions-button></peer-captions-button>`, t('Captions'))}
      ${action(html`<peer-flip-button></peer-flip-button>`, t('Other camera'))}
      ${action(html`<peer-quality></peer-quality>`, t('Connection'))}
    </div>
    <div class="choices" role="group" aria-label=${t('Layout')}>
      ${choice('pip', t('In the corner'))} ${choice('split', t('Side by side'))}
      ${choice('spotlight', t('Spotlight'))}
    </div>
    <div class="devices">
      <peer-device-select kind="camera"></peer-device-select>
      <peer-device-select kind="microphone"></peer-device-select>
      <peer-device-select kind="speaker"></peer-device-select>
    </div>
  </div>`;
}
