import { expect } from '@open-wc/testing';
import type { DataConnection } from 'peerjs';
import { ANSWER_MS, CONNECT_MS, Dial, KNOCK_MS } from '../../../src/session/dial.js';
import type { Envelope } from '../../../src/signalling/frames.js';
import { installClock, type Clock } from '../../support/clock.js';
import { record } from '../../support/wait.js';

describe('Dial', () => {
  let clock: Clock;
  before(() => import('../../../src/signalling/explanations.js'));
  beforeEach(() => (clock = installClock()));
  afterEach(() => clock.uninstall());

  /** The words of an error are loaded, which takes a few tasks. */
  async function said(codes: () => string[]): Promise<string[]> {
    for (let n = 0; n < 200 && codes().length === 0; n++) await clock.tick(0);
    return codes();
  }

  function dial(rings = false) {
    const pc = Object.assign(new EventTarget(), { connectionState: 'new' });
    const connection = { peer: 'bob', connectionId: 'dc_1', peerConnection: pc } as unknown as DataConnection;
    const made = new Dial(connection, rings);
    const events = record(made);
    return {
      dial: made,
      codes: () =>
        events.filter(([name]) => name === 'failed').map(([, error]) => (error as { code: string }).code),
      events,
      names: () => events.map(([name]) => name),
      becomes(state: string) {
        pc.connectionState = state;
        pc.dispatchEvent(new Event('connectionstatechange'));
      },
      says: (kind: Envelope['kind'], reason?: Envelope['reason']) =>
        made.onEnvelope({ pe: 1, id: 'dc_1', kind, ...(reason && { reason }) }),
    };
  }

  it('fails with timeout when nobody answers', async () => {
    const { codes } = dial();
    await clock.tick(ANSWER_MS - 1);
    expect(codes()).to.deep.equal([]);
    await clock.tick(1);
    expect(await said(codes)).to.deep.equal(['timeout']);
    expect(clock.pending).to.equal(0);
  });

  it('has no deadline of its own for a ring, until one is set', async () => {
    const { dial: made, codes } = dial(true);
    await clock.tick(10 * ANSWER_MS);
    expect(codes()).to.deep.equal([]);
    made.expireAfter(1000);
    await clock.tick(1000);
    expect(await said(codes)).to.deep.equal(['timeout']);
  });

  it('gives a person two minutes', async () => {
    const { says, codes, names } = dial();
    says('pending');
    await clock.tick(KNOCK_MS - 1);
    expect(names()).to.deep.equal(['pending']);
    await clock.tick(1);
    expect(await said(codes)).to.deep.equal(['timeout']);
  });

  it('gives the network a while after the answer, then says that there is no path', async () => {
    const { dial: made, codes } = dial();
    made.onAnswer({ v: 1 });
    await clock.tick(CONNECT_MS);
    expect(await said(codes)).to.deep.equal(['negotiation-failed']);
  });

  it('says so at once when the browser does', async () => {
    const { becomes, codes } = dial();
    becomes('connecting');
    becomes('failed');
    expect(await said(codes)).to.deep.equal(['negotiation-failed']);
  });

  it('is done when connected, and nothing is left', async () => {
    const { dial: made, becomes, names } = dial();
    let finished = 0;
    made.onFinish(() => finished++);
    made.onAnswer(undefined);
    becomes('connected');
    expect([made.done, finished, clock.pending]).to.deep.equal([true, 1, 0]);
    becomes('failed');
    await clock.tick(10 * KNOCK_MS);
    expect(names()).to.deep.equal(['answered']);
  });

  it('takes EXPIRE for nobody being there, but not once it has heard of them', async () => {
    const lonely = dial();
    lonely.dial.onExpire();
    expect(await said(lonely.codes)).to.deep.equal(['peer-unavailable']);
    for (const heard of ['ringing', 'pending'] as const) {
      const other = dial();
      other.says(heard);
      other.dial.onExpire();
      expect(await said(other.codes), heard).to.deep.equal([]);
    }
    const answered = dial();
    answered.dial.onAnswer(undefined);
    answered.dial.onExpire();
    expect(await said(answered.codes)).to.deep.equal([]);
  });

  it('passes on what the other side says', () => {
    const { says, events, dial: made } = dial(true);
    says('ringing');
    says('end', 'busy');
    says('end');
    says('echo');
    expect(events).to.deep.equal([
      ['ringing', undefined],
      ['ended', 'busy'],
      ['ended', 'hung-up'],
    ]);
    expect(made.remoteIsKit).to.equal(true);
  });

  it('fails once', async () => {
    const { says, becomes, codes } = dial();
    says('refuse');
    says('refuse');
    becomes('failed');
    await clock.tick(10 * KNOCK_MS);
    expect(await said(codes)).to.deep.equal(['not-allowed']);
  });
});
