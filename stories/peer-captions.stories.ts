import { html } from 'lit';
import { besideRealCall, inCall } from './support/buttons.js';
import { attributes } from './support/directives.js';

const captions = (args: Record<string, unknown>) => html`<peer-captions ${attributes(args)}></peer-captions>`;

export default {
  title: 'peer-captions',
  component: 'peer-captions',
  render: captions,
};

/** Below Ada’s call. They are off: this browser is not asked to write anything down. */
export const BesideACall = besideRealCall(captions);

/** What has been said, and what is being said. */
export const Speaking = inCall(captions, {
  state: 'live',
  captions: true,
  captioning: {
    state: 'listening',
    lines: [
      { text: 'Good morning, this is the pharmacy on the market square.', isFinal: true },
      { text: 'Your order has come in, and', isFinal: false },
    ],
  },
});

export const Starting = inCall(captions, {
  state: 'live',
  captions: true,
  captioning: { state: 'starting', lines: [] },
});

/** The browser loads a language, once. */
export const Downloading = inCall(captions, {
  state: 'live',
  captions: true,
  captioning: { state: 'downloading', lines: [] },
});

/** Nothing has been said for a while. */
export const Quiet = inCall(captions, {
  state: 'live',
  captions: true,
  captioning: { state: 'listening', lines: [] },
});

export const OtherDirection = inCall(captions, {
  state: 'live',
  captions: true,
  captioning: { state: 'listening', lines: [{ text: 'صباح الخير، طلبك جاهز.', isFinal: true }] },
});

/** There is no call that they could belong to: nothing is drawn. */
export const WithoutACall = { args: {} };
