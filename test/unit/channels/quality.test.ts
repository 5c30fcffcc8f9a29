import { expect } from '@open-wc/testing';
import { Encoder } from '../../../src/channels/encoder.js';
import { figuresOf } from '../../../src/channels/figures.js';
import { aside, senderOf } from '../../../src/channels/local-media.js';
import { QualityMonitor, receivedLoss, type Look } from '../../../src/channels/quality.js';
import type { CallQuality, StatsEntries, StatsEntry } from '../../../src/channels/quality-types.js';
import { fakeCamera } from '../../support/media.js';
import { pause, until } from '../../support/wait.js';

type Entry = Partial<StatsEntry> & { id: string; type: string };

/** What `getStats()` gives, as far as it is read. */
const report = (...entries: Entry[]): StatsEntries =>
  new Map(entries.map((entry) => [entry.id, { timestamp: 0, ...entry }]));

const inbound = (change: Partial<StatsEntry> = {}): Entry => ({ id: 'in', type: 'inbound-rtp', ...change });
const remote = (change: Partial<StatsEntry> = {}): Entry => ({
  id: 'remote',
  type: 'remote-inbound-rtp',
  ...change,
});

describe('QualityMonitor', () => {
  /** Looks at one second after the other, as a call does. */
  function monitored() {
    const monitor = new QualityMonitor();
    let before: StatsEntries = new Map();
    let [received, lost] = [0, 0];
    const look = (now: StatsEntries): Look => {
      const seen = monitor.look(before, now);
      before = now;
      return seen;
    };
    return {
      look,
      /** The words that `times` seconds like this one lead to. */
      after(
        second: { loss?: number; jitter?: number; roundTrip?: number },
        times = 1,
      ): (CallQuality | null)[] {
        return Array.from({ length: times }, () => {
          const { loss = 0, jitter = 0, roundTrip = 0 } = second;
          lost += loss * 1000;
          received += (1 - loss) * 1000;
          const packets = { packetsLost: lost, packetsReceived: received };
          look(report(inbound({ ...packets, jitter }), remote({ roundTripTime: roundTrip })));
          return monitor.quality;
        });
      },
      get quality() {
        return monitor.quality;
      },
    };
  }
  const good = {};
  const fair = { jitter: 0.07 };
  const poor = { jitter: 0.2 };

  it('says nothing before the first second, and believes that one', () => {
    expect(new QualityMonitor().quality).to.equal(null);
    for (const [second, word] of [
      [good, 'good'],
      [fair, 'fair'],
      [poor, 'poor'],
    ] as const)
      expect(monitored().after(second)).to.deep.equal([word]);
  });

  for (const [name, seconds] of [
    ['lost packets', [{ loss: 0.02 }, { loss: 0.04 }, { loss: 0.1 }]],
    ['jitter', [{ jitter: 0.04 }, { jitter: 0.07 }, { jitter: 0.15 }]],
    ['a long way', [{ roundTrip: 0.25 }, { roundTrip: 0.4 }, { roundTrip: 0.7 }]],
  ] as const)
    it(`goes down by ${name}, and up again`, () => {
      const { after } = monitored();
      const [fine, middling, bad] = seconds;
      expect(after(fine, 3).at(-1)).to.equal('good');
      expect(after(middling, 2).at(-1)).to.equal('fair');
      expect(after(bad, 2).at(-1)).to.equal('poor');
      expect(after(middling, 5).at(-1)).to.equal('fair');
      expect(after(fine, 5).at(-1)).to.equal('good');
    });

  it('goes from good to poor at once where it is that bad', () => {
    const { after } = monitored();
    expect([...after(good), ...after(poor, 2)]).to.deep.equal(['good', 'good', 'poor']);
  });

  it('one bad second changes nothing, two in a row do', () => {
    const { after } = monitored();
    after(good, 3);
    expect([...after(poor), ...after(good, 2)]).to.deep.equal(['good', 'good', 'good']);
    expect(after(fair, 2)).to.deep.equal(['good', 'fair']);
    expect([...after(poor), ...after(fair, 2)]).to.deep.equal(['fair', 'fair', 'fair']);
    expect(after(poor, 2)).to.deep.equal(['fair', 'poor']);
  });

  it('comes back after five better seconds, not after four', () => {
    const { after } = monitored();
    after(poor, 2);
    expect(after(good, 4)).to.deep.equal(['poor', 'poor', 'poor', 'poor']);
    expect(after(poor)).to.deep.equal(['poor']);
    expect(after(good, 5)).to.deep.equal(['poor', 'poor', 'poor', 'poor', 'good']);
  });

  it('does not flap where the connection does', () => {
    const fine = monitored();
    fine.after(good);
    const bad = monitored();
    bad.after(poor);
    for (let turn = 0; turn < 20; turn++)
      for (const second of [poor, good]) {
        expect(fine.after(second)).to.deep.equal(['good']);
        expect(bad.after(second)).to.deep.equal(['poor']);
      }
  });

  it('believes seconds that are all worse, or all better, also where they differ', () => {
    const down = monitored();
    down.after(good);
    for (let turn = 0; turn < 2; turn++) for (const second of [fair, poor]) down.after(second);
    expect(down.quality).to.equal('fair');
    const up = monitored();
    up.after(poor);
    for (let turn = 0; turn < 5; turn++) for (const second of [good, fair]) up.after(second);
    expect(up.quality).to.equal('fair');
  });

  it('does not take one packet in a hundred of what is sent for all of it', () => {
    const monitor = monitored();
    // Chromium does not count what the other side receives.
    for (const packetsLost of [0, 1, 2, 3, 4])
      monitor.look(report(remote({ packetsLost, fractionLost: 0.01 })));
    expect(monitor.quality).to.equal('good');
  });

  it('takes the worst of all streams, in both directions', () => {
    const { look, after } = monitored();
    for (const losses of [
      [0, 0.3],
      [0.3, 0],
    ]) {
      const streams = losses.map((fractionLost, index) => ({ ...remote({ fractionLost }), id: `${index}` }));
      const seen = look(report(inbound({ packetsLost: 0, packetsReceived: 100 }), ...streams));
      expect(seen).to.deep.equal({ sentLoss: 0.3, isCpuShort: false });
    }
    expect(after(good, 5)).to.deep.equal(['poor', 'poor', 'poor', 'poor', 'good']);
    expect(after({ loss: 0.2, jitter: 0.07, roundTrip: 0.1 }, 2)).to.deep.equal(['good', 'poor']);
  });

  it('reads the way from the pair in use, and from no other', () => {
    const pair = { id: 'pair', type: 'candidate-pair', currentRoundTripTime: 0.7 };
    const one = monitored();
    one.look(report(pair));
    const other = monitored();
    other.look(report({ ...pair, nominated: true }));
    expect([one.quality, other.quality]).to.deep.equal(['good', 'poor']);
  });

  it('tells when this machine is too slow for its own picture', () => {
    const { look } = monitored();
    const sent = (qualityLimitationReason: string, type = 'outbound-rtp') =>
      look(report({ id: 'out', type, qualityLimitationReason })).isCpuShort;
    expect([sent('cpu'), sent('bandwidth'), sent('none'), sent('cpu', 'inbound-rtp')]).to.deep.equal([
      true,
      false,
      false,
      false,
    ]);
  });

  describe('no loss is', () => {
    const packets = (packetsLost: number, packetsReceived: number) =>
      report(inbound({ packetsLost, packetsReceived }));
    const words = (...seconds: StatsEntries[]) => {
      const call = monitored();
      for (const second of seconds) call.look(second);
      return call.quality;
    };

    it('what went missing before the first look', () => {
      expect(words(packets(500, 500))).to.equal('good');
    });

    it('a count that goes down, of late packets or from the start', () => {
      const back = [packets(0, 0), packets(100, 5000), packets(40, 5100), packets(0, 5200)];
      expect(words(...back)).to.equal('good');
      expect(words(packets(10, 9000), packets(0, 50), packets(10, 8000), packets(3, 20))).to.equal('good');
    });

    it('a stream that disappears, or that nothing comes in', () => {
      const gone = [packets(0, 100), new Map(), new Map(), packets(90, 110)];
      expect(words(...gone, packets(90, 110), packets(90, 110))).to.equal('good');
    });

    it('what nobody counts', () => {
      expect(words(report(inbound()), report(inbound()), report(inbound()))).to.equal('good');
      const entry = { id: 'in', type: 'inbound-rtp', timestamp: 0 };
      expect(receivedLoss(undefined, { ...entry, packetsLost: 5, packetsReceived: 5 })).to.equal(null);
      expect(receivedLoss(entry, entry)).to.equal(null);
      expect(receivedLoss(entry, { ...entry, packetsLost: 5, packetsReceived: 15 })).to.equal(0.25);
    });
  });
});

describe('Encoder', () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });
  const made = () => {
    const pc = new RTCPeerConnection();
    closing.push(() => pc.close());
    return pc;
  };

  /** One side of a call on this machine, which sends 320 × 240. */
  async function sending() {
    const [here, there] = [made(), made()];
    const stream = fakeCamera();
    closing.push(() => stream.getTracks().forEach((track) => track.stop()));
    for (const track of stream.getTracks()) here.addTrack(track, stream);
    here.onicecandidate = ({ candidate }) => void there.addIceCandidate(candidate ?? undefined);
    there.onicecandidate = ({ candidate }) => void here.addIceCandidate(candidate ?? undefined);
    await here.setLocalDescription();
    await there.setRemoteDescription(here.localDescription as RTCSessionDescription);
    await there.setLocalDescription();
    await here.setRemoteDescription(there.localDescription as RTCSessionDescription);
    let width: number | undefined;
    const read = async () => {
      for (const entry of (await here.getStats()).values() as Iterable<StatsEntry>)
        if (entry.type === 'outbound-rtp' && entry.kind === 'video') width = entry.frameWidth;
    };
    const isWide = (wanted: number) =>
      until(`${wanted} wide`, () => {
        void read();
        return width === wanted;
      });
    await isWide(320);
    return { pc: here, isWide };
  }

  const LOSSY: Look = { sentLoss: 0.2, isCpuShort: false };
  const SLOW: Look = { sentLoss: 0, isCpuShort: true };
  const SO_SO: Look = { sentLoss: 0.05, isCpuShort: false };
  const WELL: Look = { sentLoss: 0, isCpuShort: false };
  const LAST = 3;

  /** An encoder over senders of a real connection, and what they were told. */
  function encoder(options: { pc?: RTCPeerConnection; video?: RTCRtpEncodingParameters } = {}) {
    const pc = options.pc ?? made();
    if (!options.pc) {
      pc.addTransceiver('audio', { sendEncodings: [{ maxBitrate: 40_000, priority: 'low' }] });
      pc.addTransceiver('video', { sendEncodings: [options.video ?? {}] });
    }
    const wishes: { kbps: number | null } = { kbps: null };
    const subject = new Encoder(pc, { limit: () => wishes.kbps });
    const settings: { kind: string; done: Promise<void> }[] = [];
    for (const { sender, receiver } of pc.getTransceivers()) {
      const set = sender.setParameters.bind(sender);
      sender.setParameters = (parameters) => {
        const done = set(parameters);
        settings.push({ kind: receiver.track.kind, done });
        return done;
      };
    }
    /** Until the browser has taken all of it; what it refuses fails the test, though it would not fail a call. */
    const settled = async () => {
      let count;
      do {
        count = settings.length;
        await Promise.all(settings.map(({ done }) => done));
        await pause(0);
      } while (count < settings.length);
    };
    const parameters = async (kind: 'audio' | 'video') => {
      await settled();
      return senderOf(pc, kind)?.getParameters() as RTCRtpSendParameters;
    };
    return {
      subject,
      wishes,
      parameters,
      picture: async () => (await parameters('video')).encodings[0] as RTCRtpEncodingParameters,
      /** Which senders were told something since it was asked last. */
      told: async () => {
        await settled();
        return settings.splice(0).map(({ kind }) => kind);
      },
      /** The steps after each of `times` seconds like this one. */
      steps: (look: Look, times: number) =>
        Array.from({ length: times }, () => {
          subject.adapt(look);
          return subject.step;
        }),
      step(look: Look, times: number) {
        for (let second = 0; second < times; second++) subject.adapt(look);
        return subject.step;
      },
    };
  }

  /** What each step says by itself. */
  async function table() {
    const { picture, step } = encoder();
    const rows = [await picture()];
    while (rows.length <= LAST) {
      step(LOSSY, 3);
      rows.push(await picture());
    }
    return rows;
  }

  for (const [name, look] of [
    ['packets are lost', LOSSY],
    ['the machine is too slow', SLOW],
  ] as const)
    it(`goes a step down after three seconds in which ${name}`, async () => {
      const { steps, step, picture } = encoder();
      expect(steps(look, 6)).to.deep.equal([0, 0, 1, 1, 1, 2]);
      expect((await picture()).scaleResolutionDownBy).to.be.above(1);
      const other = encoder();
      for (let turn = 0; turn < 5; turn++) {
        other.step(look, 2);
        other.step(SO_SO, 1);
      }
      expect([other.subject.step, await other.told()]).to.deep.equal([0, []]);
      expect(step({ sentLoss: 0.1, isCpuShort: false }, 30)).to.equal(2);
    });

  it('takes size, frames and bits from the picture, more with each step', async () => {
    const [whole, ...rows] = await table();
    expect([whole?.maxBitrate, whole?.maxFramerate, whole?.scaleResolutionDownBy ?? 1]).to.deep.equal([
      undefined,
      undefined,
      1,
    ]);
    let above = { scaleResolutionDownBy: 1, maxFramerate: 30, maxBitrate: 2_000_000 };
    for (const { scaleResolutionDownBy = 0, maxFramerate = 99, maxBitrate = Infinity } of rows) {
      expect(scaleResolutionDownBy).to.be.above(above.scaleResolutionDownBy);
      expect(maxFramerate).to.be.below(above.maxFramerate);
      expect(maxBitrate).to.be.below(above.maxBitrate);
      above = { scaleResolutionDownBy, maxFramerate, maxBitrate };
    }
  });

  it('takes nothing from sound but gives it way', async () => {
    const { parameters, step, wishes, subject } = encoder();
    const { encodings: before, ...rest } = await parameters('audio');
    for (const look of [LOSSY, WELL, LOSSY, SLOW]) {
      step(look, 12);
      wishes.kbps = 20;
      subject.apply();
      const { encodings, transactionId, ...others } = await parameters('audio');
      expect(encodings).to.deep.equal(before.map((encoding) => ({ ...encoding, priority: 'high' })));
      expect({ ...others, transactionId }).to.deep.equal({ ...rest, transactionId });
    }
  });

  it('never goes beyond the last step, nor above the first', async () => {
    const { step, steps, told, picture } = encoder();
    expect(step(LOSSY, 9)).to.equal(LAST);
    const last = await picture();
    await told();
    expect(new Set(steps(LOSSY, 30))).to.deep.equal(new Set([LAST]));
    expect([await told(), await picture()]).to.deep.equal([[], last]);
    expect(step(WELL, 12)).to.equal(LAST - 1);
    const other = encoder();
    expect(other.step(WELL, 100)).to.equal(0);
    expect(await other.told()).to.deep.equal([]);
  });

  it('goes up after twelve good seconds in a row, a step at a time', async () => {
    const [whole = {}, first] = await table();
    const { step, picture } = encoder();
    step(LOSSY, 6);
    expect([step(WELL, 11), step(SO_SO, 1), step(WELL, 11)]).to.deep.equal([2, 2, 2]);
    expect(step(WELL, 1)).to.equal(1);
    expect(await picture()).to.deep.equal(first);
    expect([step(WELL, 11), step(WELL, 1)]).to.deep.equal([1, 0]);
    expect(await picture()).to.deep.equal({ scaleResolutionDownBy: 1, ...whole });
  });

  it('waits twice as long each time that going up did not hold, to a limit', () => {
    const { step } = encoder();
    step(LOSSY, 3);
    for (const patience of [12, 24, 48, 96, 96]) {
      expect(step(WELL, patience - 1), `${patience - 1} seconds`).to.equal(1);
      expect(step(WELL, 1), `${patience} seconds`).to.equal(0);
      expect(step(LOSSY, 3)).to.equal(1);
    }
  });

  it('waits no longer after a good beginning, and as long as at first once a step up has held', () => {
    const early = encoder();
    early.step(WELL, 12);
    early.step(LOSSY, 3);
    expect(early.step(WELL, 12)).to.equal(0);
    const late = encoder();
    late.step(LOSSY, 6);
    expect(late.step(WELL, 12)).to.equal(1);
    late.step(SO_SO, 3600);
    expect(late.step(LOSSY, 3)).to.equal(2);
    expect(late.step(WELL, 12)).to.equal(1);
  });

  it('going down twice is no reason to wait longer', () => {
    const { step } = encoder();
    step(LOSSY, 9);
    expect([step(WELL, 12), step(WELL, 12), step(WELL, 12)]).to.deep.equal([2, 1, 0]);
  });

  for (const kbps of [1000, 500, 100])
    it(`keeps to max-bitrate="${kbps}" at each step`, async () => {
      const rows = await table();
      const { subject, wishes, step, picture } = encoder();
      wishes.kbps = kbps;
      subject.apply();
      for (const [index, row] of rows.entries()) {
        expect(subject.step).to.equal(index);
        const { maxBitrate = Infinity } = row;
        const least = Math.min(kbps * 1000, maxBitrate);
        expect(await picture()).to.deep.equal({ scaleResolutionDownBy: 1, ...row, maxBitrate: least });
        step(LOSSY, 3);
      }
    });

  it('takes another limit at any step, and the limit away', async () => {
    const { subject, wishes, step, picture } = encoder();
    const rate = async (kbps: number | null) => {
      wishes.kbps = kbps;
      subject.apply();
      return (await picture()).maxBitrate;
    };
    expect([await rate(300), await rate(90), await rate(null)]).to.deep.equal([300_000, 90_000, undefined]);
    step(LOSSY, 3);
    const own = await rate(null);
    expect([await rate(90), await rate(1_000_000)]).to.deep.equal([90_000, own]);
    await rate(90);
    step(WELL, 12);
    expect([subject.step, await rate(90), await rate(null)]).to.deep.equal([0, 90_000, undefined]);
  });

  it('changes that come close together all arrive', async () => {
    // The browser takes one change at a time of a picture that is on its way.
    const { subject, wishes, step, picture } = encoder({ pc: (await sending()).pc });
    for (let kbps = 11; kbps <= 70; kbps++) {
      if (kbps % 30 === 0) step(LOSSY, 3);
      wishes.kbps = kbps;
      subject.apply();
    }
    const { maxBitrate, scaleResolutionDownBy } = await picture();
    const [, , second] = await table();
    expect([maxBitrate, scaleResolutionDownBy]).to.deep.equal([70_000, second?.scaleResolutionDownBy]);
  });

  it('leaves everything else of an encoding alone', async () => {
    const video: RTCRtpEncodingParameters = { priority: 'medium', networkPriority: 'low', active: false };
    const { step, picture, parameters } = encoder({ video });
    const { encodings, transactionId, ...rest } = await parameters('video');
    expect(encodings[0]).to.include(video);
    step(LOSSY, 3);
    const others = ({ ...encoding }: RTCRtpEncodingParameters) => {
      delete encoding.scaleResolutionDownBy;
      delete encoding.maxFramerate;
      delete encoding.maxBitrate;
      return encoding;
    };
    expect((await picture()).scaleResolutionDownBy).to.be.above(1);
    expect(others(await picture())).to.deep.equal(others(encodings[0] ?? {}));
    const after = await parameters('video');
    expect({ ...after, encodings: [], transactionId }).to.deep.equal({
      ...rest,
      encodings: [],
      transactionId,
    });
  });

  it('says nothing that the browser knows already', async () => {
    const { subject, wishes, step, told, picture } = encoder();
    subject.apply();
    step(WELL, 30);
    expect(await told()).to.deep.equal([]);
    step(LOSSY, 3);
    expect(await told()).to.have.members(['video', 'audio']);
    const { maxBitrate = 0 } = await picture();
    subject.apply();
    // More than this step gives anyway.
    wishes.kbps = maxBitrate / 1000 + 1;
    subject.apply();
    step(LOSSY, 2);
    step(SO_SO, 5);
    step(WELL, 11);
    expect(await told()).to.deep.equal([]);
    wishes.kbps = maxBitrate / 1000 - 1;
    subject.apply();
    subject.apply();
    expect(await told()).to.have.members(['video', 'audio']);
  });

  it('leaves a screen beside the camera as it is', async () => {
    const pc = made();
    const screen = pc.addTransceiver('video', { sendEncodings: [{}] });
    aside.add(screen);
    pc.addTransceiver('video', { sendEncodings: [{}] });
    const { step, told } = encoder({ pc });
    const before = screen.sender.getParameters().encodings;
    step(LOSSY, 9);
    expect(new Set(await told())).to.deep.equal(new Set(['video']));
    expect(screen.sender.getParameters().encodings).to.deep.equal(before);
  });

  it('waits for a picture, and outlives the end', async () => {
    const pc = made();
    pc.addTransceiver('audio');
    const { subject, wishes, step, picture } = encoder({ pc });
    wishes.kbps = 100;
    subject.apply();
    expect(step(LOSSY, 3)).to.equal(1);
    pc.addTransceiver('video', { sendEncodings: [{}] });
    step(SO_SO, 1);
    const { maxBitrate, scaleResolutionDownBy } = await picture();
    expect(maxBitrate).to.equal(100_000);
    expect(scaleResolutionDownBy).to.be.above(1);
    pc.close();
    expect(step(LOSSY, 6)).to.equal(LAST);
  });

  it('what the browser could not take just now is said again at the next look', async () => {
    const pc = made();
    const { sender } = pc.addTransceiver('video', { sendEncodings: [{}] });
    const { step, picture } = encoder({ pc });
    const set = sender.setParameters;
    let refused = 0;
    sender.setParameters = () => {
      refused++;
      return Promise.reject(new DOMException('', 'InvalidStateError'));
    };
    step(LOSSY, 3);
    await until('it was refused', () => refused === 1);
    await pause(0);
    sender.setParameters = set;
    step(SO_SO, 1);
    expect((await picture()).scaleResolutionDownBy).to.be.above(1);
  });

  it('makes a picture that is on its way smaller, and whole again', async function () {
    this.timeout(20_000);
    const { pc, isWide } = await sending();
    const { step, picture } = encoder({ pc });
    for (let turn = 0; turn < LAST; turn++) {
      step(SLOW, 3);
      await picture();
    }
    const { scaleResolutionDownBy = 1 } = await picture();
    await isWide(320 / scaleResolutionDownBy);
    for (let turn = 0; turn < LAST; turn++) {
      step(WELL, 12);
      await picture();
    }
    await isWide(320);
  });
});

describe('figuresOf', () => {
  const figures = (before: Entry[], now: Entry[], step = 0) =>
    figuresOf({ before: report(...before), now: report(...now), step });
  /** A stream of one second, that began at 1000. */
  const stream = (type: string, kind: 'audio' | 'video', change: Partial<StatsEntry>, id = type + kind) => [
    { id, type, kind, timestamp: 1000, bytesReceived: 0, bytesSent: 0, packetsReceived: 0, packetsLost: 0 },
    { id, type, kind, timestamp: 2000, ...change },
  ];
  const both = (...streams: Entry[][]) =>
    figures(
      streams.flatMap(([before]) => before ?? []),
      streams.flatMap(([, now]) => now ?? []),
    );

  it('of nothing are null', () => {
    expect(figures([], [], 2)).to.deep.equal({
      roundTrip: null,
      relayed: null,
      received: { audio: null, video: null },
      sent: { audio: null, video: null },
      step: 2,
    });
  });

  it('of what comes in', () => {
    const { received, sent } = both(
      stream('inbound-rtp', 'audio', {
        ...{ bytesReceived: 5000, packetsReceived: 45, packetsLost: 5, jitter: 0.012, audioLevel: 0.25 },
      }),
      stream('inbound-rtp', 'video', {
        ...{ bytesReceived: 100_000, packetsReceived: 100, jitter: 0.03 },
        ...{ framesPerSecond: 24, frameWidth: 640, frameHeight: 360 },
      }),
    );
    expect(received).to.deep.equal({
      audio: { kbps: 40, loss: 0.1, jitter: 12, fps: null, width: null, height: null, level: 0.25 },
      video: { kbps: 800, loss: 0, jitter: 30, fps: 24, width: 640, height: 360, level: null },
    });
    expect(sent).to.deep.equal({ audio: null, video: null });
  });

  it('of what goes out, as the other side sees it', () => {
    const other = (id: string, change: Partial<StatsEntry>) => [
      { id, type: 'remote-inbound-rtp', ...change },
      { id, type: 'remote-inbound-rtp', ...change },
    ];
    const source = { id: 'mic', type: 'media-source', audioLevel: 0.5 };
    const { sent, received } = both(
      stream('outbound-rtp', 'audio', { bytesSent: 4000, remoteId: 'a', mediaSourceId: 'mic' }),
      stream('outbound-rtp', 'video', {
        ...{ bytesSent: 50_000, remoteId: 'v', framesPerSecond: 12, frameWidth: 320, frameHeight: 180 },
      }),
      other('a', { fractionLost: 0.04, jitter: 0.002 }),
      other('v', { fractionLost: 0.5, jitter: 0.1 }),
      [source, source],
    );
    expect(sent).to.deep.equal({
      audio: { kbps: 32, loss: 0.04, jitter: 2, fps: null, width: null, height: null, level: 0.5 },
      video: { kbps: 400, loss: 0.5, jitter: 100, fps: 12, width: 320, height: 180, level: null },
    });
    expect(received).to.deep.equal({ audio: null, video: null });
  });

  it('that nobody has measured are null, and no bits flow before a second look', () => {
    const [, now] = stream('inbound-rtp', 'video', { bytesReceived: 9000, packetsReceived: 10 });
    const [, out] = stream('outbound-rtp', 'video', { bytesSent: 9000 });
    const { received, sent } = figures([], [now as Entry, out as Entry]);
    const nothing = { kbps: 0, loss: null, jitter: null, fps: null, width: null, height: null, level: null };
    expect([received.video, sent.video]).to.deep.equal([nothing, nothing]);
  });

  it('are by time, whatever lies between two looks, and never below nothing', () => {
    const [before, now] = stream('inbound-rtp', 'video', { bytesReceived: 100_000 });
    expect(
      figures([before as Entry], [{ ...(now as Entry), timestamp: 5000 }]).received.video?.kbps,
    ).to.equal(200);
    const { received } = figures([now as Entry], [{ ...(now as Entry), bytesReceived: 10, timestamp: 3000 }]);
    expect(received.video?.kbps).to.equal(0);
  });

  it('are of the stream that carries most', () => {
    const camera = stream('inbound-rtp', 'video', { bytesReceived: 90_000, frameWidth: 640 }, 'camera');
    const screen = stream('inbound-rtp', 'video', { bytesReceived: 10_000, frameWidth: 1920 }, 'screen');
    for (const streams of [
      [camera, screen],
      [screen, camera],
    ])
      expect(both(...streams).received.video?.width).to.equal(640);
  });

  describe('of the way', () => {
    const pair = (id: string, change: Partial<StatsEntry> = {}): Entry => ({
      ...{ id, type: 'candidate-pair', localCandidateId: `${id}-here`, remoteCandidateId: `${id}-there` },
      ...change,
    });
    const ends = (id: string, here: string, there = 'host'): Entry[] => [
      { id: `${id}-here`, type: 'local-candidate', candidateType: here },
      { id: `${id}-there`, type: 'remote-candidate', candidateType: there },
    ];
    const way = (...entries: Entry[]) => {
      const { roundTrip, relayed } = figures([], entries);
      return [roundTrip, relayed];
    };
    const direct = [...ends('direct', 'srflx', 'prflx'), pair('direct', { currentRoundTripTime: 0.25 })];
    const relay = [...ends('relay', 'relay'), pair('relay', { currentRoundTripTime: 0.5 })];

    it('in Chromium: the pair that the transport names', () => {
      const using = (selectedCandidatePairId: string): Entry => ({
        ...{ id: 'transport', type: 'transport', selectedCandidatePairId },
      });
      // Pairs that were nominated before stay so.
      const marked = [...relay, ...direct].map((entry) =>
        entry.type === 'candidate-pair' ? { ...entry, nominated: true, state: 'succeeded' } : entry,
      );
      expect(way(...marked, using('direct'))).to.deep.equal([250, false]);
      expect(way(using('relay'), ...marked)).to.deep.equal([500, true]);
    });

    it('in Firefox: the pair that is nominated and works', () => {
      const mark = (entries: Entry[], nominated: boolean, state: string) =>
        entries.map((entry) => (entry.type === 'candidate-pair' ? { ...entry, nominated, state } : entry));
      expect(way(...mark(relay, true, 'failed'), ...mark(direct, true, 'succeeded'))).to.deep.equal([
        250,
        false,
      ]);
      expect(way(...mark(direct, false, 'succeeded'), ...mark(relay, true, 'succeeded'))).to.deep.equal([
        500,
        true,
      ]);
      expect(way(...mark(relay, false, 'succeeded'))).to.deep.equal([null, null]);
    });

    it('by a relay at the other side', () => {
      const [, relayed] = way(
        ...ends('p', 'host', 'relay'),
        pair('p', { nominated: true, state: 'succeeded' }),
      );
      expect(relayed).to.equal(true);
    });

    it('without a pair: as the other side measured sound', () => {
      const sound = { id: 'r', type: 'remote-inbound-rtp', kind: 'audio' as const, roundTripTime: 0.125 };
      expect(way(sound)).to.deep.equal([125, null]);
    });
  });
});
