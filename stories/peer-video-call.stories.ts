import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { PeerElementsError } from '../src/base/errors.js';
import { IDLE_CALL, type CallSnapshot, type CloseReason } from '../src/channels/call-types.js';
import { describe as explained } from '../src/signalling/explanations.js';
import { pictureOf } from './support/devices.js';
import { attributes, shows } from './support/directives.js';
import { allOpen, alone, connect, pair, person, sideBySide, until } from './support/people.js';
import { meeting } from './support/directives.js';

type Args = Record<string, unknown>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'peer-video-call',
  component: 'peer-video-call',
  render: (args) => alone(html`<peer-video-call ${attributes(args)}></peer-video-call>`),
};
export default meta;

const BEN = { remoteId: 'ben', remoteName: 'Ben Okri' } as const;

/** A call with Ben that is in a state already. */
const inState = (...snapshots: (Partial<CallSnapshot> | (() => Partial<CallSnapshot>))[]): Story => ({
  args: { to: 'ben' },
  render: (args) =>
    alone(html`<peer-video-call ${attributes(args)} ${shows(...snapshots)}></peer-video-call>`),
});

const live = (more: Partial<CallSnapshot> = {}, kinds: { video?: boolean } = {}) => ({
  ...IDLE_CALL,
  ...BEN,
  state: 'live' as const,
  localStream: pictureOf('ada', { audio: false, ...kinds }),
  remoteStream: pictureOf('ben', { audio: false, ...kinds }),
  selfView: true,
  liveSince: Date.now(),
  ...more,
});

/** Two people whose call is real: two sessions, two RTCPeerConnections, pictures from a canvas. */
const twoSides = (args: Args) =>
  sideBySide(
    html`<peer-video-call to="ben" camera="ada" ${attributes(args)}></peer-video-call>`,
    html`<peer-video-call camera="ben"></peer-video-call>`,
  );

// Before a call.

export const Idle: Story = { args: { to: 'ben' } };

export const IdleForAnyone: Story = { args: {} };

/** Who called while nobody was there, and a way to hear of the next one. */
export const MissedCalls: Story = {
  ...inState({
    missedCalls: [
      { from: 'ben', displayName: 'Ben Okri', at: new Date('2026-11-24T09:12').getTime() },
      {
        from: '2f6c1a9e-8a57-4d0e-9f0b-5c1de3f7a001',
        displayName: null,
        at: new Date('2026-11-24T11:40').getTime(),
      },
    ],
  }),
  args: { notifications: true },
};

export const AudioOnly: Story = { args: { to: 'ben', 'audio-only': true } };

export const OwnIdleScreen: Story = {
  args: { to: 'ben' },
  render: (args) =>
    alone(
      html`<peer-video-call ${attributes(args)}
        ><p slot="idle">The nurse is free from two o’clock.</p></peer-video-call
      >`,
    ),
};

export const RequestingMedia: Story = {
  args: { to: 'ben', camera: 'asking' },
  play: async ({ canvasElement }) => {
    const call = canvasElement.querySelector('peer-video-call');
    await until('it asks', () => (void call?.call(), call?.state === 'requesting-media'));
  },
};

// On the way.

export const Calling = inState(() => ({ ...BEN, state: 'calling', localStream: pictureOf('ada') }));

export const Ringing = inState(() => ({ ...BEN, state: 'ringing', localStream: pictureOf('ada') }));

export const Incoming: Story = { ...inState({ ...BEN, state: 'incoming' }), args: {} };

/** The session remembers decisions: whoever is ticked is let in, or kept out, for good. */
export const IncomingForGood: Story = {
  render: (args) =>
    sideBySide(
      html`<peer-video-call to="ben" camera="ada" ${attributes(args)}></peer-video-call>`,
      html`<peer-video-call></peer-video-call>`,
      { ben: { 'remember-decisions': true } },
    ),
  play: async ({ canvasElement }) => {
    await allOpen(canvasElement);
    const [ada, ben] = pair(canvasElement, 'peer-video-call');
    void ada.call();
    await until('the answer may be for good', () => ben.shadowRoot?.querySelector('[part=remember]'));
  },
};

export const IncomingWithoutName: Story = {
  ...inState({ remoteId: '2f6c1a9e-8a57-4d0e-9f0b-5c1de3f7a001', state: 'incoming' }),
  args: {},
};

export const Connecting = inState(() => ({ ...BEN, state: 'connecting', localStream: pictureOf('ada') }));

/** Ada rings at Ben, for real: take the call, or decline it. */
export const Ring: Story = {
  tags: ['!autodocs'],
  render: () =>
    sideBySide(
      html`<peer-video-call to="ben" camera="ada"></peer-video-call>`,
      html`<peer-video-call camera="ben"></peer-video-call>`,
    ),
  play: async ({ canvasElement }) => {
    const [ada, ben] = pair(canvasElement, 'peer-video-call');
    await until('the sessions are open', () => ada.closest('peer-session')?.state === 'open');
    void ada.call();
    await until('it rings on both sides', () => ada.state === 'ringing' && ben.state === 'incoming');
  },
};

// In a call.

export const Live: Story = {
  render: twoSides,
  play: async ({ canvasElement }) => {
    await connect(canvasElement);
  },
};

/** Ben has switched his camera off. */
export const LiveRemoteCameraOff: Story = {
  tags: ['!autodocs'],
  render: twoSides,
  play: async ({ canvasElement }) => {
    const [ada, ben] = await connect(canvasElement);
    await ben.toggleCamera(false);
    await until('Ada is told', () => ada.remoteCameraOff);
  },
};

/** Ben has muted himself. */
export const LiveRemoteMicOff: Story = {
  tags: ['!autodocs'],
  render: twoSides,
  play: async ({ canvasElement }) => {
    const [ada, ben] = await connect(canvasElement);
    await ben.toggleMic(false);
    await until('Ada is told', () => ada.remoteMicOff);
  },
};

export const LiveOwnDevicesOff = inState(() => live({ micOff: true, cameraOff: true }));

export const LiveVoice: Story = {
  ...inState(() => live({ voice: true, remoteCameraOff: true }, { video: false })),
  args: { to: 'ben', 'audio-only': true },
};

export const LiveSplit: Story = { ...inState(() => live()), args: { to: 'ben', layout: 'split' } };

export const LiveSpotlight: Story = { ...inState(() => live()), args: { to: 'ben', layout: 'spotlight' } };

export const LiveBare: Story = {
  ...inState(() => live()),
  args: { to: 'ben', 'without-controls': true, 'without-self-view': true },
};

export const LiveOnAPhone: Story = {
  args: { to: 'ben' },
  render: (args) =>
    html`<div class="phone">
      ${alone(html`<peer-video-call ${attributes(args)} ${shows(() => live())}></peer-video-call>`)}
    </div>`,
};

/** Somebody has moved over the call: the buttons that come later are there. */
const movedOver = async ({ canvasElement }: { canvasElement: HTMLElement }) => {
  const call = canvasElement.querySelector('peer-video-call');
  await until('it is live', () => call?.state === 'live');
  call?.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true }));
  await until('the buttons are there', () => call?.shadowRoot?.querySelector('[part=more]'));
};

export const LiveWithScreen: Story = {
  ...inState(() => live({ screen: pictureOf('screen', { audio: false }) })),
  play: movedOver,
};

/** A screen fills the stage in every layout. */
export const LiveWithScreenSplit: Story = { ...LiveWithScreen, args: { to: 'ben', layout: 'split' } };

export const LiveWithScreenSpotlight: Story = { ...LiveWithScreen, args: { to: 'ben', layout: 'spotlight' } };

export const LiveSharingOwnScreen: Story = {
  ...inState(() => live({ ownScreen: pictureOf('screen', { audio: false }) })),
  play: async (context) => {
    await movedOver(context as never);
    await until('it says so', () =>
      context.canvasElement.querySelector('peer-video-call')?.shadowRoot?.querySelector('[part=sharing]'),
    );
  },
};

/** This side records, and so does the other. */
export const Recorded: Story = {
  ...inState(() =>
    live({ recording: { seconds: 83, bytes: 21_400_000, isSaving: false }, isRecorded: true }),
  ),
  play: async (context) => {
    await movedOver(context as never);
    await until('it says so', () =>
      context.canvasElement.querySelector('peer-video-call')?.shadowRoot?.querySelector('[part=recording]'),
    );
  },
};

/** What Ben says, as text. A service of his browser writes down what is said here. */
export const LiveWithCaptions: Story = {
  ...inState(() =>
    live({
      captions: true,
      captioning: {
        state: 'listening',
        lines: [
          { text: 'Good morning, this is the pharmacy on the market square.', isFinal: true },
          { text: 'Your order has come in, and', isFinal: false },
        ],
      },
      isCaptioned: true,
    }),
  ),
  play: async (context) => {
    await movedOver(context as never);
    await until('it can be read', () =>
      context.canvasElement.querySelector('peer-video-call')?.shadowRoot?.querySelector('[part=captions]'),
    );
  },
};

/** The sign beside Ben’s name. */
export const LivePoor: Story = inState(() => live({ quality: 'poor' }));

/** What there is no room for in the row of buttons. */
export const LiveMenu: Story = {
  ...inState(() => live({ quality: 'good' })),
  play: async (context) => {
    await movedOver(context as never);
    const root = context.canvasElement.querySelector('peer-video-call')?.shadowRoot;
    root?.querySelector<HTMLElement>('[part=more]')?.click();
    await until('it opens', () => root?.querySelector('[part=menu]'));
  },
};

export const Reconnecting = inState(() => live(), { state: 'reconnecting' });

/** A camera that was pulled out does not end the call. */
export const LiveWithError = inState(() =>
  live({
    cameraOff: true,
    error: new PeerElementsError('media-not-found', 'The camera is gone.', {
      hint: 'Plug it in and turn the camera on again.',
    }),
  }),
);

// After a call.

const ended = (reason: CloseReason, more: Partial<CallSnapshot> = {}) =>
  inState({ ...BEN, state: 'ended', reason, ...more });

/** Where Ben was the one who called. */
const endedInbound = (reason: CloseReason): Story => ({
  ...inState({ ...BEN, state: 'incoming' }, { state: 'ended', reason }),
  args: {},
});

export const EndedHungUp: Story = {
  tags: ['!autodocs'],
  render: twoSides,
  play: async ({ canvasElement }) => {
    const [ada, ben] = await connect(canvasElement);
    await ada.hangUp();
    await until('both know', () => ada.state === 'ended' && ben.state === 'ended');
  },
};
export const EndedDeclined = ended('declined');
export const EndedBusy = ended('busy');
export const EndedNoAnswer = ended('no-answer');
export const EndedCancelled = ended('cancelled');
export const EndedUnavailable = ended('unavailable', {
  error: explained({ code: 'peer-unavailable', params: { id: 'ben' } }),
});
export const EndedAnsweredElsewhere = endedInbound('answered-elsewhere');
export const EndedLost = ended('lost');
export const EndedFailed = ended('failed', {
  error: new PeerElementsError('negotiation-failed', 'No network path to “{id}” was found.', {
    params: { id: 'ben' },
    hint: 'A firewall may be in the way. A TURN server in the config attribute gives both sides a path.',
  }),
});
export const EndedVerificationFailed = ended('verification-failed');
export const MissedCall = endedInbound('cancelled');
export const MissedNoAnswer = endedInbound('no-answer');
export const DeclinedByOneself = endedInbound('declined');

// What goes wrong. The cameras of these stories fail as real ones do.

const failing = (args: Args, code: string): Story => ({
  args: { to: 'ben', ...args },
  play: async ({ canvasElement }) => {
    const call = canvasElement.querySelector('peer-video-call');
    await until('it is shown', () => (void call?.call(), call?.handle.store.value.error?.code === code));
  },
});

export const MediaDenied = failing({ camera: 'forbidden' }, 'media-denied');
export const MediaNotFound = failing({ camera: 'missing' }, 'media-not-found');
export const MediaInUse = failing({ camera: 'in-use' }, 'media-in-use');
export const MicrophoneDenied = failing({ microphone: 'forbidden', 'audio-only': true }, 'media-denied');
export const InsecureContext = inState({
  error: new PeerElementsError(
    'insecure-context',
    'This page may not use a camera or microphone, because it is not served over https.',
    { hint: 'Open it by https, or on this machine by http://localhost.' },
  ),
});
export const InvalidAttribute = failing({ resolution: '9000p' }, 'invalid-attribute');

export const NoSession: Story = {
  args: { to: 'ben' },
  render: (args) => html`<peer-video-call ${attributes(args)}></peer-video-call>`,
  play: ({ canvasElement }) => complains(canvasElement),
};

/** The id that is asked for belongs to somebody else. */
export const SessionFailed: Story = {
  args: { to: 'ben' },
  render: (args) =>
    html`${meeting((hub) => [
      person(hub, 'ada', ''),
      person(hub, 'ada', html`<peer-video-call ${attributes(args)}></peer-video-call>`, { manual: true }),
    ])}`,
  play: async ({ canvasElement }) => {
    const [first, second] = canvasElement.querySelectorAll('peer-session');
    await until('the first one has the id', () => first?.state === 'open');
    second?.start().catch(() => undefined);
    await until('the second one fails', () => second?.state === 'failed');
  },
};

/** The server does not answer; attempts go on. */
export const ServerUnreachable: Story = {
  args: { to: 'ben' },
  render: (args) =>
    html`${meeting((hub) => {
      hub.down();
      return person(hub, 'ada', html`<peer-video-call ${attributes(args)}></peer-video-call>`);
    })}`,
  play: async ({ canvasElement }) => {
    const session = canvasElement.querySelector('peer-session');
    await until('the error is shown', () => session?.handle.store.value.error);
  },
};

async function complains(canvas: HTMLElement): Promise<void> {
  const root = canvas.querySelector('peer-video-call')?.shadowRoot;
  await until('it says what to do', () => root?.querySelector('[part=error]'));
}
