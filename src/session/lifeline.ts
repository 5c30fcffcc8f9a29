import { Cleanup } from '../base/lifetime.js';
import { either, flag, object, oneOf, parse, type ShapeOf } from '../base/shape.js';
import { Emitter } from '../base/store.js';
import { CALL_ENDS, type CallEnd } from '../signalling/frames.js';

/** Fixed ids of the kit's own channels on an RTCPeerConnection between two kits; PROTOCOL.md lists them. */
export const CHANNEL_IDS = { control: 100, chat: 101, files: 102 } as const;

const MAX_CONTROL = 16 * 1024;
const BEAT_MS = 1000;
/** The longest silence of a healthy path that was measured is 0.9 s, with the other tab frozen. */
const SILENCE_MS = 2500;
/** A gap this long between two looks means that this side slept: the other one gets a fresh chance. */
const SLEPT_MS = 3500;

const beat = object({ k: oneOf('beat') });
const state = object({ k: oneOf('state'), mic: flag, camera: flag });
const end = object({ k: oneOf('end'), reason: oneOf(...CALL_ENDS) });
const isControlMessage = either(beat, either(state, end));
export type ControlMessage = ShapeOf<typeof isControlMessage>;
/** What `channels/call-more` says; PROTOCOL.md lists it. */
export type MoreKind = 'sdp' | 'screen' | 'recording' | 'captions' | 'restart';

/** What it needs of PeerJS's connection. */
interface Watched {
  readonly peerConnection: RTCPeerConnection;
  emit(name: 'iceStateChanged', state: RTCIceConnectionState): unknown;
}

interface LifelineEvents {
  connected: undefined;
  /** No sign of life: cut, frozen or dead, which cannot be told apart yet. */
  silent: undefined;
  alive: undefined;
  /** The RTCPeerConnection was closed, or has failed after it was connected. */
  closed: undefined;
  message: ControlMessage;
  /** Something else than a call always needs: text from the other side, as it came. */
  more: string;
  /** What the browser counts, at each look while connected; null where no bytes came since the last one. */
  stats: RTCStatsReport | null;
}

/**
 * Watches one RTCPeerConnection for signs of life. The bytes received on the selected candidate pair are the
 * best sign, since ICE goes on while the other tab is frozen; between two kits a beat on the control channel
 * covers browsers that count them sparsely. PeerJS alone never notices a remote that was killed.
 */
export class Lifeline extends Emitter<LifelineEvents> {
  readonly #pc: RTCPeerConnection;
  readonly #cleanup = new Cleanup();
  #control: RTCDataChannel | null = null;
  #queue: { readonly k: string }[] = [];
  #lastSign = Date.now();
  #lastLook = Date.now();
  #bytes = -1;
  #connected = false;
  #silent = false;

  constructor(connection: Watched) {
    super();
    const pc = (this.#pc = connection.peerConnection);
    // PeerJS's own closes what has failed as well, and with it every way back.
    pc.oniceconnectionstatechange = () => connection.emit('iceStateChanged', pc.iceConnectionState);
    this.#cleanup.listen(pc, 'connectionstatechange', () => this.#onState());
    this.#cleanup.every(BEAT_MS, () => {
      this.send({ k: 'beat' });
      void this.look();
    });
  }

  get silent(): boolean {
    return this.#silent;
  }

  /**
   * Opens the control channel: only once the other side is known to be a kit. It is negotiated by its id, so
   * nothing of it goes over the wire before both sides have it.
   */
  openControl(): void {
    if (this.#control || this.#pc.signalingState === 'closed') return;
    const channel = this.#pc.createDataChannel('peer-elements', {
      negotiated: true,
      id: CHANNEL_IDS.control,
    });
    this.#control = channel;
    this.#cleanup.listen(channel, 'open', () => {
      for (const message of this.#queue.splice(0)) this.send(message as ControlMessage);
    });
    this.#cleanup.listen(channel, 'message', (event) =>
      this.#onMessage((event as MessageEvent<unknown>).data),
    );
  }

  send(
    message:
      | ControlMessage
      | { readonly k: 'end'; readonly reason: CallEnd }
      | { readonly k: MoreKind; readonly on?: boolean; readonly secret?: string },
  ): void {
    if (this.#control?.readyState === 'open') this.#control.send(JSON.stringify(message));
    else if (message.k !== 'beat') this.#queue.push(message);
  }

  stop(): void {
    this.#cleanup.run();
  }

  #onMessage(data: unknown): void {
    this.#sign();
    // What is neither comes from a newer version, or is not ours.
    const message = parse(data, MAX_CONTROL, isControlMessage);
    if (message) this.emit('message', message);
    else this.emit('more', String(data));
  }

  #onState(): void {
    const state = this.#pc.connectionState;
    if (state === 'connected') {
      this.#sign();
      if (!this.#connected) {
        this.#connected = true;
        this.emit('connected', undefined);
      }
      return;
    }
    // Of one that never was connected whoever dialled it says what went wrong.
    const hasFailed = state === 'failed' && this.#connected;
    if (state === 'disconnected' || hasFailed) this.#goSilent();
    if (state === 'closed' || hasFailed) this.emit('closed', undefined);
  }

  #sign(): void {
    this.#lastSign = Date.now();
    if (!this.#silent) return;
    this.#silent = false;
    this.emit('alive', undefined);
  }

  #goSilent(): void {
    if (this.#silent) return;
    this.#silent = true;
    this.emit('silent', undefined);
  }

  /** Once a second by itself; sooner for who cannot wait. */
  async look(): Promise<void> {
    const now = Date.now();
    if (now - this.#lastLook > SLEPT_MS) this.#lastSign = now;
    this.#lastLook = now;
    // `close()` on this side fires no event at all.
    if (this.#pc.connectionState === 'closed') return this.emit('closed', undefined);
    if (!this.#connected) return this.#onState();
    const report = await this.#pc.getStats();
    if (this.#cleanup.done) return;
    const bytes = receivedBytes(report);
    // A pair that is given up takes its bytes along.
    const isStill = bytes <= this.#bytes;
    this.#bytes = bytes;
    if (!isStill) this.#sign();
    else if (Date.now() - this.#lastSign > SILENCE_MS) this.#goSilent();
    this.emit('stats', isStill ? null : report);
  }
}

interface PairStats {
  type: string;
  bytesReceived?: number;
}

/** All pairs and not only the selected one, which Firefox names differently. */
function receivedBytes(stats: RTCStatsReport): number {
  let bytes = 0;
  for (const entry of (stats as unknown as Map<string, PairStats>).values())
    if (entry.type === 'candidate-pair') bytes += entry.bytesReceived ?? 0;
  return bytes;
}
