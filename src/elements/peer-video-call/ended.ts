import { css, html, nothing, type TemplateResult } from 'lit';
import { clockTime } from '../shared/clock.js';
import { actions, type CallView } from './view.js';

/** Loaded with the extras, or with the first end. */

/** The screens have them. */
export const styles = css``;

/** It is over; `why` stands for how long it lasted where it went wrong. */
export function ended(view: CallView, status: TemplateResult, why: string | undefined): TemplateResult {
  const { duration, isInbound, t } = view;
  const hint = why ?? (duration >= 1 ? t('It lasted {time}.', { time: clockTime(duration) }) : '');
  return html`${status} ${hint ? html`<p part="hint" class="hint">${hint}</p>` : nothing}
  ${actions([['call-button', isInbound ? t('Call back') : t('Call again'), () => view.dial()]])}`;
}
