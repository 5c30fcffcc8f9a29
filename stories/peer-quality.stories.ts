import { html } from 'lit';
import type { StatsEntry } from '../src/channels/quality-types.js';
import { until } from './support/people.js';
import { besideRealCall, inARow, inCall } from './support/buttons.js';
import { attributes } from './support/directives.js';

const button = (args: Record<string, unknown>) => html`<peer-quality ${attributes(args)}></peer-quality>`;

export default {
  title: 'peer-quality',
  component: 'peer-quality',
  render: inARow(button),
};

const counted = (timestamp: number, bytesReceived: number): ReadonlyMap<string, StatsEntry> =>
  new Map(
    [
      {
        ...{ id: 'pair', type: 'candidate-pair', nominated: true, state: 'succeeded' },
        ...{ currentRoundTripTime: 0.042, localCandidateId: 'local' },
        timestamp,
      },
      { id: 'local', type: 'local-candidate', candidateType: 'host', timestamp },
      {
        ...{ id: 'video', type: 'inbound-rtp', kind: 'video' as const, bytesReceived },
        ...{ frameWidth: 1280, frameHeight: 720, framesPerSecond: 30, jitter: 0.004 },
        timestamp,
      },
      {
        ...{ id: 'audio', type: 'inbound-rtp', kind: 'audio' as const, bytesReceived: bytesReceived / 40 },
        ...{ jitter: 0.003, audioLevel: 0.31 },
        timestamp,
      },
    ].map((entry) => [entry.id, entry]),
  );
const reports = { before: counted(0, 0), now: counted(1000, 187_500), step: 0 };

/** Of a real call: Ada’s, beside it. */
export const BesideACall = besideRealCall(button);

export const Good = inCall(button, { state: 'live', quality: 'good', reports });

export const Fair = inCall(button, { state: 'live', quality: 'fair', reports });

export const Poor = inCall(button, { state: 'live', quality: 'poor', reports });

export const Lost = inCall(button, { state: 'reconnecting', quality: 'lost', reports });

/** A click shows the figures. */
export const Figures = {
  ...Good,
  play: async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    const bars = () => canvasElement.querySelector('peer-quality')?.shadowRoot?.querySelector('button');
    await until('it has been measured', () => bars()?.disabled === false);
    bars()?.click();
    await until('the figures are there', () =>
      canvasElement.querySelector('peer-quality')?.shadowRoot?.querySelector('[part=figures]'),
    );
  },
};

/** There is no call that it could belong to. */
export const WithoutACall = { args: {} };
