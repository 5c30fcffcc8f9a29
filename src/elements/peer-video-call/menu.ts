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
    text-align: center;
  }

  .action > span {
    font-size: 0.8125em;
  }

  /* The word below says it already, and one that does not show would make the menu scroll sideways. */
  .actions-row ::part(tooltip) {
    display: none;
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }

  .choice {
    flex: 1;
    min-block-size: 3.15em;
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
    html`<div part="menu-action" class="action">
      ${button}<span part="menu-word" aria-hidden="true">${words}</span>
    </div>`;
  const choice = (value: Layout, words: string) =>
    html`<button
      part="menu-choice"
      class="choice"
      aria-pressed=${(layout ?? 'pip') === value ? 'true' : 'false'}
      @click=${() => choose(value)}
    >
      ${words}
    </button>`;
  return html`<div part="menu" class="menu" role="group" aria-label=${t('More')}>
    <div class="actions-row">
      ${canShareScreen() ? action(html`<peer-screen-button exportparts="button:menu-screen, tooltip:menu-screen-tooltip"></peer-screen-button>`, t('Share screen')) : nothing}
      ${action(html`<peer-fullscreen-button exportparts="button:menu-fullscreen, tooltip:menu-fullscreen-tooltip"></peer-fullscreen-button>`, t('Full screen'))}
      ${action(html`<peer-pip-button exportparts="button:menu-pip, tooltip:menu-pip-tooltip"></peer-pip-button>`, t('Picture in picture'))}
      ${action(html`<peer-record-button exportparts="button:menu-record, tooltip:menu-record-tooltip"></peer-record-button>`, t('Record'))}
      ${action(html`<peer-captions-button exportparts="button:menu-captions, tooltip:menu-captions-tooltip"></peer-captions-button>`, t('Captions'))}
      ${action(html`<peer-flip-button exportparts="button:menu-flip, tooltip:menu-flip-tooltip"></peer-flip-button>`, t('Other camera'))}
      ${action(html`<peer-quality exportparts="button:menu-quality, tooltip:menu-quality-tooltip, figures:menu-figures"></peer-quality>`, t('Connection'))}
    </div>
    <div class="choices" role="group" aria-label=${t('Layout')}>
      ${choice('pip', t('In the corner'))} ${choice('split', t('Side by side'))}
      ${choice('spotlight', t('Spotlight'))}
    </div>
    <div class="devices">
      <peer-device-select
        kind="camera"
        exportparts="label:menu-camera-label, select:menu-camera-select, hint:menu-camera-hint, error:menu-camera-error"
      ></peer-device-select>
      <peer-device-select
        kind="microphone"
        exportparts="label:menu-microphone-label, select:menu-microphone-select, hint:menu-microphone-hint, error:menu-microphone-error"
      ></peer-device-select>
      <peer-device-select
        kind="speaker"
        exportparts="label:menu-speaker-label, select:menu-speaker-select, hint:menu-speaker-hint, error:menu-speaker-error"
      ></peer-device-select>
    </div>
  </div>`;
}
