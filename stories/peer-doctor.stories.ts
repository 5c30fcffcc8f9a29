import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { finding, resultOf } from '../src/channels/doctor-finding.js';
import {
  CHECKS,
  IDLE_DOCTOR,
  type DoctorCheck,
  type DoctorSnapshot,
  type Finding,
} from '../src/channels/doctor-types.js';
import { attributes, meeting, shows } from './support/directives.js';
import { allOpen, alone, connect, person, sideBySide, until } from './support/people.js';

type Args = Record<string, unknown>;
type Story = StoryObj<Args>;

export default {
  title: 'peer-doctor',
  component: 'peer-doctor',
  render: (args: Args) => alone(html`<peer-doctor ${attributes(args)}></peer-doctor>`),
};

const FINE: Readonly<Record<DoctorCheck, Finding>> = {
  'secure-context': finding('ok', 'This page is secure, as camera and microphone need it.'),
  browser: finding('ok', 'This browser can make calls.'),
  camera: finding('ok', 'Cameras that this page may use: {count}.', { params: { count: 1 } }),
  microphone: finding('ok', 'There is a microphone. The browser will ask before this page may use it.'),
  signalling: finding('ok', 'The PeerServer, which brings both sides together, answers.'),
  stun: finding('ok', 'A STUN server answers: this device knows how it is seen from outside.'),
  'turn-udp': finding('ok', 'A TURN server relays over {way}.', { params: { way: 'UDP' } }),
  'turn-tcp': finding('ok', 'A TURN server relays over {way}.', { params: { way: 'TCP' } }),
  'turn-tls': finding('skipped', 'No TURN server over {way} is set.', {
    params: { way: 'TLS' },
    hint: 'It helps behind firewalls that let nothing out but https.',
  }),
  direct: finding('ok', 'Direct connections are possible from here.', {
    hint: 'Whether there is a direct path to somebody depends on their network as well.',
  }),
  'round-trip': finding('ok', 'There and back over the TURN server takes {ms} ms.', { params: { ms: 38 } }),
  loss: finding('ok', 'Lost on the way: {percent} % of all packets.', { params: { percent: 0 } }),
};

const WARNINGS: Partial<Record<DoctorCheck, Finding>> = {
  camera: finding('warning', 'No camera was found on this device.', {
    hint: 'Plug one in and try again, or go on without.',
  }),
  direct: finding(
    'warning',
    'The router takes another port for every destination, so few direct paths are found.',
    { hint: 'A TURN server will be needed: name one in the attribute turn.' },
  ),
  'round-trip': finding('warning', 'There and back takes {ms} ms, by a relay.', {
    params: { ms: 420, most: 300 },
    hint: 'Above {most} ms people talk over each other. A cable in place of wireless, or a nearer TURN server, may help.',
  }),
};

const FAILURES: Partial<Record<DoctorCheck, Finding>> = {
  microphone: finding('failed', 'The browser does not allow this page to use your microphone.', {
    hint: 'Allow it by the icon beside the address and try again, or go on without.',
  }),
  'turn-udp': finding('failed', 'TURN over {way}: the user name or the password was refused at {servers}.', {
    params: { way: 'UDP', servers: 'turn.example.org:3478' },
    hint: 'Check them where the page names the server. Short-lived ones run out: check the clock of the server too.',
  }),
};

const linesOf = (more: Partial<Record<DoctorCheck, Finding>> = {}, checks: readonly DoctorCheck[] = CHECKS) =>
  checks.map((check) => resultOf(check, more[check] ?? FINE[check]));

const inState = (snapshot: Partial<DoctorSnapshot>): Story => ({
  render: (args) =>
    alone(html`<peer-doctor ${attributes(args)} ${shows({ ...IDLE_DOCTOR, ...snapshot })}></peer-doctor>`),
});

const done = (more?: Partial<Record<DoctorCheck, Finding>>): Story =>
  inState({ state: 'done', results: linesOf(more), finishedAt: Date.UTC(2026, 10, 28) });

/** Nothing was looked at yet. */
export const Idle: Story = {};

export const Running: Story = inState({
  state: 'running',
  running: 'stun',
  results: linesOf({}, CHECKS.slice(0, CHECKS.indexOf('stun'))),
});

export const AllRight: Story = done();

/** Calls are possible, with limits. */
export const Warnings: Story = done(WARNINGS);

export const Failures: Story = done({ ...WARNINGS, ...FAILURES });

/** A session that nobody answers. */
export const NoServer: Story = {
  render: (args) =>
    html`${meeting((hub) => {
      hub.down();
      return person(hub, 'ada', html`<peer-doctor ${attributes(args)}></peer-doctor>`, { manual: true });
    })}`,
  play: async ({ canvasElement }) => {
    const doctor = canvasElement.querySelector('peer-doctor');
    await customElements.whenDefined('peer-doctor');
    void doctor?.run();
    await until('it says so', () => doctor?.results.some(({ check }) => check === 'signalling'), 15_000);
  },
};

/** For real, in this page. */
export const ForReal: Story = {
  render: (args) =>
    html`${meeting((hub) => person(hub, 'ada', html`<peer-doctor ${attributes(args)}></peer-doctor>`))}`,
  play: async ({ canvasElement }) => {
    await allOpen(canvasElement);
    await canvasElement.querySelector('peer-doctor')?.run();
  },
};

/** The way of a call that goes on. */
export const DuringACall: Story = {
  render: (args) =>
    sideBySide(
      html`<peer-video-call to="ben" camera="ada"></peer-video-call>
        <peer-doctor ${attributes(args)}></peer-doctor>`,
      html`<peer-video-call camera="ben"></peer-video-call>`,
    ),
  play: async ({ canvasElement }) => {
    await connect(canvasElement);
    await canvasElement.querySelector('peer-doctor')?.run();
  },
};
