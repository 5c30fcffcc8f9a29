import { expect } from '@open-wc/testing';
import type { PeerElementsError } from '../../../src/base/errors.js';
import { AudioBubble } from '../../../src/elements/peer-chat/audio-bubble.js';
import { styles, VoiceComposer, type VoiceOptions } from '../../../src/elements/peer-chat/voice.js';
import { beep } from '../../support/beep.js';
import { button, chatRoot, press, say } from '../../support/chat-part.js';
import { installFakeMedia, type FakeMedia } from '../../support/media.js';
import { pause, until } from '../../support/wait.js';

describe('a voice message', () => {
  let media: FakeMedia;
  let root: ShadowRoot;
  let composer: VoiceComposer;
  let sent: [File, number][];
  let failed: PeerElementsError[];
  let dones: number;

  function begin(options: Partial<VoiceOptions> = {}): void {
    composer = new VoiceComposer({
      t: say,
      send: async (file, seconds) => void sent.push([file, seconds]),
      fail: (error) => failed.push(error),
      done: () => dones++,
      ...options,
    });
    root.append(composer.render());
    void composer.start();
  }

  const open = () => media.tracks.filter(({ readyState }) => readyState === 'live').length;
  const name = () => root.activeElement?.getAttribute('aria-label');
  const status = () => root.querySelector('[role=status]')?.textContent?.trim();
  const seconds = () => root.querySelector('[role=timer]')?.textContent;
  const isCounting = () => /[1-9]/.test(seconds() ?? '');
  async function recorded(): Promise<void> {
    await until('a second', isCounting);
    (await button(root, 'Stop recording')).click();
    await button(root, 'Send');
  }

  beforeEach(() => {
    media = installFakeMedia({ video: false });
    root = chatRoot(styles);
    [sent, failed, dones] = [[], [], 0];
  });
  afterEach(() => {
    composer.dispose();
    root.host.remove();
    media.uninstall();
  });

  it('is recorded, heard and sent', async () => {
    begin();
    await button(root, 'Stop recording');
    expect([name(), status()]).to.deep.equal(['Stop recording', 'Recording']);
    await expect(root.host).to.be.accessible();
    await recorded();
    expect(name()).to.equal('Play');
    expect(status()).to.match(/^Recorded: 0:\d\d$/);
    await expect(root.host).to.be.accessible();
    expect([open(), sent.length, dones]).to.deep.equal([0, 0, 0]);
    (await button(root, 'Play')).click();
    await button(root, 'Pause');
    (await button(root, 'Send')).click();
    await until('it is sent', () => dones === 1);
    const [[file, length]] = sent as [[File, number]];
    expect(file.name).to.match(/^voice-/);
    expect(length).to.be.at.least(1);
  });

  it('goes on when the chat is drawn meanwhile', async () => {
    begin();
    const before = await until('the time', seconds);
    expect(composer.render()).to.equal(root.querySelector('.voice'));
    await until('another second', () => ![undefined, before].includes(seconds()));
  });

  it('shows a level that moves', async () => {
    begin();
    const canvas = await until('the bars', () => root.querySelector('canvas'));
    const ink = () => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
      return data?.filter((_, at) => at % 4 === 3 && (data[at] ?? 0) > 200).length ?? 0;
    };
    await until('they are drawn', () => canvas.width > 100 && ink() > 0);
    const before = ink();
    await until('they grow', () => ink() > before + 20);
  });

  it('has no button that is too small, in 240 px as well', async () => {
    (root.host as HTMLElement).style.width = '240px';
    begin();
    const small = () =>
      [...root.querySelectorAll('button')]
        .map((each) => each.getBoundingClientRect())
        .filter(
          ({ width, height, right }) =>
            width < 43.5 || height < 43.5 || right > 240 + root.host.getBoundingClientRect().left,
        );
    await recorded();
    expect(small()).to.deep.equal([]);
    expect(root.querySelector('input')?.getBoundingClientRect().width).to.be.greaterThan(20);
  });

  for (const state of ['asking', 'recording', 'recorded'])
    it(`is dropped by Escape while it is ${state}, and says so once`, async () => {
      const allow = state === 'asking' ? media.prompt() : () => undefined;
      begin();
      if (state === 'asking') await until('it has the focus', () => name() === 'Cancel');
      else await until('it has the focus', () => name() === 'Stop recording');
      if (state === 'recorded') await recorded();
      let outside = 0;
      document.addEventListener('keydown', () => outside++, { once: true });
      expect(press(root.activeElement as Element, 'Escape')).to.equal(false);
      expect([dones, outside, sent.length, failed.length]).to.deep.equal([1, 0, 0, 0]);
      allow();
      await pause(50);
      expect(open()).to.equal(0);
    });

  it('is dropped by its button', async () => {
    begin();
    (await button(root, 'Cancel')).click();
    expect(dones).to.equal(1);
    begin();
    await recorded();
    (await button(root, 'Delete')).click();
    expect([dones, sent.length]).to.deep.equal([2, 0]);
  });

  it('stays when it could not be sent', async () => {
    let isOffline = true;
    begin({
      async send() {
        await pause(100);
        if (isOffline) throw new Error('no');
      },
    });
    await recorded();
    (await button(root, 'Send')).click();
    expect((await button(root, 'Send')).disabled).to.equal(true);
    await until('it can be sent again', () => !root.querySelector<HTMLButtonElement>('.send')?.disabled);
    expect(dones).to.equal(0);
    isOffline = false;
    (await button(root, 'Send')).click();
    await until('it is sent', () => dones === 1);
  });

  it('says why there is no microphone, and makes room', async () => {
    media.refuse('NotAllowedError');
    begin();
    await until('it is told', () => dones === 1);
    expect(failed.map(({ code }) => code)).to.deep.equal(['media-denied']);
  });

  it('says that it is as long as it may be, or that the microphone is gone', async () => {
    begin({ most: 1 });
    await button(root, 'Send');
    expect(status()).to.match(/^That is as long as a voice message may be\. +Recorded: 0:\d\d$/);
    expect(root.querySelector('.note')?.textContent).to.match(/as long as/);
    composer.dispose();
    root.replaceChildren();
    begin();
    await until('it records', isCounting);
    media.tracks.at(-1)?.dispatchEvent(new Event('ended'));
    await button(root, 'Send');
    expect(status()).to.match(/interrupted/);
  });

  it('lets the microphone go with the chat', async () => {
    begin();
    await button(root, 'Stop recording');
    composer.dispose();
    expect([open(), dones]).to.deep.equal([0, 0]);
  });
});

describe('a sound in a bubble', () => {
  let root: ShadowRoot;
  let made: string[];
  let revoked: string[];
  const { createObjectURL, revokeObjectURL } = URL;
  const bubbles: AudioBubble[] = [];

  const bubble = (options: Partial<ConstructorParameters<typeof AudioBubble>[0]> = {}) => {
    const made = new AudioBubble({ t: say, blob: () => Promise.resolve(beep(3)), ...options });
    bubbles.push(made);
    root.append(made.render());
    return made;
  };
  const slider = (at = 0) => root.querySelectorAll('input')[at] as HTMLInputElement;
  const shown = (at = 0) => root.querySelectorAll('.at')[at]?.textContent;

  beforeEach(() => {
    root = chatRoot(styles);
    [made, revoked] = [[], []];
    URL.createObjectURL = (what) => {
      const url = createObjectURL(what);
      made.push(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      revoked.push(url);
      revokeObjectURL(url);
    };
  });
  afterEach(() => {
    for (const each of bubbles.splice(0)) each.dispose();
    root.host.remove();
    Object.assign(URL, { createObjectURL, revokeObjectURL });
  });

  it('is loaded when it is played, and let go when it leaves the page', async () => {
    const each = bubble();
    await expect(root.host).to.be.accessible();
    await pause(50);
    expect([made.length, slider().disabled, shown()]).to.deep.equal([0, true, '']);
    (await button(root, 'Play')).click();
    await button(root, 'Pause');
    expect([made.length, slider().disabled]).to.deep.equal([1, false]);
    await until('it goes on', () => slider().valueAsNumber > 0.2);
    expect(slider().getAttribute('aria-valuetext')).to.match(/^0:0\d of 0:03$/);
    await expect(root.host).to.be.accessible();
    each.render().remove();
    await until('it is let go', () => revoked.length === 1);
    expect([each.isPlaying, revoked]).to.deep.equal([false, made]);
    // It comes back when the list is drawn anew.
    root.append(each.render());
    (await button(root, 'Play')).click();
    await button(root, 'Pause');
    expect(made.length).to.equal(2);
  });

  it('is not let go by a move within the page', async () => {
    const each = bubble();
    await each.play();
    const box = root.appendChild(document.createElement('div'));
    box.append(each.render());
    await pause(200);
    expect([each.isPlaying, revoked.length]).to.deep.equal([true, 0]);
  });

  it('plays one at a time', async () => {
    const [first, second] = [bubble(), bubble()];
    await first.play();
    await until('it plays', () => first.isPlaying);
    await second.play();
    await until('the other one plays', () => second.isPlaying && !first.isPlaying);
    expect(root.querySelectorAll('[aria-label=Pause]').length).to.equal(1);
    void first.play();
    await second.play();
    await pause(50);
    expect([first.isPlaying, second.isPlaying]).to.deep.equal([false, true]);
  });

  it('begins where the slider is, and begins anew at the end', async () => {
    const each = bubble({ seconds: 3 });
    expect([slider().disabled, shown(), slider().max]).to.deep.equal([false, '0:03', '3']);
    slider().value = '2.5';
    slider().dispatchEvent(new Event('input'));
    expect(slider().getAttribute('aria-valuetext')).to.equal('0:02 of 0:03');
    await each.play();
    expect(slider().valueAsNumber).to.be.within(2.5, 3);
    await until('it ends', () => !each.isPlaying);
    await until('it is at the beginning', () => slider().valueAsNumber === 0 && shown() === '0:03');
  });

  it('knows how long a recording is whose file does not say', async () => {
    const media = installFakeMedia({ video: false });
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const recorder = new MediaRecorder(stream, { mimeType: 'audio/webm' });
    const slices: Blob[] = [];
    recorder.ondataavailable = ({ data }) => slices.push(data);
    const stopped = new Promise((done) => (recorder.onstop = done));
    // In slices, Chromium writes no duration.
    recorder.start(300);
    await until('more than a second', () => slices.length >= 5);
    recorder.stop();
    await stopped;
    const blob = new Blob(slices);
    media.uninstall();
    const each = bubble({ blob: () => Promise.resolve(blob) });
    await each.play();
    const duration = each.duration ?? NaN;
    expect(duration).to.be.above(1).and.below(Infinity);
    expect(slider().valueAsNumber).to.be.lessThan(duration / 2);
    // And it can be wound.
    slider().value = `${duration / 2}`;
    slider().dispatchEvent(new Event('input'));
    expect(slider().valueAsNumber).to.be.at.least(duration / 2 - 0.01);
    await until('it goes on', () => slider().valueAsNumber > duration / 2 + 0.05 || !each.isPlaying);
    await until('it ends', () => !each.isPlaying);
  });

  it('winds to the end once where only that tells the duration', async () => {
    const { prototype } = HTMLMediaElement;
    const duration = Object.getOwnPropertyDescriptor(prototype, 'duration') as PropertyDescriptor;
    const time = Object.getOwnPropertyDescriptor(prototype, 'currentTime') as PropertyDescriptor;
    let isFound = false;
    Object.defineProperty(prototype, 'duration', {
      configurable: true,
      get(this: HTMLMediaElement) {
        return isFound ? duration.get?.call(this) : Infinity;
      },
    });
    Object.defineProperty(prototype, 'currentTime', {
      ...time,
      set(this: HTMLMediaElement, at: number) {
        time.set?.call(this, at);
        isFound ||= at > 3;
        if (at > 3) this.dispatchEvent(new Event('durationchange'));
      },
    });
    try {
      const each = bubble();
      await each.play();
      expect(each.duration).to.be.closeTo(3, 0.1);
      expect(slider().valueAsNumber).to.be.lessThan(0.5);
    } finally {
      Object.defineProperty(prototype, 'duration', duration);
      Object.defineProperty(prototype, 'currentTime', time);
    }
  });

  it('says what cannot be played', async () => {
    const errors: PeerElementsError[] = [];
    const fail = (error: PeerElementsError) => errors.push(error);
    await bubble({
      fail,
      blob: () => Promise.resolve(new Blob(['no sound'], { type: 'audio/webm' })),
    }).play();
    await bubble({ fail, blob: () => Promise.reject(new Error('gone')) }).play();
    expect(errors.map(({ code }) => code)).to.deep.equal(['invalid-data', 'invalid-data']);
    expect(errors[1]?.message).to.include('gone');
    expect(revoked).to.deep.equal(made);
    expect(root.querySelectorAll('[aria-label=Play]').length).to.equal(2);
  });
});
