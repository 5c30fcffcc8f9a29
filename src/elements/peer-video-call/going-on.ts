import { css, html, nothing, type TemplateResult } from 'lit';
import type { TextParams } from '../../base/text.js';
import type { CallSnapshot } from '../../channels/call-types.js';
import type { CallHandle } from '../../context/handles.js';
import { say } from '../shared/say.js';
import { captioned, captions, styles as captionsStyles } from './captions.js';
import { recording, styles as recordingStyles } from './recording.js';
import { shared, sharing, styles as sharingStyles } from './sharing.js';

/** Screens, recordings and captions. Loaded with the first of them, on either side. */

export const styles = css`
  .said {
    display: grid;
    gap: 0.5em;
    justify-items: center;
    /* Below the pictures and the button in the upper corners. */
    margin-block-start: 3.75em;
  }

  .said:not(:has(*)) {
    display: none;
  }

  .said button {
    min-block-size: 3em;
  }

  /* Rather another line than a word in each. */
  @container (inline-size < 40em) {
    .said .notice {
      flex-wrap: wrap;
      justify-content: center;
    }

    .said p {
      flex: 1;
      min-inline-size: 7em;
    }
  }

  @container (inline-size >= 30em) {
    .said {
      max-inline-size: calc(100% - 2 * clamp(4.5em, 20cqi, 16em) - 1em);
      margin: 0;
    }
  }

  @container (inline-size < 20em) {
    .said svg {
      display: none;
    }
  }

  ${sharingStyles}
  ${recordingStyles}
  ${captionsStyles}
`;

type Translate = (template: string, params?: TextParams) => string;

/** What is said over the pictures. */
export function said(handle: CallHandle, t: Translate): TemplateResult {
  watch(handle, t);
  return html`${asleep(handle, t)} ${sharing(handle, t)} ${recording(handle, t)} ${captioned(handle, t)}`;
}

/** A phone in a pocket, or a tab that its browser has frozen: nobody hangs up on it. */
function asleep(handle: CallHandle, t: Translate): TemplateResult | typeof nothing {
  const { isAsleep, remoteName, remoteId, state } = handle.store.value;
  return isAsleep && state === 'live'
    ? html`<div class="notice" part="asleep">
        <p>${t(ASLEEP, { name: remoteName ?? remoteId ?? '' })}</p>
      </div>`
    : nothing;
}

/** What there is to see of it. */
export function shown(handle: CallHandle, t: Translate): TemplateResult {
  return html`${shared(handle, t)} ${captions(handle)}`;
}

type What = 'screen' | 'ownScreen' | 'isRecorded' | 'recording' | 'isCaptioned' | 'isAsleep';

const ASLEEP = 'The page of {name} is asleep.';

/** What those hear who do not see the notices: when it begins, and when it is over. */
const NEWS: Readonly<Record<What, readonly [begins: string, ends: string]>> = {
  screen: ['{name} is sharing a screen.', '{name} no longer shares a screen.'],
  ownScreen: ['You are sharing your screen.', 'Your screen is no longer shared.'],
  isRecorded: ['{name} is recording this call.', '{name} no longer records this call.'],
  recording: ['You are recording this call.', 'Saving the recording…'],
  isCaptioned: [
    'A service of {name}’s browser writes down what you say.',
    'What you say is no longer written down.',
  ],
  isAsleep: [ASLEEP, '{name} is back.'],
};

const watched = new WeakSet<CallHandle>();

/** From the first time on: an end is news as well, when nothing of it is drawn any more. */
function watch(handle: CallHandle, t: Translate): void {
  if (watched.has(handle)) return;
  watched.add(handle);
  const before = new Set<string>();
  const look = () => {
    const call = handle.store.value;
    const isOver = call.state !== 'live' && call.state !== 'reconnecting';
    const name = call.remoteName ?? call.remoteId ?? '';
    const news: string[] = [];
    for (const what of Object.keys(NEWS) as What[]) {
      const isOn = goesOn(call, what);
      if (isOn === before.has(what)) continue;
      if (isOn) before.add(what);
      else before.delete(what);
      // The end of the call is the end of all of it but of a file that is still to be saved.
      if (!isOver || (what === 'recording' && call.recording))
        news.push(t(NEWS[what][isOn ? 0 : 1], { name }));
    }
    if (news.length > 0) say(handle, news.join(' '));
    else if (isOver && !call.recording) say(handle, '');
  };
  handle.store.subscribe(look);
  look();
}

function goesOn(call: CallSnapshot, what: What): boolean {
  return what === 'recording' ? !!call.recording && !call.recording.isSaving : !!call[what];
}
