import type { TransportFactory } from '../../src/signalling/transport.js';

/**
 * What the kit relies on in a PeerServer. The same cases run on the in-page one (test/unit) and on the stock one over
 * WebSockets (test/browser), so that a story or a unit test never rests on something that no server does.
 * Self-contained: test/browser hands this file alone to a page.
 */
export interface ContractStage {
  readonly transport: TransportFactory;
  /** `ws://host:port/peerjs`. */
  readonly url: string;
  /** Kills the server, and starts it anew. */
  down(): Promise<void>;
  up(): Promise<void>;
}

interface Frame {
  type: string;
  src?: string;
  dst?: string;
  payload?: { msg?: string; n?: number };
}

export interface ContractCase {
  readonly name: string;
  run(stage: ContractStage): Promise<void>;
}

const WAIT_MS = 15_000;
const randomId = () => `contract-${Math.random().toString(36).slice(2, 10)}`;

function check(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const end = performance.now() + WAIT_MS;
  while (!holds()) {
    check(performance.now() < end, `${what}: not within ${WAIT_MS} ms`);
    await new Promise((done) => setTimeout(done, 10));
  }
}

function client(stage: ContractStage, id = randomId(), { token = 'token', key = 'peerjs' } = {}) {
  const frames: Frame[] = [];
  const log: string[] = [];
  const socket = stage.transport(
    { url: stage.url, id, token, key },
    {
      open: () => log.push('open'),
      message: (text) => {
        frames.push(JSON.parse(String(text)) as Frame);
        log.push(frames[frames.length - 1]?.type ?? '');
      },
      close: () => log.push('close'),
    },
  );
  return {
    id,
    frames,
    /** What the transport reported, in order: `open`, types of frames, `close`. */
    log,
    send: (frame: Frame) => socket.send(JSON.stringify(frame)),
    raw: (text: string) => socket.send(text),
    close: () => socket.close(),
    hears: (type: string, count = 1) =>
      until(`${type} at ${id}`, () => frames.filter((frame) => frame.type === type).length >= count),
  };
}

async function opened(stage: ContractStage, ...rest: [id?: string, options?: { token?: string }]) {
  const made = client(stage, ...rest);
  await made.hears('OPEN');
  return made;
}

/** Everything that was sent before has been dealt with when this is back. */
async function settled(of: ReturnType<typeof client>): Promise<void> {
  const before = of.frames.filter(({ type }) => type === 'ANSWER').length;
  of.send({ type: 'ANSWER', dst: of.id, payload: {} });
  await of.hears('ANSWER', before + 1);
}

export const CONTRACT: readonly ContractCase[] = [
  {
    name: 'says open, then OPEN',
    async run(stage) {
      const a = await opened(stage);
      check(a.log.join() === 'open,OPEN', `it was ${a.log.join()}`);
      a.close();
    },
  },
  {
    name: 'relays in order, and puts the true sender in src',
    async run(stage) {
      const [a, b] = [await opened(stage), await opened(stage)];
      for (let n = 0; n < 50; n++)
        a.send({ type: n % 2 ? 'OFFER' : 'CANDIDATE', src: 'someone-else', dst: b.id, payload: { n } });
      await b.hears('OFFER', 25);
      const got = b.frames.filter(({ type }) => type !== 'OPEN');
      check(got.map(({ payload }) => payload?.n).join() === [...Array(50).keys()].join(), 'another order');
      check(
        got.every(({ src, dst }) => src === a.id && dst === b.id),
        'another src or dst',
      );
      a.close();
      b.close();
    },
  },
  {
    name: 'relays to oneself',
    async run(stage) {
      const a = await opened(stage);
      a.send({ type: 'CANDIDATE', dst: a.id, payload: { n: 7 } });
      await a.hears('CANDIDATE');
      check(a.frames[1]?.src === a.id && a.frames[1].payload?.n === 7, 'not what was sent');
      a.close();
    },
  },
  {
    name: 'drops heartbeats, types that it does not know, and what is no JSON',
    async run(stage) {
      const [a, b] = [await opened(stage), await opened(stage)];
      a.raw('{"type":"HEARTBEAT"}');
      a.raw('{nonsense');
      a.send({ type: 'SHOUT', dst: b.id });
      a.send({ type: 'OPEN', dst: b.id });
      a.send({ type: 'OFFER', dst: b.id });
      await b.hears('OFFER');
      check(b.log.join() === 'open,OPEN,OFFER', `it was ${b.log.join()}`);
      check(a.log.join() === 'open,OPEN', `the sender heard ${a.log.join()}`);
      a.close();
      b.close();
    },
  },
  {
    name: 'passes only type, src, dst and payload on',
    async run(stage) {
      const [a, b] = [await opened(stage), await opened(stage)];
      a.raw(JSON.stringify({ type: 'OFFER', dst: b.id, payload: { n: 1 }, extra: true }));
      await b.hears('OFFER');
      check(Object.keys(b.frames[1] ?? {}).join() === 'type,src,dst,payload', 'another shape');
      a.close();
      b.close();
    },
  },
  {
    name: 'passes LEAVE and EXPIRE of a client on',
    async run(stage) {
      const [a, b] = [await opened(stage), await opened(stage)];
      a.send({ type: 'LEAVE', dst: b.id });
      a.send({ type: 'EXPIRE', dst: b.id });
      await b.hears('EXPIRE');
      check(b.log.join() === 'open,OPEN,LEAVE,EXPIRE', `it was ${b.log.join()}`);
      a.close();
      b.close();
    },
  },
  {
    name: 'keeps what is for a missing peer until it comes',
    async run(stage) {
      const a = await opened(stage);
      const id = randomId();
      a.send({ type: 'OFFER', dst: id, payload: { n: 1 } });
      a.send({ type: 'CANDIDATE', dst: id, payload: { n: 2 } });
      await settled(a);
      const b = await opened(stage, id);
      await b.hears('CANDIDATE');
      check(b.log.join() === 'open,OPEN,OFFER,CANDIDATE', `it was ${b.log.join()}`);
      check(b.frames[1]?.src === a.id, 'another src');
      a.close();
      b.close();
    },
  },
  {
    name: 'says EXPIRE once to each sender when nobody comes, in the name of the missing peer',
    async run(stage) {
      const [a, b] = [await opened(stage), await opened(stage)];
      const id = randomId();
      a.send({ type: 'OFFER', dst: id });
      a.send({ type: 'CANDIDATE', dst: id });
      b.send({ type: 'OFFER', dst: id });
      b.send({ type: 'LEAVE', dst: id });
      await Promise.all([a.hears('EXPIRE'), b.hears('EXPIRE')]);
      await Promise.all([settled(a), settled(b)]);
      for (const each of [a, b]) {
        const all = each.frames.filter(({ type }) => type === 'EXPIRE');
        check(all.length === 1, `${all.length} of them`);
        check(all[0]?.src === id && all[0].dst === each.id, 'another src or dst');
      }
      a.close();
      b.close();
    },
  },
  {
    name: 'says ID-TAKEN and closes when the token is another one, and lets the first one be',
    async run(stage) {
      const a = await opened(stage);
      const thief = client(stage, a.id, { token: 'another' });
      await until('the close', () => thief.log.includes('close'));
      check(thief.log.join() === 'open,ID-TAKEN,close', `it was ${thief.log.join()}`);
      check(typeof thief.frames[0]?.payload?.msg === 'string', 'no message');
      await settled(a);
      a.close();
    },
  },
  {
    name: 're-attaches the same token without OPEN; messages go to the new socket, the old one may still send',
    async run(stage) {
      const a = await opened(stage);
      const again = client(stage, a.id);
      await until('its opening', () => again.log.includes('open'));
      again.send({ type: 'CANDIDATE', dst: a.id, payload: { n: 1 } });
      await again.hears('CANDIDATE');
      check(again.log.join() === 'open,CANDIDATE', `it was ${again.log.join()}`);
      a.send({ type: 'OFFER', dst: a.id });
      await again.hears('OFFER');
      check(a.log.join() === 'open,OPEN', `the old one heard ${a.log.join()}`);
      a.close();
      again.send({ type: 'CANDIDATE', dst: a.id, payload: { n: 2 } });
      await again.hears('CANDIDATE', 2);
      again.close();
    },
  },
  {
    name: 'frees the id when its socket closes',
    async run(stage) {
      const a = await opened(stage);
      const watcher = await opened(stage);
      a.close();
      const id = a.id;
      // The close is on its way; until it is there the id is still taken.
      let b = client(stage, id, { token: 'another' });
      await until('an answer', () => b.frames.length > 0);
      while (b.frames[0]?.type === 'ID-TAKEN') {
        b = client(stage, id, { token: 'another' });
        await until('an answer', () => b.frames.length > 0);
      }
      check(b.frames[0]?.type === 'OPEN', `it was ${b.log.join()}`);
      b.close();
      watcher.close();
    },
  },
  {
    name: 'says ERROR and closes when the key is wrong or the token missing',
    async run(stage) {
      for (const wrong of [{ key: 'another' }, { token: '' }]) {
        const a = client(stage, randomId(), wrong);
        await until('the close', () => a.log.includes('close'));
        check(a.log.join() === 'open,ERROR,close', `it was ${a.log.join()}`);
        check(!!a.frames[0]?.payload?.msg, 'no message');
      }
    },
  },
  {
    name: 'reports nothing more once it was closed from this side',
    async run(stage) {
      const [a, b] = [await opened(stage), await opened(stage)];
      b.send({ type: 'OFFER', dst: a.id });
      a.close();
      const before = a.log.join();
      await settled(b);
      check(a.log.join() === before, `it was ${a.log.join()}`);
      b.close();
    },
  },
  {
    name: 'closes when the server dies, fails while it is away, and begins anew after',
    async run(stage) {
      const a = await opened(stage);
      await stage.down();
      await until('the close', () => a.log.includes('close'));
      const early = client(stage, a.id);
      await until('its failure', () => early.log.includes('close'));
      check(early.log.join() === 'close', `it was ${early.log.join()}`);
      await stage.up();
      const later = await opened(stage, a.id, { token: 'another' });
      later.close();
    },
  },
];
