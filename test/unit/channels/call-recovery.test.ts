import { expect } from '@open-wc/testing';
import { Cleanup } from '../../../src/base/lifetime.js';
import { Emitter } from '../../../src/base/store.js';
import type { CallHost, RunningCall } from '../../../src/channels/call-host.js';
import { CallRecovery } from '../../../src/channels/call-recovery.js';
import { installClock } from '../../support/clock.js';
import { fakeCamera } from '../../support/media.js';
import { pause, until } from '../../support/wait.js';

interface Words {
  k: string;
  n?: number;
  type?: string;
  sdp?: string;
  candidate?: string;
  secret?: string;
}

/** The two ends of a call over a real path, with what they say to each other by hand. */
class End extends Emitter<{
  silent: undefined;
  stats: RTCStatsReport | null;
  open: string;
  message: object;
}> {
  shown: Record<string, unknown> = {};
  readonly pc = new RTCPeerConnection();
  readonly cleanup = new Cleanup();
  readonly said: { over: 'call' | 'server'; words: Words }[] = [];
  readonly id: string;
  silent = false;
  state = 'open';
  reconnects = 0;
  recovery!: CallRecovery;

  constructor(id: string) {
    super();
    this.id = id;
  }

  get key(): string {
    return /a=ice-ufrag:(.*)/.exec(this.pc.currentLocalDescription?.sdp ?? '')?.[1] ?? '';
  }

  /** `pass`: what the other end gets of what is said, or null. */
  begin(other: End, pass: (words: Words) => Words | null = (words) => words): void {
    const say = (over: 'call' | 'server') => (words: Words) => {
      // What both know each other by is said once, at the start, and is not about a restart.
      if (words.secret === undefined) this.said.push({ over, words });
      const got = pass(words);
      if (got) queueMicrotask(() => other.recovery.take(JSON.stringify(got), over === 'server'));
    };
    const [overCall, overServer] = [say('call'), say('server')];
    const lifeline = { on: this.on.bind(this), send: overCall, look: () => Promise.resolve() };
    Object.defineProperty(lifeline, 'silent', { get: () => this.silent });
    const session = {
      on: this.on.bind(this),
      store: { value: { localId: this.id } },
      reconnect: () => Promise.resolve(String(this.reconnects++)),
      tell: (_to: string, { kind, text }: { kind: string; text: string }) => {
        expect(kind).to.equal('more');
        overServer(JSON.parse(text) as Words);
      },
    };
    Object.defineProperty(session, 'state', { get: () => this.state });
    const set = (change: object) => Object.assign(this.shown, change);
    const run = {
      set,
      cleanup: this.cleanup,
      remoteId: other.id,
      lifeline,
      connection: { connectionId: 'mc' },
    };
    this.recovery = new CallRecovery(
      run as unknown as RunningCall,
      { session, store: { value: this.shown, set } } as unknown as CallHost,
      this.pc,
    );
  }
}

describe('CallRecovery', function () {
  this.timeout(20_000);
  let ann: End;
  let bob: End;
  let camera: MediaStream;

  beforeEach(async () => {
    [ann, bob] = [new End('ann'), new End('bob')];
    camera = fakeCamera({ audio: false });
    const send = (from: End, to: End) =>
      from.pc.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate && !(from.recovery as CallRecovery | undefined)) void to.pc.addIceCandidate(candidate);
      });
    send(ann, bob);
    send(bob, ann);
    for (const track of camera.getTracks()) ann.pc.addTrack(track, camera);
    await ann.pc.setLocalDescription();
    await bob.pc.setRemoteDescription(ann.pc.localDescription as RTCSessionDescription);
    await bob.pc.setLocalDescription();
    await ann.pc.setRemoteDescription(bob.pc.localDescription as RTCSessionDescription);
    for (const { pc } of [ann, bob]) await until('a path', () => pc.connectionState === 'connected');
    await until('all candidates', () => ann.pc.iceGatheringState === 'complete');
  });
  afterEach(() => {
    for (const end of [ann, bob]) {
      end.cleanup.run();
      end.pc.close();
    }
    for (const track of camera.getTracks()) track.stop();
  });

  function both(...passes: ((words: Words) => Words | null)[]): [string, string] {
    ann.begin(bob, passes[0]);
    bob.begin(ann, passes[1]);
    return [ann.key, bob.key];
  }
  const haveNew = ([ofAnn, ofBob]: [string, string]) =>
    until('new keys on both sides', () => ann.key !== ofAnn && bob.key !== ofBob);
  const goesOn = () =>
    until('the path goes on', () =>
      [ann, bob].every(
        ({ pc }) => pc.iceConnectionState === 'connected' || pc.iceConnectionState === 'completed',
      ),
    );

  it('another network: a new path is agreed on over the call itself', async () => {
    const keys = both();
    window.dispatchEvent(new Event('online'));
    await haveNew(keys);
    await goesOn();
    expect(new Set([...ann.said, ...bob.said].map(({ over }) => over))).to.deep.equal(new Set(['call']));
    expect(bob.said.filter(({ words }) => words.type === 'offer')).to.deep.equal([]);
  });

  it('after a silence it looks for the server first, and restarts over it once its socket is new', async () => {
    const keys = both();
    ann.silent = bob.silent = true;
    for (const end of [ann, bob]) end.emit('silent', undefined);
    expect([ann.reconnects, bob.reconnects, ann.said, bob.said]).to.deep.equal([1, 1, [], []]);
    bob.emit('open', 'bob');
    await haveNew(keys);
    await goesOn();
    expect(bob.said[0]).to.deep.equal({ over: 'server', words: { k: 'restart' } });
    expect(ann.said[0]?.words).to.include({ k: 'restart', n: 1, type: 'offer' });
    expect(ann.said.every(({ over }) => over === 'server')).to.equal(true);
  });

  it('restarts at once where the socket is no older than the silence', () => {
    both();
    ann.emit('open', 'ann');
    expect(ann.said).to.deep.equal([]);
    ann.silent = true;
    ann.emit('silent', undefined);
    return until('an offer', () => ann.said.length > 0);
  });

  it('lets a session be that its page has taken off the server', () => {
    both();
    ann.state = 'disconnected';
    ann.silent = true;
    ann.emit('silent', undefined);
    expect([ann.reconnects, ann.said]).to.deep.equal([0, []]);
  });

  it('goes on trying while the other side cannot be heard', async () => {
    let isLost = true;
    const keys = both((words) => (isLost ? null : words));
    ann.silent = bob.silent = true;
    ann.emit('open', 'ann');
    await until('an offer', () => ann.said.some(({ words }) => words.n === 1));
    isLost = false;
    await haveNew(keys);
    expect(ann.said.some(({ words }) => words.type === 'offer' && (words.n ?? 0) > 1)).to.equal(true);
  });

  it('goes over the server where words come in and none go out, and answers that way', async () => {
    const keys = both();
    let state: RTCIceConnectionState = 'disconnected';
    Object.defineProperty(bob.pc, 'iceConnectionState', { get: () => state });
    bob.emit('open', 'bob');
    await haveNew(keys);
    state = 'connected';
    expect(new Set([...ann.said, ...bob.said].map(({ over }) => over))).to.deep.equal(new Set(['server']));
  });

  it('makes another offer, over the server, where one was not answered while the path lives', async () => {
    let isLost = true;
    const keys = both((words) => (isLost ? null : words));
    window.dispatchEvent(new Event('online'));
    // One of her own, and one because bob asks for it: he hears of the other network as well.
    await until('both', () => ann.said.filter(({ words }) => words.type === 'offer').length === 2);
    isLost = false;
    await haveNew(keys);
    const offers = ann.said.filter(({ words }) => words.type === 'offer');
    expect([offers[0]?.over, offers.at(-1)?.over]).to.deep.equal(['call', 'server']);
    for (const { pc } of [ann, bob]) expect(pc.signalingState).to.equal('stable');
    await goesOn();
  });

  it('takes no description of another key', async () => {
    const other = (words: Words): Words =>
      words.sdp === undefined
        ? words
        : {
            ...words,
            sdp: words.sdp.replace(
              /(a=fingerprint:\S+ )(..)/g,
              (_, before: string, byte: string) => before + (byte === '00' ? '01' : '00'),
            ),
          };
    const [ofAnn, ofBob] = both(other);
    ann.silent = bob.silent = true;
    ann.emit('open', 'ann');
    await until('an offer', () => ann.said.some(({ words }) => words.type === 'offer'));
    await pause(200);
    expect([bob.key, bob.said]).to.deep.equal([ofBob, []]);
    expect(ann.key).to.equal(ofAnn);
    expect(bob.pc.signalingState).to.equal('stable');
  });

  it('is asked for a restart a thousand times, and makes few', async () => {
    both();
    let offers = 0;
    const { pc } = ann;
    const original = pc.createOffer.bind(pc) as (
      options?: RTCOfferOptions,
    ) => Promise<RTCSessionDescriptionInit>;
    pc.createOffer = ((options?: RTCOfferOptions) => {
      offers++;
      return original(options);
    }) as typeof pc.createOffer;
    const began = performance.now();
    for (let count = 0; count < 1000; count++) {
      expect(ann.recovery.take('{"k":"restart"}')).to.equal(true);
      if (count % 100 === 99) await pause(20);
    }
    const seconds = (performance.now() - began) / 1000;
    await pause(100);
    expect(offers).to.be.within(1, 1 + Math.ceil(seconds));
    await goesOn();
  });

  it('lets descriptions without end not wait without end', async () => {
    both();
    const { sdp } = bob.pc.currentRemoteDescription as RTCSessionDescription;
    let taken = 0;
    const { pc } = bob;
    pc.setRemoteDescription = () => {
      taken++;
      return Promise.reject(new Error('not now'));
    };
    for (let n = 1; n <= 1000; n++)
      bob.recovery.take(JSON.stringify({ k: 'restart', n, type: 'offer', sdp }));
    await pause(200);
    expect(taken).to.be.within(1, 128);
  });

  it('drops the answer to an earlier offer, and what is no word of a restart', async () => {
    both();
    ann.silent = bob.silent = true;
    const { sdp } = ann.pc.currentRemoteDescription as RTCSessionDescription;
    expect(ann.recovery.take(JSON.stringify({ k: 'restart', n: 0, type: 'answer', sdp }))).to.equal(true);
    for (const data of [
      '{"k":"sdp"}',
      '{"k":"restart","n":-1}',
      '{"k":"restart","n":1,"sdp":1}',
      'x',
      `{"k":"restart","sdp":"${'x'.repeat(70_000)}"}`,
    ])
      expect(ann.recovery.take(data), data.slice(0, 40)).to.equal(false);
    await pause(100);
    expect([ann.pc.signalingState, ann.said]).to.deep.equal(['stable', []]);
  });

  it('says that the other page is asleep while the path lives and no beat comes', async () => {
    const clock = installClock();
    try {
      both();
      await clock.tick(8000);
      expect(ann.shown).to.deep.equal({});
      await clock.tick(2000);
      expect(ann.shown).to.deep.equal({ isAsleep: true });
      ann.emit('message', { k: 'beat' });
      expect(ann.shown).to.deep.equal({ isAsleep: false });
      ann.silent = true;
      await clock.tick(20_000);
      expect(ann.shown).to.deep.equal({ isAsleep: false });
    } finally {
      clock.uninstall();
    }
  });

  it('forces a keyframe when bytes come again', async () => {
    both();
    const sent = async () => {
      for (const entry of (
        (await ann.pc.getStats()) as unknown as Map<string, { type: string; keyFramesEncoded?: number }>
      ).values())
        if (entry.type === 'outbound-rtp') return entry.keyFramesEncoded ?? 0;
      return 0;
    };
    await until('a picture', async () => (await sent()) > 0);
    const before = await sent();
    ann.emit('stats', null);
    ann.emit('stats', {} as RTCStatsReport);
    await until('a keyframe', async () => (await sent()) > before);
  });
});
