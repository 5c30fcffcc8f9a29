import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define/peer-level.js';
import type { PeerLevel } from '../../../src/elements/peer-level/peer-level.js';
import { fakeCamera } from '../../support/media.js';
import { inside } from '../../support/people.js';
import { pause, until } from '../../support/wait.js';

/** Notes the timers and the AudioContexts of what is under test. */
function watchWork() {
  const timers = new Set<unknown>();
  const contexts = new Set<AudioContext>();
  const { setInterval: begin, clearInterval: end } = globalThis;
  const { resume } = AudioContext.prototype;
  Object.assign(globalThis, {
    setInterval: (act: () => void, ms: number) => {
      const timer = begin(act, ms);
      timers.add(timer);
      return timer;
    },
    clearInterval: (timer: number) => {
      timers.delete(timer);
      end(timer);
    },
  });
  AudioContext.prototype.resume = function () {
    contexts.add(this);
    return resume.call(this);
  };
  return {
    timers,
    contexts,
    stop() {
      Object.assign(globalThis, { setInterval: begin, clearInterval: end });
      AudioContext.prototype.resume = resume;
    },
  };
}

describe('<peer-level>', () => {
  let stream: MediaStream;
  beforeEach(() => (stream = fakeCamera({ video: false })));
  afterEach(() => stream.getTracks().forEach((track) => track.stop()));

  const meter = (level: PeerLevel) => inside(level, '[role=meter]');
  const width = (level: PeerLevel) => inside(level, '.bar').getBoundingClientRect().width;

  it('is a meter with a name', async () => {
    const level = await fixture<PeerLevel>(html`<peer-level></peer-level>`);
    await expect(level).to.be.accessible();
    expect([meter(level).getAttribute('aria-label'), level.level, level.getAttribute('state')]).to.deep.equal(
      ['Microphone level', 0, 'quiet'],
    );
  });

  it('shows how loud a stream is, and that somebody speaks', async () => {
    const level = await fixture<PeerLevel>(html`<peer-level .stream=${stream}></peer-level>`);
    await until('it moves', () => level.level > 0.35 && width(level) > 20);
    expect(level.matches(':state(speaking)')).to.equal(true);
    await until('it is told', () => Number(meter(level).getAttribute('aria-valuenow')) > 35);
    await expect(level).to.be.accessible();
    stream.getAudioTracks().forEach((track) => (track.enabled = false));
    await until('it is quiet', () => level.level === 0 && width(level) === 0);
    await until('it says so', () => level.matches(':state(quiet)'));
  });

  it('tells a screen reader at most once a second', async () => {
    const level = await fixture<PeerLevel>(html`<peer-level .stream=${stream}></peer-level>`);
    let told = 0;
    let drawn = 0;
    new MutationObserver((records) => (told += records.length)).observe(meter(level), {
      attributeFilter: ['aria-valuenow'],
    });
    new MutationObserver(() => drawn++).observe(inside(level, '.bar'), { attributes: true });
    await until('it is drawn', () => drawn >= 10);
    expect(told).to.be.within(0, 2);
  });

  it('follows another track of the same stream', async () => {
    const own = new MediaStream();
    const level = await fixture<PeerLevel>(html`<peer-level .stream=${own}></peer-level>`);
    await pause(150);
    expect(level.level).to.equal(0);
    for (const track of stream.getTracks()) own.addTrack(track);
    await until('it moves', () => level.level > 0.35);
  });

  it('does nothing while nobody can see it', async () => {
    const work = watchWork();
    try {
      const page = await fixture<HTMLElement>(
        html`<div hidden><peer-level .stream=${stream}></peer-level></div>`,
      );
      const level = page.querySelector('peer-level') as PeerLevel;
      await pause(200);
      expect([work.timers.size, work.contexts.size]).to.deep.equal([0, 0]);
      page.hidden = false;
      await until('it measures', () => level.level > 0);
      expect([work.timers.size, work.contexts.size]).to.deep.equal([1, 1]);
      const [context] = [...work.contexts];
      page.hidden = true;
      await until('it rests', () => work.timers.size === 0 && context?.state === 'suspended');
      expect(level.level).to.equal(0);

      page.hidden = false;
      await until('it measures again', () => level.level > 0);
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
      document.dispatchEvent(new Event('visibilitychange'));
      await until('it rests', () => work.timers.size === 0 && context?.state === 'suspended');
      Reflect.deleteProperty(document, 'visibilityState');
      document.dispatchEvent(new Event('visibilitychange'));
      await until('it measures again', () => level.level > 0);
      level.remove();
      await until('it rests', () => work.timers.size === 0 && context?.state === 'suspended');
    } finally {
      Reflect.deleteProperty(document, 'visibilityState');
      work.stop();
    }
  });

  it('says what is wrong with `of`', async () => {
    const codes: string[] = [];
    const level = document.createElement('peer-level');
    level.addEventListener('error', (event) =>
      codes.push((event as unknown as CustomEvent).detail.error.code),
    );
    level.setAttribute('of', 'me');
    const page = await fixture<HTMLElement>(html`<div>${level}</div>`);
    await until('it says so', () => codes.length > 0);
    expect(codes).to.deep.equal(['invalid-attribute']);
    expect(inside(level, '[role=alert]').textContent).to.include('It must be own or remote.');
    level.setAttribute('of', 'remote');
    await level.updateComplete;
    expect(meter(level).getAttribute('aria-label')).to.equal('Loudness of the other side');
    await expect(page).to.be.accessible();
  });
});
