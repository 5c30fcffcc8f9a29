import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { PeerElementsError } from '../src/base/errors.js';
import { FakeTransfer, pictureOf, soundOf, type Faked } from '../test/support/fake-transfer.js';
import { until } from './support/people.js';

const meta: Meta = { title: 'peer-transfer', component: 'peer-transfer' };
export default meta;

const inState = (values: Faked): StoryObj => ({
  render: () => html`<peer-transfer .transfer=${new FakeTransfer(values)}></peer-transfer>`,
});

const MOVING = { state: 'sending', bytes: 1_300_000, rate: 240_000, timeLeft: 12 } as const;

/** Somebody offers a file: nothing of it comes before it is accepted. */
export const Offered = inState({});

export const WaitingToBeAccepted = inState({ direction: 'send' });

export const Sending = inState({ ...MOVING, direction: 'send' });

export const Receiving = inState(MOVING);

export const Starting = inState({ state: 'accepted' });

export const Paused = inState({ ...MOVING, state: 'paused', waitingFor: 'self' });

export const PausedByTheOtherSide = inState({ ...MOVING, state: 'paused', waitingFor: 'peer' });

export const Interrupted = inState({ ...MOVING, state: 'paused', waitingFor: 'link' });

/** After a reload the browser may no longer have a large file. */
export const ChooseAgain = inState({ ...MOVING, direction: 'send', state: 'paused', waitingFor: 'file' });

export const Done = inState({ state: 'done', bytes: 4_200_000 });

export const Delivered = inState({ state: 'done', bytes: 4_200_000, direction: 'send' });

export const Declined = inState({ state: 'declined', direction: 'send' });

export const Cancelled = inState({ state: 'cancelled' });

export const Failed = inState({
  state: 'failed',
  error: new PeerElementsError(
    'storage-full',
    'There is no room for the file on the device that receives it.',
    { hint: 'Make room there, and send the file again.' },
  ),
});

/** Of a conversation that was kept, after a reload. */
export const NoLongerHere: StoryObj = {
  render: () =>
    html`<peer-transfer
      .info=${{ id: '1', name: 'holiday.zip', size: 734_003_200, type: 'application/zip' }}
    ></peer-transfer>`,
};

/** Its end is seen even where there is no room for all of it. */
export const LongName = inState({
  ...MOVING,
  name: 'Protocol of the extraordinary general meeting of the allotment society, final version (3).docx',
});

/** A name that turns round what follows it, and a path. */
export const HostileName = inState({ name: '../../etc/invoice\u202Efdp.exe', type: 'application/pdf' });

export const RightToLeftName = inState({ ...MOVING, name: 'סיכום הפגישה מיום חמישי.pdf' });

const media = (name: string, type: string, make: () => Blob | Promise<Blob>, found: string): StoryObj => {
  const transfer = new FakeTransfer({ name, type, size: 1_830_000, state: 'done', bytes: 1_830_000 });
  return {
    render: () => html`<peer-transfer class="story-narrow" .transfer=${transfer}></peer-transfer>`,
    loaders: [
      async () => {
        transfer.content = await make();
        return {};
      },
    ],
    play: async ({ canvasElement }) => {
      await until('it is there', () =>
        canvasElement.querySelector('peer-transfer')?.shadowRoot?.querySelector(found),
      );
    },
  };
};

export const Picture = media('evening.png', 'image/png', () => pictureOf(1200, 800), 'img');

export const TallPicture = media('tower.png', 'image/png', () => pictureOf(400, 1200), 'img');

export const Sound = media('tone.wav', 'audio/wav', () => soundOf(), 'audio');

/** Nothing that somebody else sends is shown as a page, whatever it says that it is. */
export const PictureThatIsNone = inState({
  ...{ name: 'cat.png', type: 'image/png', size: 20_480, state: 'done' },
  content: new Blob(['<script>alert(1)</script>']),
});

/** As large as the window. */
export const FullView: StoryObj = {
  ...Picture,
  tags: ['!autodocs'],
  play: async (context) => {
    await Picture.play?.(context);
    const root = context.canvasElement.querySelector('peer-transfer')?.shadowRoot;
    root?.querySelector<HTMLElement>('button.preview')?.click();
    await until('it is open', () => root?.querySelector('dialog[open]'));
  },
};
