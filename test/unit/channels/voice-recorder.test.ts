import { expect } from '@open-wc/testing';
import { VoiceRecorder } from '../../../src/channels/voice-recorder.js';
import { installClock } from '../../support/clock.js';
import { installFakeMedia, type FakeMedia } from '../../support/media.js';
import { pause, refusal, shows, until } from '../../support/wait.js';

describe('VoiceRecorder', () => {
  let media: FakeMedia;
  let recorder: VoiceRecorder;
  let states: string[];
  const open = () => media.tracks.filter(({ readyState }) => readyState === 'live').length;

  function make(...options: ConstructorParameters<typeof VoiceRecorder>): VoiceRecorder {
    recorder = new VoiceRecorder(...options);
    states = [];
    recorder.store.subscribe(() => {
      if (recorder.state !== states.at(-1)) states.push(recorder.state);
    });
    return recorder;
  }

  /** Another recorder that began later has something: so has this one, of which nothing is taken before its end. */
  async function isRecorded(): Promise<void> {
    const other = new MediaRecorder(new MediaStream(media.tracks.slice(-1)));
    let size = 0;
    other.ondataavailable = ({ data }) => (size += data.size);
    other.start(10);
    await until('something is recorded', () => size > 0);
    other.stop();
  }

  // The microphone here is an AudioContext, and the first one of a page takes a while to know its own rate.
  before(async () => {
    const context = new AudioContext();
    await until('sound runs', () => context.currentTime > 0.3);
    await context.close();
  });
  beforeEach(() => {
    media = installFakeMedia({ video: false });
    make();
  });
  afterEach(() => {
    recorder.dispose();
    media.uninstall();
  });

  it('records a file that plays, and lets the microphone go at once', async () => {
    await recorder.start();
    expect([recorder.state, open()]).to.deep.equal(['recording', 1]);
    let levels = 0;
    recorder.store.subscribe(() => levels++);
    await until('it is heard', () => recorder.level > 0.3 && recorder.duration > 0.6);
    expect(levels).to.be.greaterThan(5);
    const stopping = recorder.stop();
    expect(open()).to.equal(0);
    const file = await stopping;
    expect(states).to.deep.equal(['asking', 'recording', 'stopped']);
    expect(file.name).to.match(/^voice-\d{4}-\d\d-\d\d-\d{4}\.(webm|m4a|ogg)$/);
    expect(file.type).to.match(/^audio\/(webm|mp4|ogg)$/);
    expect(recorder.store.value).to.include({ file, end: 'stopped', level: 0 });
    expect(await recorder.stop()).to.equal(file);
    const audio = new AudioContext();
    const bytes = await file.arrayBuffer();
    const start = [...new Uint8Array(bytes.slice(0, 400))].map((byte) => byte.toString(16).padStart(2, '0'));
    const { duration } = await audio.decodeAudioData(bytes).catch((cause: unknown) => {
      throw new Error(`${String(cause)} (${file.size} bytes, ${recorder.duration} s: ${start.join('')})`);
    });
    await audio.close();
    // A microphone that is slow to begin makes it shorter.
    expect(duration)
      .to.be.at.most(recorder.duration + 0.4)
      .and.above(0.1);
  });

  it('asks for the microphone that it is told', async () => {
    await make('headset').start();
    expect(media.requests).to.deep.equal([{ audio: { deviceId: { exact: 'headset' } } }]);
  });

  it('drops what was recorded when it is cancelled', async () => {
    await recorder.start();
    recorder.cancel();
    expect([recorder.state, open(), recorder.store.value.file]).to.deep.equal(['idle', 0, null]);
    await pause(100);
    expect(states.at(-1)).to.equal('idle');
    expect((await refusal(recorder.stop())).code).to.equal('not-open-yet');
    await recorder.start();
    expect([recorder.state, open()]).to.deep.equal(['recording', 1]);
  });

  it('shuts a microphone that is given after it was cancelled', async () => {
    const allow = media.prompt();
    const starting = recorder.start();
    await pause(20);
    expect(recorder.state).to.equal('asking');
    recorder.cancel();
    allow();
    await starting;
    await until('it was given', () => media.tracks.length === 1);
    expect([recorder.state, open()]).to.deep.equal(['idle', 0]);
  });

  it('is not dropped by a cancel before the last slice has come', async () => {
    await recorder.start();
    await isRecorded();
    const stopping = recorder.stop();
    recorder.cancel();
    expect((await stopping).size).to.be.greaterThan(0);
    expect(recorder.state).to.equal('idle');
  });

  for (const [name, code] of [
    ['NotAllowedError', 'media-denied'],
    ['NotFoundError', 'media-not-found'],
    ['NotReadableError', 'media-in-use'],
  ] as const)
    it(`says ${code} of a ${name}`, async () => {
      media.refuse(name);
      const error = await refusal(recorder.start());
      expect([error.code, recorder.state]).to.deep.equal([code, 'idle']);
      expect(error.message).to.match(/microphone/);
      media.refuse(null);
      await recorder.start();
      expect(recorder.state).to.equal('recording');
    });

  it('says that a page without https has no microphone', async () => {
    Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: undefined });
    try {
      expect((await refusal(recorder.start())).code).to.equal('insecure-context');
    } finally {
      Reflect.deleteProperty(navigator, 'mediaDevices');
    }
  });

  it('says that a browser cannot record', async () => {
    const { MediaRecorder: real } = globalThis;
    Reflect.deleteProperty(globalThis, 'MediaRecorder');
    try {
      expect((await refusal(recorder.start())).code).to.equal('browser-incompatible');
    } finally {
      globalThis.MediaRecorder = real;
    }
    expect(media.requests).to.deep.equal([]);
  });

  it('keeps what was recorded when the microphone is unplugged', async () => {
    await recorder.start();
    await isRecorded();
    const [track] = media.tracks;
    track?.dispatchEvent(new Event('ended'));
    await shows(recorder.store, { state: 'stopped', end: 'interrupted' });
    expect(recorder.store.value.file?.size).to.be.greaterThan(0);
    expect(open()).to.equal(0);
  });

  it('keeps what was recorded when the browser ends the recording', async () => {
    await recorder.start();
    await isRecorded();
    // All tracks have stopped, which no event of theirs says.
    for (const track of media.tracks) track.stop();
    await shows(recorder.store, { state: 'stopped', end: 'interrupted' });
    expect(recorder.store.value.file?.size).to.be.greaterThan(0);
  });

  it('lets the microphone go when the page is left', async () => {
    await recorder.start();
    await isRecorded();
    window.dispatchEvent(new Event('pagehide'));
    expect(open()).to.equal(0);
    await shows(recorder.store, { state: 'stopped' });
  });

  it('stops by itself after ten minutes', async () => {
    const clock = installClock();
    try {
      await recorder.start();
      await isRecorded();
      await clock.tick(599_000);
      expect(recorder.state).to.equal('recording');
      await clock.tick(1100);
      await shows(recorder.store, { state: 'stopped', end: 'limit' });
      expect(open()).to.equal(0);
    } finally {
      clock.uninstall();
    }
  });

  it('starts once', async () => {
    await Promise.all([recorder.start(), recorder.start()]);
    await recorder.start();
    expect([media.tracks.length, recorder.state]).to.deep.equal([1, 'recording']);
  });

  it('says so where nothing was recorded', async () => {
    const { start } = MediaRecorder.prototype;
    MediaRecorder.prototype.start = function () {
      start.call(this);
      this.ondataavailable = null;
    };
    try {
      await recorder.start();
    } finally {
      MediaRecorder.prototype.start = start;
    }
    expect((await refusal(recorder.stop())).code).to.equal('recording-failed');
    expect([recorder.state, recorder.store.value.error?.code]).to.deep.equal(['idle', 'recording-failed']);
    expect(open()).to.equal(0);
  });
});
