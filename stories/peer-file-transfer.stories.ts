import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { PeerElementsError } from '../src/base/errors.js';
import type { FilesSnapshot } from '../src/channels/files-types.js';
import { FakeTransfer } from '../test/support/fake-transfer.js';
import { attributes, shows } from './support/directives.js';
import { allOpen, alone, pair, sideBySide, until } from './support/people.js';

type Args = Record<string, unknown>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'peer-file-transfer',
  component: 'peer-file-transfer',
  render: (args) => alone(html`<peer-file-transfer ${attributes(args)}></peer-file-transfer>`),
};
export default meta;

const BEN = { remoteId: 'ben', remoteName: 'Ben Okri' } as const;

const inState = (snapshot: Partial<FilesSnapshot>): Story => ({
  args: { to: 'ben' },
  render: (args) =>
    alone(html`<peer-file-transfer ${attributes(args)} ${shows(snapshot)}></peer-file-transfer>`),
});

export const Empty: Story = { args: { to: 'ben' } };

export const EmptyForAnyone: Story = { args: {} };

export const OwnWords: Story = {
  args: { to: 'ben' },
  render: (args) =>
    alone(
      html`<peer-file-transfer ${attributes(args)}
        ><span slot="label">Your X-ray pictures, please</span
        ><span slot="hint">Only the practice gets them.</span></peer-file-transfer
      >`,
    ),
};

/** Two people who send each other files, for real. */
export const ForReal: Story = {
  render: (args) =>
    sideBySide(
      html`<peer-file-transfer to="ben" ${attributes(args)}></peer-file-transfer>`,
      html`<peer-file-transfer to="ada"></peer-file-transfer>`,
    ),
  play: async ({ canvasElement }) => {
    await allOpen(canvasElement);
    const [ada, ben] = pair(canvasElement, 'peer-file-transfer');
    await ada.send(new File([new Uint8Array(300_000)], 'plans of the house.zip'));
    await until('Ben has the offer', () => ben.transfers.length === 1);
    await ben.transfers[0]?.accept();
    await until('it has arrived', () => ada.transfers[0]?.state === 'done');
    await ben.send(new File(['Thank you!'], 'thanks.txt', { type: 'text/plain' }));
    await until('Ada has the offer', () => ada.transfers.length === 2);
  },
};

const moving = {
  state: 'sending',
  bytes: 31_300_000,
  size: 96_000_000,
  rate: 3_200_000,
  timeLeft: 21,
} as const;

export const Several = inState({
  ...BEN,
  state: 'open',
  transfers: [
    new FakeTransfer({ state: 'done', bytes: 4_200_000 }),
    new FakeTransfer({ name: 'garden.mp4', ...moving, type: 'video/mp4', direction: 'send' }),
    new FakeTransfer({ name: 'invoice 2026-114.pdf', size: 183_000 }),
  ],
});

export const Knock = inState({ knock: { from: 'k-7f3', displayName: 'Ben Okri' } });

/** The session remembers decisions: whoever is ticked is let in, or kept out, for good. */
export const KnockForGood: Story = {
  render: (args) =>
    sideBySide(
      html`<peer-file-transfer to="ben" ${attributes(args)}></peer-file-transfer>`,
      html`<peer-file-transfer></peer-file-transfer>`,
      { ben: { 'remember-decisions': true } },
    ),
  play: async ({ canvasElement }) => {
    await allOpen(canvasElement);
    const [ada, ben] = pair(canvasElement, 'peer-file-transfer');
    await ada.send(new File([new Uint8Array(300_000)], 'plans of the house.zip'));
    await until('the answer may be for good', () => ben.shadowRoot?.querySelector('[part=remember]'));
  },
};

export const WaitingForConsent = inState({ ...BEN, state: 'connecting', waiting: true });

export const Connecting = inState({ ...BEN, state: 'connecting' });

export const Reconnecting = inState({
  ...BEN,
  state: 'reconnecting',
  transfers: [new FakeTransfer({ ...moving, state: 'paused', waitingFor: 'link', direction: 'send' })],
});

export const Failed = inState({
  ...BEN,
  state: 'closed',
  error: new PeerElementsError('peer-unavailable', 'Nobody with the id {id} is connected to the server.', {
    hint: 'Check the id, or try again when the other side is online.',
    params: { id: 'ben' },
  }),
});
