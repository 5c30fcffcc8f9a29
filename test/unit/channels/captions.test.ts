import { expect } from '@open-wc/testing';
import 'peerjs';
import type { CallConfig } from '../../../src/channels/call-types.js';
import { installFakeMedia } from '../../support/media.js';
import { closeAll, meeting, onClose } from '../../support/parties.js';
import { shows, until } from '../../support/wait.js';

type Status = 'available' | 'downloadable' | 'downloading' | 'unavailable';

/** The browser's recognition, as a test says that it answers. */
class FakeRecognition extends EventTarget {
  static made: FakeRecognition[] = [];
  static status: Status = 'available';
  static asked: unknown[] = [];
  static installed: () => Promise<boolean> = () => Promise.resolve(true);

  static available(options: unknown): Promise<Status> {
    FakeRecognition.asked.push(options);
    return Promise.resolve(FakeRecognition.status);
  }

  static install(): Promise<boolean> {
    return FakeRecognition.installed();
  }

  lang = '';
  continuous = false;
  interimResults = false;
  processLocally = false;
  track: MediaStreamTrack | null = null;
  isAborted = false;
  onresult: ((event: unknown) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  onend: (() => void) | null = null;

  constructor() {
    super();
    FakeRecognition.made.push(this);
  }

  start(track: MediaStreamTrack): void {
    this.track = track;
  }

  abort(): void {
    this.isAborted = true;
  }

  /** Each is what was understood; a text that ends in `…` may still change. */
  hears(...texts: string[]): void {
    const results = texts.map((text) =>
      Object.assign([{ transcript: ` ${text}` }], { isFinal: !text.endsWith('…') }),
    );
    this.onresult?.({ results, resultIndex: 0 });
  }
}

describe('captions', function () {
  this.timeout(20_000);
  beforeEach(() => {
    Object.assign(FakeRecognition, {
      made: [],
      asked: [],
      status: 'available',
      installed: () => Promise.resolve(true),
    });
    provide(FakeRecognition);
  });
  afterEach(() => {
    closeAll();
    Reflect.deleteProperty(window, 'SpeechRecognition');
  });

  const provide = (value: unknown) =>
    Object.defineProperty(window, 'SpeechRecognition', { configurable: true, value });

  async function live(ann: CallConfig = {}, bob: CallConfig = {}, remote: { audio?: boolean } = {}) {
    const media = installFakeMedia({});
    onClose(() => media.uninstall());
    const [annParty, bobParty] = await meeting().parties('ann', 'bob');
    const config = { to: 'bob', captionsLanguage: 'en-GB', ...ann };
    const sides = { ann: annParty.call(config), bob: bobParty.call(bob) };
    void sides.ann.channel.call();
    await shows(sides.bob.store, { state: 'incoming' });
    await sides.bob.channel.answer(remote);
    await Promise.all([shows(sides.ann.store, { state: 'live' }), shows(sides.bob.store, { state: 'live' })]);
    return {
      ...sides,
      turn: (captions: boolean, more: CallConfig = {}) =>
        sides.ann.channel.configure({ ...config, captions, ...more }),
    };
  }
  type Side = Awaited<ReturnType<typeof live>>['ann'];

  const listening = () =>
    until('it listens', () => FakeRecognition.made.at(-1)?.track && FakeRecognition.made.at(-1));
  const codes = ({ events }: Side) =>
    events.filter(([name]) => name === 'error').map(([, error]) => (error as { code: string }).code);
  const texts = ({ store }: Side) => store.value.captioning?.lines.map(({ text }) => text);

  it('are what the other side says, on this device, in the language that was set', async () => {
    const { ann, bob, turn } = await live();
    expect(FakeRecognition.made).to.have.length(0);
    turn(true);
    const recognition = await listening();
    expect(recognition).to.include({
      lang: 'en-GB',
      processLocally: true,
      continuous: true,
      interimResults: true,
    });
    expect(recognition?.track).to.equal(ann.store.value.remoteStream?.getAudioTracks()[0]);
    expect(FakeRecognition.asked).to.deep.equal([{ langs: ['en-GB'], processLocally: true }]);
    recognition?.hears('Good…');
    recognition?.hears('Good morning.');
    recognition?.hears('How are…');
    expect(texts(ann)).to.deep.equal(['Good morning.', 'How are…']);
    expect(ann.events.filter(([name]) => name === 'caption').map(([, line]) => line)).to.deep.equal([
      { text: 'Good…', isFinal: false },
      { text: 'Good morning.', isFinal: true },
      { text: 'How are…', isFinal: false },
    ]);
    recognition?.hears('How are you?', 'I am', 'fine.');
    expect(texts(ann), 'no more than three').to.deep.equal(['How are you?', 'I am', 'fine.']);
    expect(bob.store.value.isCaptioned, 'nothing leaves this device').to.not.equal(true);
  });

  it('end when they are turned off, and with the call', async () => {
    const { ann, turn } = await live();
    turn(true);
    const first = await listening();
    turn(false);
    await shows(ann.store, { captioning: null });
    expect(first?.isAborted).to.equal(true);
    turn(true);
    const second = await until(
      'it listens again',
      () => FakeRecognition.made[1]?.track && FakeRecognition.made[1],
    );
    ann.channel.hangUp();
    expect(second?.isAborted).to.equal(true);
    expect(ann.store.value.captioning).to.equal(null);
    expect(codes(ann)).to.deep.equal([]);
  });

  it('go on when the browser ends a recognition, and give up when it always does', async () => {
    const { ann, turn } = await live();
    turn(true);
    await listening();
    for (let round = 1; round < 3; round++) {
      FakeRecognition.made.at(-1)?.onend?.();
      await until(
        'the next one',
        () => FakeRecognition.made.length === round + 1 && FakeRecognition.made.at(-1)?.track,
      );
    }
    FakeRecognition.made.at(-1)?.hears('Still here.');
    FakeRecognition.made.at(-1)?.onerror?.({ error: 'no-speech' });
    for (let round = 3; round < 5; round++) {
      FakeRecognition.made.at(-1)?.onend?.();
      await until(
        'the next one',
        () => FakeRecognition.made.length === round + 1 && FakeRecognition.made.at(-1)?.track,
      );
    }
    expect(codes(ann)).to.deep.equal([]);
    FakeRecognition.made.at(-1)?.onend?.();
    await shows(ann.store, { captioning: null, captions: false });
    expect(codes(ann)).to.deep.equal(['webrtc']);
  });

  it('load a language that the browser has not got, which shows', async () => {
    let arrived: (is: boolean) => void = () => undefined;
    FakeRecognition.status = 'downloadable';
    FakeRecognition.installed = () => new Promise((resolve) => (arrived = resolve));
    const { ann, turn } = await live();
    turn(true);
    await until('it shows', () => ann.store.value.captioning?.state === 'downloading');
    expect(FakeRecognition.made).to.have.length(0);
    arrived(true);
    expect((await listening())?.processLocally).to.equal(true);
  });

  it('that cannot be loaded are turned off, with an error', async () => {
    FakeRecognition.status = 'downloadable';
    FakeRecognition.installed = () => Promise.resolve(false);
    const { ann, turn } = await live();
    turn(true);
    await shows(ann.store, { captions: false, captioning: null });
    await until('it says so', () => codes(ann).includes('network'));
    expect(ann.store.value.error?.message).to.contain('en-GB');
  });

  it('do not leave this device unasked', async () => {
    FakeRecognition.status = 'unavailable';
    const { ann, turn } = await live();
    turn(true);
    await until('it says so', () => codes(ann).includes('browser-incompatible'));
    expect(FakeRecognition.made).to.have.length(0);
    expect(ann.store.value.error?.hint).to.contain('captions-service');
  });

  it('by a service of the browser’s are told to the other side', async () => {
    FakeRecognition.status = 'unavailable';
    const { ann, bob, turn } = await live();
    turn(true, { captionsService: 'browser' });
    expect((await listening())?.processLocally).to.equal(false);
    await shows(bob.store, { isCaptioned: true });
    turn(false, { captionsService: 'browser' });
    await shows(bob.store, { isCaptioned: false });
    expect(codes(ann)).to.deep.equal([]);
  });

  for (const [error, code] of [
    ['network', 'network'],
    ['not-allowed', 'not-allowed'],
    ['service-not-allowed', 'not-allowed'],
    ['language-not-supported', 'browser-incompatible'],
    ['audio-capture', 'webrtc'],
  ] as const)
    it(`that fail by ${error} are turned off as ${code}`, async () => {
      const { ann, turn } = await live();
      turn(true);
      (await listening())?.onerror?.({ error });
      await shows(ann.store, { captions: false, captioning: null });
      expect(codes(ann)).to.deep.equal([code]);
      expect(ann.store.value.error?.hint).to.not.equal('');
      expect(ann.store.value.state).to.equal('live');
    });

  it('are not had from a browser that listens to its own microphone', async () => {
    // As browsers with a prefix, or without what came later.
    provide(class extends EventTarget {});
    const { ann, turn } = await live();
    turn(true);
    await until('it says so', () => codes(ann).includes('browser-incompatible'));
    expect(ann.store.value.error?.message).to.equal('This browser cannot write down what is said.');
  });

  it('that were on before the call begin with it', async () => {
    const { ann } = await live({ captions: true });
    // Nothing of it is loaded in the first seconds, which belong to the picture.
    await until('it listens', () => FakeRecognition.made.at(-1)?.track, 10_000);
    ann.channel.hangUp();
  });

  it('refuse a language that is none', async () => {
    const { ann, turn } = await live();
    turn(true, { captionsLanguage: '!' });
    await until('it says so', () => codes(ann).includes('invalid-attribute'));
    expect(ann.store.value.error?.message).to.contain('captions-language');
  });
});
