import { html, type TemplateResult } from 'lit';
import type { TextParams } from '../../base/text.js';
import { usable } from '../shared/language.js';
import type { CallStats, Flow } from '../../channels/quality-types.js';

type Translate = (template: string, params?: TextParams) => string;

/** The figures behind a connection's quality, each with its unit; those that the browser does not give are left out. */
export function figures(stats: CallStats, language: string | undefined, t: Translate): TemplateResult {
  const locale = usable(language);
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  const { received, sent, roundTrip, relayed, step } = stats;
  const rows: [name: string, value: string][] = [];
  const add = (name: string, value: string | null) => value !== null && rows.push([name, value]);
  const rate = (flow: Flow | null) => flow && t('{count} kbit/s', { count: number(flow.kbps) });
  const share = (flow: Flow | null) =>
    flow?.loss == null ? null : t('{count} %', { count: number(flow.loss * 100, 1) });
  const loudness = (flow: Flow | null) =>
    flow?.level == null ? null : t('{count} %', { count: number(flow.level * 100) });
  const picture = (flow: Flow | null) =>
    flow?.width && flow.height
      ? t('{width} × {height}, {fps} a second', {
          width: number(flow.width),
          height: number(flow.height),
          fps: number(flow.fps ?? 0),
        })
      : null;
  const late = (value: number | null | undefined) =>
    value == null ? null : t('{count} ms', { count: number(value) });
  add(t('There and back'), late(roundTrip));
  add(t('Way'), relayed === null ? null : relayed ? t('By a relay') : t('Direct'));
  add(t('Picture received'), picture(received.video));
  add(t('Picture received, rate'), rate(received.video));
  add(t('Picture received, lost'), share(received.video));
  add(t('Picture received, unevenness'), late(received.video?.jitter));
  add(t('Sound received, rate'), rate(received.audio));
  add(t('Sound received, lost'), share(received.audio));
  add(t('Sound received, unevenness'), late(received.audio?.jitter));
  add(t('Sound received, loudness'), loudness(received.audio));
  add(t('Picture sent'), picture(sent.video));
  add(t('Picture sent, rate'), rate(sent.video));
  add(t('Picture sent, lost'), share(sent.video));
  add(t('Picture sent, unevenness'), late(sent.video?.jitter));
  add(t('Sound sent, rate'), rate(sent.audio));
  add(t('Sound sent, lost'), share(sent.audio));
  add(t('Sound sent, unevenness'), late(sent.audio?.jitter));
  add(t('Sound sent, loudness'), loudness(sent.audio));
  if (step > 0) add(t('Picture made smaller'), t('{step} of {most} steps', { step, most: 3 }));
  return html`<dl>
    ${rows.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}
