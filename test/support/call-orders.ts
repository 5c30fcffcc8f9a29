import type { CallChannel } from '../../src/channels/call.js';
import { installFakeLinks, makerOf, watchLinks, type LinkWatch } from './fake-link.js';
import { closeAll, meeting } from './parties.js';
import { until } from './wait.js';

type Name = 'ann' | 'bob';
const NAMES: readonly Name[] = ['ann', 'bob'];
const ACTS = [
  ...['call', 'call', 'answer', 'answer', 'decline', 'hangUp', 'toggleMic', 'toggleCamera'],
  // What the network, the server or somebody hostile does to it.
  ...['hold', 'release', 'replay', 'forge', 'drop', 'wait', 'wait'],
] as const;
type Act = (typeof ACTS)[number];

interface Trace {
  /** Whatever left a machine, or was about to, before somebody there had said yes. */
  readonly leaks: readonly string[];
  readonly steps: readonly string[];
  /** How many calls were taken, and how many connected. */
  readonly taken: number;
  readonly connected: number;
}

/** The same numbers for the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();
/** A task of its own, so that everything that stands in line has its turn. */
const task = () =>
  new Promise<void>((done) => {
    waiting.push(done);
    port2.postMessage(null);
  });

/** A camera and a microphone that cost nothing: copies of one picture and one silence. */
function installTracks(): () => void {
  const picture = document.createElement('canvas').captureStream(0).getVideoTracks();
  const context = new AudioContext();
  const sound = context.createMediaStreamDestination().stream.getAudioTracks();
  const given: MediaStreamTrack[] = [];
  const getUserMedia = ({ audio, video }: MediaStreamConstraints = {}) => {
    const tracks = [...(audio ? sound : []), ...(video ? picture : [])].map((track) => track.clone());
    given.push(...tracks);
    return Promise.resolve(new MediaStream(tracks));
  };
  const { mediaDevices, permissions } = navigator;
  Object.defineProperty(mediaDevices, 'getUserMedia', { configurable: true, value: getUserMedia });
  const query = () => Promise.resolve({ state: 'granted', addEventListener: () => undefined });
  Object.defineProperty(permissions, 'query', { configurable: true, value: query });
  return () => {
    Reflect.deleteProperty(mediaDevices, 'getUserMedia');
    Reflect.deleteProperty(permissions, 'query');
    for (const track of [...given, ...picture, ...sound]) track.stop();
    void context.close();
  };
}

/**
 * Two people and two real calls, through `length` random steps: what either of them does, and what the network does to it. Looks
 * after each of them that nothing has left the one who is called before that one accepted. `real`: over the browser's own
 * connections.
 */
export async function runTrace(seed: number, { length = 24, real = false } = {}): Promise<Trace> {
  const pick = numbers(seed);
  const steps: string[] = [];
  const leaks: string[] = [];
  const accepted = new Set<string>();
  const connected = new Set<string>();
  /** Whom each of them dials just now, which is a yes as well. */
  const dialling: Record<Name, boolean> = { ann: false, bob: false };
  const { hub, parties, sent } = meeting({ expireMs: 50 });
  const made = await parties(...NAMES);
  const other = (name: Name): Name => (name === 'ann' ? 'bob' : 'ann');

  /** The offer that a connection on this page answers, if it does, and who is called by it. */
  const offerOf = (pc: RTCPeerConnection) => {
    const maker = makerOf(pc.remoteDescription?.sdp);
    const offer = sent.find(
      ({ type, payload }) =>
        type === 'OFFER' && makerOf((payload?.['sdp'] as { sdp: string } | undefined)?.sdp) === maker,
    );
    return offer && pc.remoteDescription?.type === 'offer' ? offer : null;
  };
  /** Who has said yes to a call once may change their mind, with what was on its way then still on its way. */
  const mayLeave = (id: string, callee: Name) => {
    if (dialling[callee]) accepted.add(id);
    return accepted.has(id);
  };
  const look = (what: string, pc: RTCPeerConnection) => {
    const offer = offerOf(pc);
    if (!offer) return;
    const id = String(offer.payload?.['connectionId']);
    if (!mayLeave(id, offer.dst as Name)) leaks.push(`${what} of ${id} after ${steps.join(', ')}`);
  };
  const watch: LinkWatch = {
    adopted: (pc) => look('a knock at an address', pc),
    sent: (pc) => {
      connected.add(makerOf(pc.localDescription?.sdp));
      look('media', pc);
    },
  };
  const undo = [
    installTracks(),
    real
      ? watchLinks(watch)
      : installFakeLinks(watch, async () => {
          for (let turns = pick(3); turns > 0; turns--) await task();
        }),
  ];
  let seen = 0;
  /** Looks at what was given to the server since. */
  const lookAtFrames = () => {
    for (const { from, type, payload } of sent.slice(seen)) {
      // What would go over the call goes over the server where there is no other way.
      const isMore = payload?.['kind'] === 'more';
      const id = String(payload?.[isMore ? 'id' : 'connectionId']);
      const isMine = sent.some(
        (frame) => frame.type === 'OFFER' && frame.from === from && frame.payload?.['connectionId'] === id,
      );
      if ((type === 'ANSWER' || (type === 'CANDIDATE' && (isMore || payload?.['connectionId']))) && !isMine)
        if (!mayLeave(id, from as Name)) leaks.push(`${type} of ${id} after ${steps.join(', ')}`);
    }
    seen = sent.length;
  };

  const calls = Object.fromEntries(
    made.map(({ call }, at) => [NAMES[at], call({ to: other(NAMES[at] as Name) })]),
  ) as Record<Name, ReturnType<(typeof made)[0]['call']>>;
  for (const name of NAMES) {
    const { channel, store } = calls[name];
    // Of two offers that crossed the other one was taken: that stays a yes where the call ends before the answer is out.
    store.subscribe(() => {
      const id = store.value.connection?.connectionId;
      const isTheirs = sent.some(
        ({ type, dst, payload }) => type === 'OFFER' && dst === name && payload?.['connectionId'] === id,
      );
      if (isTheirs && id && dialling[name]) accepted.add(id);
    });
    channel.on('close', () => (dialling[name] = false));
  }
  /** The offer that rings here, by what is said of it: a later one may be held up, and an earlier one replayed. */
  const ringing = (name: Name) =>
    sent.findLast(({ from, payload }) => from === name && payload?.['kind'] === 'ringing')?.payload?.['id'];

  const act = (kind: Act, name: Name, channel: CallChannel) => {
    const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);
    const { state } = calls[name].store.value;
    switch (kind) {
      case 'call':
        // To call who rings is to take that call.
        if (state === 'incoming') accepted.add(String(ringing(name)));
        dialling[name] = true;
        return quietly(channel.call());
      case 'answer':
        if (state === 'incoming') accepted.add(String(ringing(name)));
        return quietly(channel.answer());
      case 'decline':
        return channel.decline();
      case 'hangUp':
        return channel.hangUp();
      case 'toggleMic':
        return quietly(channel.toggleMic());
      case 'toggleCamera':
        return quietly(channel.toggleCamera());
      case 'hold':
        return hub.hold();
      case 'release':
        return hub.release();
      case 'replay': {
        const mine = sent.filter(({ dst }) => dst === name);
        const frame = mine[pick(Math.max(1, mine.length))];
        return frame && hub.inject(name, JSON.stringify({ ...frame, src: frame.from }));
      }
      case 'forge': {
        // The caller answers its own offer, knows an address before anybody said anything, or speaks of another path.
        const id = ringing(name) ?? 'nothing';
        const more = (words: object) => ({
          ...{ pe: 1, id, kind: 'more' },
          text: JSON.stringify({ k: 'restart', ...words }),
        });
        const offers = sent.filter(({ type, dst }) => type === 'OFFER' && dst === name);
        const { sdp } = (offers.at(-1)?.payload?.['sdp'] ?? {}) as { sdp?: string };
        const payload = [
          {
            connectionId: id,
            type: 'media',
            sdp: { type: 'answer', sdp: 'v=0\r\no=- 0 2 IN IP4 0.0.0.0\r\n' },
          },
          {
            connectionId: id,
            candidate: { candidate: 'candidate:9 1 udp 1 127.0.0.1 9 typ host', sdpMid: '0' },
          },
          more({}),
          more({ n: pick(2), candidate: 'candidate:9 1 udp 1 127.0.0.1 9 typ host', mid: '0' }),
          more({ n: 1, type: 'offer', sdp }),
        ][pick(5)];
        const type = payload && 'sdp' in payload ? 'ANSWER' : 'CANDIDATE';
        return hub.inject(name, JSON.stringify({ type, src: other(name), dst: name, payload }));
      }
      case 'drop':
        return hub.drop(name, { held: pick(2) === 0 });
      case 'wait':
        return undefined;
    }
  };

  try {
    for (let step = 0; step < length; step++) {
      const kind = ACTS[pick(ACTS.length)] as Act;
      const name = NAMES[pick(2)] as Name;
      steps.push(`${name} ${kind}`);
      act(kind, name, calls[name].channel);
      for (let turns = pick(kind === 'wait' ? 60 : 12); turns > 0; turns--) await task();
      if (real) await new Promise((done) => setTimeout(done, pick(kind === 'wait' ? 200 : 50)));
      lookAtFrames();
    }
    hub.release();
    for (let turns = 0; turns < 20; turns++) await task();
    lookAtFrames();
    return { leaks, steps, taken: accepted.size, connected: connected.size };
  } finally {
    await closeAll();
    await until('nothing is on', () => NAMES.every((name) => calls[name].channel.engagedWith === null));
    for (const each of undo.reverse()) each();
  }
}
