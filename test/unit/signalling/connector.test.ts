import { expect } from '@open-wc/testing';
import { createConnector, type Connector, type ConnectorEvents } from '../../../src/signalling/connector.js';
import { describe as described } from '../../../src/signalling/explanations.js';
import type { Failure } from '../../../src/signalling/failure.js';
import type { Address } from '../../../src/signalling/transport.js';
import { installClock, type Clock } from '../../support/clock.js';
import { fakeTransport, type Attempt } from '../../support/fake-transport.js';

const address: Address = { url: 'ws://in-page/peerjs', key: 'peerjs', id: 'ann', token: 'secret' };
const echo = { type: 'CANDIDATE', src: 'ann', dst: 'ann', payload: { pe: 1, id: 'echo', kind: 'echo' } };
const OPEN = { type: 'OPEN' };
const TAKEN = { type: 'ID-TAKEN', payload: { msg: 'ID is taken' } };

/** Everything that a connector reports, by name. */
function recorder(): { events: [keyof ConnectorEvents, unknown][]; report: ConnectorEvents } {
  const events: [keyof ConnectorEvents, unknown][] = [];
  const of = (name: keyof ConnectorEvents) => (detail?: unknown) => void events.push([name, detail]);
  const report = {
    ...{ open: of('open'), lost: of('lost'), failed: of('failed') },
    ...{ fatal: of('fatal'), frame: of('frame'), dropped: of('dropped') },
  };
  return { events, report };
}

describe('Connector', () => {
  let clock: Clock;
  let connector: Connector;
  beforeEach(() => (clock = installClock()));
  afterEach(() => {
    connector.stop();
    clock.uninstall();
  });

  function make(known = false, pingMs = 5000) {
    const { transport, attempts } = fakeTransport();
    const { events, report } = recorder();
    connector = createConnector(address, transport, pingMs, known, report);
    return {
      attempts,
      events,
      names: () => events.map(([name]) => name),
      last: () => attempts[attempts.length - 1] as Attempt,
      errors: (name: 'failed' | 'fatal') =>
        events.filter(([each]) => each === name).map(([, failure]) => described(failure as Failure)),
    };
  }

  function opened(...rest: Parameters<typeof make>) {
    const made = make(...rest);
    connector.start();
    made.last().events.open();
    made.last().says(OPEN);
    made.events.length = 0;
    return made;
  }

  const echoes = ({ sent }: Attempt) => sent.filter(({ type }) => type === 'CANDIDATE').length;

  it('opens with the address it was given, and says so once', () => {
    const { attempts, names, last } = make();
    connector.start();
    connector.start();
    expect(attempts).to.have.length(1);
    expect(last().address).to.deep.equal(address);
    last().events.open();
    expect(connector.isOpen, 'the server has not said OPEN').to.equal(false);
    last().says(OPEN);
    last().says(OPEN);
    expect(connector.isOpen).to.equal(true);
    expect(names()).to.deep.equal(['open']);
  });

  it('keeps what is to be sent until it is open, in its order', () => {
    const { last } = make();
    connector.send({ type: 'OFFER', dst: 'a' });
    connector.start();
    connector.send({ type: 'CANDIDATE', dst: 'b' });
    last().events.open();
    connector.send({ type: 'ANSWER', dst: 'c' });
    expect(last().sent).to.deep.equal([]);
    last().says(OPEN);
    connector.send({ type: 'LEAVE', dst: 'd' });
    expect(last().sent.map(({ dst }) => dst)).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('keeps the queue over a drop, but not what is older than half a minute', async () => {
    const { last, attempts } = opened();
    last().events.close();
    connector.send({ type: 'OFFER', dst: 'stale' });
    await clock.tick(29_000);
    connector.send({ type: 'OFFER', dst: 'fresh' });
    await clock.tick(2_000);
    const { length } = attempts;
    expect(length).to.be.greaterThan(1);
    // Each of them gives up after a while: the next one has its time before it.
    while (attempts.length === length) await clock.tick(100);
    last().events.open();
    last().says(OPEN);
    expect(
      last()
        .sent.filter(({ type }) => type === 'OFFER')
        .map(({ dst }) => dst),
    ).to.deep.equal(['fresh']);
  });

  it('keeps so many messages and says which it does not keep', () => {
    const { events, last } = make();
    for (let n = 0; n < 300; n++) connector.send({ type: 'OFFER', dst: String(n) });
    expect(events).to.deep.equal(Array(44).fill(['dropped', 'queue-full']));
    connector.start();
    last().events.open();
    last().says(OPEN);
    expect(last().sent.map(({ dst }) => dst)).to.deep.equal(Array.from({ length: 256 }, (_, n) => String(n)));
  });

  it('tries again at growing distances: at most 2.6 s for two minutes, then 15 s', async () => {
    const at: number[] = [];
    const { events: failed, report } = recorder();
    connector = createConnector(
      address,
      (_address, events) => {
        at.push(Date.now());
        setTimeout(() => events.close(), 0);
        return { send: () => undefined, close: () => undefined };
      },
      5000,
      false,
      report,
    );
    connector.start();
    await clock.tick(600_000);
    const [start = 0] = at;
    const gaps = at
      .slice(1)
      .map((time, index) => ({ gap: time - (at[index] ?? 0), after: (at[index] ?? 0) - start }));
    const range = (low: number, high: number, some: typeof gaps) => {
      expect(some).not.to.deep.equal([]);
      for (const { gap } of some) expect(gap).to.be.within(low, high);
    };
    range(475, 500, gaps.slice(0, 1));
    range(1900, 2000, gaps.slice(1, 2));
    range(
      2470,
      2600,
      gaps.slice(2).filter(({ after }) => after < 120_000),
    );
    // With one more Chromium would put each socket off for twice as long.
    expect(gaps.filter(({ after }) => after < 60_000).length).to.be.at.most(25);
    range(
      14_250,
      15_000,
      gaps.filter(({ after }) => after >= 120_000),
    );
    expect(new Set(gaps.map(({ gap }) => Math.round(gap))).size, 'no jitter').to.be.greaterThan(20);
    expect(
      failed.map(([name]) => name),
      'said once',
    ).to.deep.equal(['failed']);
  });

  it('asks anew at once where an attempt waited in vain, since it would else ask a server that came back late', async () => {
    const { attempts, last } = opened();
    last().events.close();
    await clock.tick(500);
    const count = attempts.length;
    // Each is given up after four seconds.
    await clock.tick(4 * 4000 + 100);
    expect(attempts.length - count).to.equal(4);
  });

  it('says at the first failure that the server cannot be reached, and goes on', async () => {
    const { attempts, errors, last } = make();
    connector.start();
    last().events.close();
    const [error] = errors('failed');
    expect(error?.code).to.equal('network');
    expect(error?.fatal).to.equal(false);
    expect(error?.message).to.contain(address.url);
    await clock.tick(500);
    expect(attempts).to.have.length(2);
    last().events.open();
    last().says(OPEN);
    expect(connector.isOpen).to.equal(true);
  });

  it('says after a drop that it was lost, and no more until it is back', async () => {
    const { last, names } = opened();
    for (let n = 0; n < 5; n++) {
      last().events.close();
      await clock.tick(2000);
    }
    expect(names()).to.deep.equal(['lost']);
  });

  it('stays open as long as the socket does', async () => {
    const { attempts, names } = opened();
    await clock.tick(10 * 60_000);
    expect(names()).to.deep.equal([]);
    expect(attempts).to.have.length(1);
    expect(connector.isOpen).to.equal(true);
  });

  it('gives an attempt 10 s', async () => {
    const { attempts, errors } = make();
    connector.start();
    await clock.tick(9_900);
    expect(errors('failed')).to.have.length(0);
    await clock.tick(200);
    expect(attempts[0]?.closed).to.equal(true);
    expect(errors('failed')).to.have.length(1);
  });

  it('leaves a server alone that lets sockets open and never says OPEN, after 10 s', async () => {
    const { attempts, last } = make();
    connector.start();
    last().events.open();
    await clock.tick(10_600);
    expect(attempts[0]?.closed).to.equal(true);
    expect(attempts).to.have.length(2);
  });

  describe('a server that sends no OPEN to a socket that re-attaches', () => {
    it('is asked by an echo at once after a drop', async () => {
      const { last, names } = opened();
      last().events.close();
      expect(names()).to.deep.equal(['lost']);
      await clock.tick(500);
      last().events.open();
      expect(last().sent).to.deep.equal([{ type: 'CANDIDATE', dst: 'ann', payload: echo.payload }]);
      expect(connector.isOpen).to.equal(false);
      last().says(echo);
      expect(connector.isOpen).to.equal(true);
      expect(names()).to.deep.equal(['lost', 'open']);
    });

    it('is asked at once where this tab had the id before', () => {
      const { last } = make(true);
      connector.start();
      last().events.open();
      expect(echoes(last())).to.equal(1);
    });

    it('is asked after a second the first time', async () => {
      const { last, names } = make();
      connector.start();
      last().events.open();
      expect(echoes(last())).to.equal(0);
      await clock.tick(1000);
      expect(echoes(last())).to.equal(1);
      last().says(echo);
      expect(names()).to.deep.equal(['open']);
    });

    it('is not believed when somebody else sends the echo', () => {
      const { last, names } = make(true);
      connector.start();
      last().events.open();
      last().says({ ...echo, src: 'mallory' });
      last().says({ ...echo, payload: { ...echo.payload, kind: 'ringing' } });
      expect(connector.isOpen).to.equal(false);
      expect(names()).to.deep.equal(['frame', 'frame']);
    });
  });

  describe('a socket that is open', () => {
    it('beats at the interval asked for', async () => {
      const { last } = opened(false, 1000);
      await clock.tick(3500);
      const beats = last().sent.filter(({ type }) => type === 'HEARTBEAT');
      expect(beats).to.deep.equal(Array(3).fill({ type: 'HEARTBEAT' }));
    });

    it('learns from the first socket on whether echoes come back, so that a silence is known for one', async () => {
      const { last, names } = opened();
      await clock.tick(1000);
      expect(echoes(last())).to.equal(1);
      last().says(echo);
      connector?.nudge();
      await clock.tick(4000);
      expect(names()[0], 'no answer').to.equal('lost');
    });

    for (const pingMs of [1000, 5000])
      it(`is looked after by echoes where the server relays them, and given up without (ping ${pingMs})`, async () => {
        const { last, attempts, names } = opened(true, pingMs);
        expect(echoes(last())).to.equal(1);
        last().says(echo);
        await clock.tick(3 * pingMs);
        expect(echoes(last())).to.equal(2);
        last().says(echo);
        await clock.tick(3 * pingMs);
        expect(echoes(last())).to.equal(3);
        await clock.tick(3000);
        expect(names(), 'the server gets some seconds').to.deep.equal([]);
        await clock.tick(9000);
        expect(names()[0], 'no answer').to.equal('lost');
        expect(attempts[0]?.closed).to.equal(true);
        await clock.tick(500);
        expect(attempts.length).to.be.greaterThan(1);
      });

    it('is never given up for an echo that the server never relayed', async () => {
      const { last, names } = opened(false, 1000);
      connector.nudge();
      expect(echoes(last())).to.equal(1);
      await clock.tick(60_000);
      expect(names()).to.deep.equal([]);
    });

    it('passes frames on, drops nonsense by its kind, and keeps its echoes to itself', () => {
      const { last, events } = opened();
      const leave = { type: 'LEAVE', src: 'bob' };
      last().says(leave);
      last().events.message('{');
      last().events.message('x'.repeat(300_000));
      last().says(echo);
      expect(events).to.deep.equal([
        ['frame', leave],
        ['dropped', 'malformed'],
        ['dropped', 'too-big'],
      ]);
    });
  });

  describe('an id that is taken', () => {
    for (const when of ['a first attempt', 'a reload', 'a drop'])
      it(`is tried twice more after ${when}, then reported, and nothing goes on`, async () => {
        const { last, errors, attempts, names } = when === 'a drop' ? opened() : make(when === 'a reload');
        if (when === 'a drop') {
          last().events.close();
          await clock.tick(2800);
        } else connector.start();
        const before = attempts.length;
        for (let n = 0; n < 2; n++) {
          last().events.open();
          last().says(TAKEN);
          expect(errors('fatal')).to.have.length(0);
          await clock.tick(2800);
        }
        expect(attempts.length - before).to.equal(2);
        last().events.open();
        last().says(TAKEN);
        const [error, ...more] = errors('fatal');
        expect(error?.code).to.equal('unavailable-id');
        expect(error?.message).to.contain('ann');
        expect(more).to.have.length(0);
        // It was no fault of the network, and is not called one meanwhile.
        expect(names()).to.not.include('failed');
        expect(last().closed).to.equal(true);
        await clock.tick(60_000);
        expect(attempts.length - before).to.equal(2);
        expect(clock.pending).to.equal(0);
      });

    it('is ours again when the server lets it go', async () => {
      const { last, names } = opened();
      last().events.close();
      await clock.tick(2000);
      last().events.open();
      last().says(TAKEN);
      await clock.tick(2000);
      last().events.open();
      last().says(OPEN);
      expect(connector.isOpen).to.equal(true);
      expect(names()).to.not.include('fatal');
    });
  });

  describe('an ERROR of the server', () => {
    const error = { type: 'ERROR', payload: { msg: 'Invalid key provided.' } };

    it('ends it where it never was open, with the server’s words', async () => {
      const { last, errors, attempts } = make();
      connector.start();
      last().events.open();
      last().says(error);
      expect(errors('fatal')[0]?.code).to.equal('server-error');
      expect(errors('fatal')[0]?.message).to.match(/Invalid key provided\.$/);
      await clock.tick(60_000);
      expect(attempts).to.have.length(1);
    });

    it('is a failed attempt where it was open before', async () => {
      const { last, names, attempts } = opened();
      last().events.close();
      await clock.tick(2000);
      last().says(error);
      await clock.tick(2000);
      expect(attempts).to.have.length(3);
      expect(names()).to.not.include('fatal');
    });
  });

  it('ends with an error when the address is unusable', () => {
    const thrown = new DOMException('insecure', 'SecurityError');
    const { events, report } = recorder();
    connector = createConnector(
      address,
      () => {
        throw thrown;
      },
      5000,
      false,
      report,
    );
    connector.start();
    const [name, failure] = events[0] as [string, Failure];
    const error = described(failure);
    expect([name, error.code, error.fatal]).to.deep.equal(['fatal', 'network', true]);
    expect(error.message).to.contain('insecure');
    expect(error.cause).to.equal(thrown);
    expect(clock.pending).to.equal(0);
  });

  describe('the network or the tab coming back', () => {
    it('tries at once where it was waiting', async () => {
      const { attempts, last } = make();
      connector.start();
      for (let n = 0; n < 4; n++) {
        last().events.close();
        if (n < 3) await clock.tick(2600);
      }
      expect(attempts).to.have.length(4);
      window.dispatchEvent(new Event('online'));
      expect(attempts).to.have.length(5);
      await clock.tick(5000);
      expect(attempts, 'and the attempt that was planned is off').to.have.length(5);
    });

    it('looks whether an open socket still lives', () => {
      const { last, attempts } = opened();
      window.dispatchEvent(new Event('online'));
      expect(echoes(last())).to.equal(1);
      document.dispatchEvent(new Event('visibilitychange'));
      expect(echoes(last())).to.equal(2);
      expect(attempts).to.have.length(1);
    });

    it('does not disturb an attempt that is on its way', () => {
      const { attempts } = make();
      connector.start();
      window.dispatchEvent(new Event('online'));
      expect(attempts).to.have.length(1);
    });
  });

  describe('stop', () => {
    it('leaves no socket, no timer and no listener, whatever it was doing', async () => {
      for (const doing of [
        'connecting',
        'waiting for OPEN',
        'open',
        'waiting for an echo',
        'waiting to retry',
      ]) {
        const { last, attempts, events } = make(doing === 'waiting for an echo', 1000);
        connector.start();
        if (doing !== 'connecting' && doing !== 'waiting to retry') last().events.open();
        if (doing === 'open' || doing === 'waiting for an echo') last().says(OPEN);
        if (doing === 'waiting for an echo') {
          last().says(echo);
          await clock.tick(3500);
        }
        if (doing === 'waiting to retry') last().events.close();
        const before = attempts.length;
        connector.stop();
        events.length = 0;
        expect(clock.pending, doing).to.equal(0);
        expect(last().closed, doing).to.equal(true);
        expect(connector.isOpen).to.equal(false);
        window.dispatchEvent(new Event('online'));
        document.dispatchEvent(new Event('visibilitychange'));
        connector.start();
        connector.nudge();
        await clock.tick(60_000);
        expect(attempts.length, doing).to.equal(before);
        expect(clock.pending, doing).to.equal(0);
        expect(events, doing).to.deep.equal([]);
      }
    });

    it('may be called twice', () => {
      opened();
      connector.stop();
      expect(() => connector.stop()).not.to.throw();
    });
  });
});
