import type { DataConnection, MediaConnection, Peer } from 'peerjs';
import { Cleanup } from '../base/lifetime.js';
import { Exchange } from './exchange.js';
import { fingerprintIn, fingerprintOf, isSettled } from './fingerprint.js';
import type { Role } from './short-code.js';
import type { Evidence, Verdict } from './trust.js';

/** Beside the ids in `lifeline`: the channel for the short code. */
const VERIFY_CHANNEL = 104;
/** How long the other side may take from the open channel to its number. */
const EXCHANGE_MS = 15_000;
const REPEAT_MS = 1000;
const REPEATS = 5;

export interface BondEvents {
  /** Something that is shown has changed. */
  changed(): void;
  /** The exchange is over and the code is there. */
  done(): void;
  /** What the other side says does not fit what it has signed. */
  failed(): void;
  rejected(): void;
  closed(): void;
}

/** One connection with a peer: what it was told of the other side, and the code that both come to. */
export class Bond {
  readonly remote: string;
  readonly id: string;
  readonly role: Role;
  readonly isCall: boolean;
  /** The fingerprints in the two descriptions; null for one that names no certificate. */
  offer: string | null = null;
  answer: string | null = null;
  evidence: Evidence | null = null;
  verdict: Verdict | null = null;
  /** Of the link that both have proved. */
  secret: string | null = null;
  code: readonly number[] | null = null;
  isLive = false;
  /** The code is being agreed upon. */
  isWaiting = false;
  readonly #cleanup = new Cleanup();
  #connection: MediaConnection | DataConnection | null = null;
  #exchange: Exchange | null = null;

  constructor(remote: string, id: string, role: Role, isCall: boolean) {
    this.remote = remote;
    this.id = id;
    this.role = role;
    this.isCall = isCall;
  }

  /** Of the other side's certificate. */
  get remoteFingerprint(): string | null {
    return this.role === 'offer' ? this.answer : this.offer;
  }

  get connection(): MediaConnection | DataConnection | null {
    return this.#connection;
  }

  /** Watches PeerJS's connection; with a `key` of this side's it agrees upon a code, as soon as the other side has shown one. */
  attach(peer: Peer, key: string | null, events: BondEvents): void {
    const connection = peer.getConnection(this.remote, this.id);
    const pc = connection?.peerConnection as RTCPeerConnection | undefined;
    if (this.#connection || !connection || !pc || pc.signalingState === 'closed') return;
    this.#connection = connection;
    const close = () => {
      if (this.#cleanup.done) return;
      this.#cleanup.run();
      events.closed();
    };
    const remoteKey = this.evidence?.key;
    const opened = async () => {
      await isSettled(pc);
      if (this.#cleanup.done) return;
      // What was looked at may not be what the browser was given.
      const isOther = fingerprintIn(pc.remoteDescription?.sdp) !== this.remoteFingerprint;
      if (remoteKey && isOther) return events.failed();
      this.isLive = true;
      events.changed();
    };
    this.#cleanup.listen(pc, 'connectionstatechange', () => {
      // One that has failed after it was there may be there again, between the same two.
      if (pc.connectionState === 'closed' || (pc.connectionState === 'failed' && !this.isLive))
        return close();
      if (pc.connectionState === 'connected' && !this.isLive) return void opened();
      events.changed();
    });
    // On this side closing fires no event of the browser's.
    (connection as DataConnection).on('close', close);
    if (key && remoteKey) this.#agree(pc, key, remoteKey, close, events);
  }

  #agree(pc: RTCPeerConnection, key: string, remoteKey: string, close: () => void, events: BondEvents): void {
    const { remoteFingerprint } = this;
    const fingerprint = this.role === 'offer' ? this.offer : this.answer;
    if (!fingerprint || !remoteFingerprint) return;
    const channel = pc.createDataChannel('verify', { negotiated: true, id: VERIFY_CHANNEL });
    this.isWaiting = true;
    let stands: Promise<boolean> = Promise.resolve(false);
    const over = (act: () => void) => {
      if (this.#cleanup.done) return;
      this.isWaiting = false;
      act();
    };
    const exchange = (this.#exchange = new Exchange(
      { role: this.role, key, fingerprint, remoteFingerprint, remoteKey },
      {
        send: (text) => channel.readyState === 'open' && channel.send(text),
        done: (code) =>
          void stands.then((isTrue) =>
            over(() => {
              if (!isTrue) return events.failed();
              this.code = code;
              events.done();
            }),
          ),
        failed: () => over(events.failed),
        rejected: () => over(events.rejected),
      },
    ));
    this.#cleanup.listen(channel, 'open', () => {
      stands = isBetween(pc, fingerprint, remoteFingerprint);
      exchange.begin();
      let left = REPEATS;
      this.#cleanup.every(REPEAT_MS, () => left-- > 0 && exchange.again());
      this.#cleanup.after(EXCHANGE_MS, () => {
        this.isWaiting = false;
        events.changed();
      });
    });
    this.#cleanup.listen(
      channel,
      'message',
      (event) => void exchange.take((event as MessageEvent<unknown>).data),
    );
    this.#cleanup.listen(channel, 'close', close);
  }

  /** Tells the other side that a person sees another code. */
  reject(): void {
    this.#exchange?.reject();
  }
}

/** Whether the connection really stands between these two certificates, as far as the browser tells. */
async function isBetween(pc: RTCPeerConnection, own: string, remote: string): Promise<boolean> {
  await isSettled(pc);
  if (fingerprintIn(pc.localDescription?.sdp) !== own || fingerprintIn(pc.remoteDescription?.sdp) !== remote)
    return false;
  // Firefox has no such method; the description binds it just as well.
  const [certificate] = pc.sctp?.transport.getRemoteCertificates?.() ?? [];
  return !certificate || (await fingerprintOf(certificate)) === remote;
}
