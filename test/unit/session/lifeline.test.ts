import { expect } from '@open-wc/testing';
import { CHANNEL_IDS, Lifeline } from '../../../src/session/lifeline.js';
import { installClock, type Clock } from '../../support/clock.js';
import { record } from '../../support/wait.js';

/** As much of an RTCPeerConnection as a lifeline looks at. */
class FakeConnection extends EventTarget {
  connectionState = 'new';
  signalingState = 'stable';
  bytes = 0;
  channel: FakeChannel | null = null;
  readonly made: unknown[] = [];

  becomes(state: string): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  getStats(): Promise<Map<string, object>> {
    return Promise.resolve(
      new Map([
        ['one', { type: 'candidate-pair', bytesReceived: this.bytes }],
        ['two', { type: 'candidate-pair' }],
        ['other', { type: 'transport', bytesReceived: Math.random() }],
      ]),
    );
  }

  createDataChannel(label: string, options: object): FakeChannel {
    this.made.push([label, options]);
    return (this.channel = new FakeChannel());
  }
}

class FakeChannel extends EventTarget {
  readyState = 'connecting';
  readonly sent: string[] = [];

  send(text: string): void {
    this.sent.push(text);
  }

  opens(): void {
    this.readyState = 'open';
    this.dispatchEvent(new Event('open'));
  }

  says(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

const connectionOf = (pc: FakeConnection, emit: (...event: unknown[]) => unknown = () => undefined) =>
  ({ peerConnection: pc, emit }) as never;

describe('Lifeline', () => {
  let clock: Clock;
  let lifeline: Lifeline;
  let pc: FakeConnection;
  let names: () => string[];
  beforeEach(() => {
    clock = installClock();
    pc = new FakeConnection();
    lifeline = new Lifeline(connectionOf(pc));
    const events = record(lifeline);
    // What is counted or beats once a second is nothing that happened.
    names = () => events.map(([name]) => name).filter((name) => name !== 'stats' && name !== 'message');
  });
  afterEach(() => {
    lifeline.stop();
    clock.uninstall();
  });

  it('says that it is connected, once', () => {
    pc.becomes('connecting');
    pc.becomes('connected');
    pc.becomes('connected');
    expect(names()).to.deep.equal(['connected']);
  });

  it('is silent after two and a half seconds without a byte, and alive with the next', async () => {
    pc.becomes('connected');
    for (let n = 0; n < 10; n++) {
      pc.bytes++;
      await clock.tick(1000);
    }
    expect(names()).to.deep.equal(['connected']);
    await clock.tick(2000);
    expect(lifeline.silent).to.equal(false);
    await clock.tick(3000);
    expect([lifeline.silent, ...names()]).to.deep.equal([true, 'connected', 'silent']);
    await clock.tick(5000);
    expect(names()).to.deep.equal(['connected', 'silent']);
    pc.bytes++;
    await clock.tick(1000);
    expect([lifeline.silent, ...names()]).to.deep.equal([false, 'connected', 'silent', 'alive']);
  });

  it('looks sooner for who cannot wait, and takes no pair that goes for bytes', async () => {
    const counted: unknown[] = [];
    lifeline.on('stats', (report) => counted.push(report && 'more'));
    pc.becomes('connected');
    pc.bytes = 1000;
    await lifeline.look();
    pc.bytes = 10;
    await lifeline.look();
    pc.bytes++;
    await lifeline.look();
    expect(counted).to.deep.equal(['more', null, 'more']);
    await clock.tick(2400);
    expect(names()).to.deep.equal(['connected']);
    await clock.tick(700);
    expect(names()).to.deep.equal(['connected', 'silent']);
    pc.bytes++;
    await lifeline.look();
    expect(names()).to.deep.equal(['connected', 'silent', 'alive']);
  });

  it('takes a beat of the other side for a sign of life', async () => {
    pc.becomes('connected');
    lifeline.openControl();
    pc.channel?.opens();
    for (let n = 0; n < 10; n++) {
      pc.channel?.says('{"k":"beat"}');
      await clock.tick(1000);
    }
    expect(names()).to.deep.equal(['connected']);
    await clock.tick(5000);
    expect(names()).to.deep.equal(['connected', 'silent']);
    pc.channel?.says('{"k":"beat"}');
    expect(names()).to.deep.equal(['connected', 'silent', 'alive']);
  });

  it('is silent at once when the browser has lost it, and closed when it has failed', () => {
    pc.becomes('connected');
    pc.becomes('disconnected');
    expect(names()).to.deep.equal(['connected', 'silent']);
    pc.becomes('connected');
    expect(names()).to.deep.equal(['connected', 'silent', 'alive']);
    pc.becomes('failed');
    expect(names()).to.deep.equal(['connected', 'silent', 'alive', 'silent', 'closed']);
  });

  it('leaves one that never was connected to who dialled it', () => {
    pc.becomes('connecting');
    pc.becomes('failed');
    expect(names()).to.deep.equal([]);
    pc.becomes('closed');
    expect(names()).to.deep.equal(['closed']);
  });

  it('keeps PeerJS from closing what has failed, and tells a page of it as PeerJS does', () => {
    const path = Object.assign(new FakeConnection(), {
      iceConnectionState: 'new',
      oniceconnectionstatechange: () => expect.fail('PeerJS closes it'),
    });
    const heard: unknown[] = [];
    const other = new Lifeline(connectionOf(path, (...event) => heard.push(event)));
    path.iceConnectionState = 'failed';
    path.oniceconnectionstatechange();
    expect(heard).to.deep.equal([['iceStateChanged', 'failed']]);
    other.stop();
  });

  it('notices that this side closed it, of which no event tells', async () => {
    pc.becomes('connected');
    pc.connectionState = 'closed';
    await clock.tick(1000);
    expect(names()).to.deep.equal(['connected', 'closed']);
  });

  it('gives the other side a fresh chance when this one slept', async () => {
    pc.becomes('connected');
    await clock.tick(2000);
    const { now } = Date;
    Date.now = () => now() + 60_000;
    await clock.tick(1000);
    Date.now = () => now() + 60_000;
    expect(lifeline.silent).to.equal(false);
    await clock.tick(5000);
    expect(lifeline.silent).to.equal(true);
    Date.now = now;
  });

  it('opens one negotiated channel with its fixed id, beats on it, and keeps words until it is open', async () => {
    lifeline.send({ k: 'state', mic: true, camera: false });
    lifeline.openControl();
    lifeline.openControl();
    expect(pc.made).to.deep.equal([['peer-elements', { negotiated: true, id: CHANNEL_IDS.control }]]);
    await clock.tick(3000);
    expect(pc.channel?.sent).to.deep.equal([]);
    pc.channel?.opens();
    expect(pc.channel?.sent).to.deep.equal(['{"k":"state","mic":true,"camera":false}']);
    await clock.tick(1000);
    expect(pc.channel?.sent[1]).to.equal('{"k":"beat"}');
  });

  it('opens none on a connection that is closed', () => {
    pc.signalingState = 'closed';
    expect(() => lifeline.openControl()).not.to.throw();
    expect(pc.made).to.deep.equal([]);
  });

  it('passes on what it knows and lets the rest be', () => {
    lifeline.openControl();
    const heard: unknown[] = [];
    lifeline.on('message', (message) => heard.push(message));
    for (const data of [
      '{"k":"state","mic":false,"camera":true}',
      '{"k":"end","reason":"hung-up"}',
      '{"k":"end","reason":"bored"}',
      '{"k":"state","mic":1,"camera":true}',
      '{"k":"reboot"}',
      '{',
      `{"k":"beat","x":"${'x'.repeat(20_000)}"}`,
      new ArrayBuffer(4),
    ])
      pc.channel?.says(data);
    expect(heard).to.deep.equal([
      { k: 'state', mic: false, camera: true },
      { k: 'end', reason: 'hung-up' },
    ]);
  });

  it('leaves no timer and hears nothing when it is stopped', async () => {
    lifeline.openControl();
    lifeline.stop();
    expect(clock.pending).to.equal(0);
    pc.becomes('connected');
    pc.channel?.says('{"k":"end","reason":"hung-up"}');
    await clock.tick(10_000);
    expect(names()).to.deep.equal([]);
  });

  it('hands on what it does not know itself, and what the browser counts', async () => {
    const seen = record(lifeline);
    lifeline.openControl();
    pc.channel?.says('{"k":"screen","on":true}');
    pc.channel?.says('{"k":"beat"}');
    pc.becomes('connected');
    await clock.tick(1000);
    expect(seen.filter(([name]) => name === 'more')).to.deep.equal([['more', '{"k":"screen","on":true}']]);
    expect(seen.map(([name]) => name)).to.include('stats');
  });
});
