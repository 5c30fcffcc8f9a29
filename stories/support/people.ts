import { html } from 'lit';
import type { PeerSession } from '../../src/elements/peer-session/peer-session.js';
import type { PeerVideoCall } from '../../src/elements/peer-video-call/peer-video-call.js';
import type { InPageOptions, InPageSignalling } from '../../test/support/in-page-signalling.js';
import { until } from '../../test/support/wait.js';
import { attributes, meeting } from './directives.js';

export { until };

/** Without ICE servers: the session of a story asks nobody outside this page for anything. */
const CONFIG: RTCConfiguration = { iceServers: [] };

const NAMES: Readonly<Record<string, string>> = { ada: 'Ada Lovelace', ben: 'Ben Okri' };

/** Somebody's session. */
export const person = (
  { transport }: InPageSignalling,
  id: string,
  content: unknown,
  more: Record<string, unknown> = {},
) =>
  html`<peer-session
    peer-id=${id}
    display-name=${NAMES[id] ?? id}
    .transport=${transport}
    .config=${CONFIG}
    ${attributes(more)}
    >${content}</peer-session
  >`;

/** One side alone, whose session starts when it is needed. */
export const alone = (content: unknown, options?: InPageOptions) =>
  html`${meeting((hub) => person(hub, 'ada', content, { manual: true }), options)}`;

/** Two people in one page, side by side. */
export const sideBySide = (
  ada: unknown,
  ben: unknown,
  more: { ada?: Record<string, unknown>; ben?: Record<string, unknown>; options?: InPageOptions } = {},
) =>
  html`${meeting(
    (hub) =>
      html`<div class="sides">
        <section aria-label="Ada">
          <h2>Ada</h2>
          ${person(hub, 'ada', ada, more.ada)}
        </section>
        <section aria-label="Ben">
          <h2>Ben</h2>
          ${person(hub, 'ben', ben, more.ben)}
        </section>
      </div>`,
    more.options,
  )}`;

export function pair<Tag extends keyof HTMLElementTagNameMap>(
  canvas: HTMLElement,
  tag: Tag,
): [HTMLElementTagNameMap[Tag], HTMLElementTagNameMap[Tag]] {
  const [ada, ben] = canvas.querySelectorAll(tag);
  if (!ada || !ben) throw new Error(`This story has no two <${tag}>.`);
  return [ada, ben];
}

export async function allOpen(canvas: HTMLElement): Promise<void> {
  const sessions = [...canvas.querySelectorAll<PeerSession>('peer-session')];
  await until('all sessions are open', () => sessions.every(({ state }) => state === 'open'));
}

/** A real call between the two, up to the moment when they see each other. */
export async function connect(canvas: HTMLElement): Promise<[PeerVideoCall, PeerVideoCall]> {
  await allOpen(canvas);
  const [ada, ben] = pair(canvas, 'peer-video-call');
  void ada.call();
  await until('it rings', () => ben.state === 'incoming');
  void ben.answer();
  await until('the call is live', () => ada.state === 'live' && ben.state === 'live');
  await until('they see each other', () => sees(ada) && sees(ben));
  return [ada, ben];
}

function sees({ shadowRoot }: PeerVideoCall): boolean {
  const video = shadowRoot?.querySelector('[part=remote]')?.shadowRoot?.querySelector('video');
  return (video?.videoWidth ?? 0) > 0;
}
