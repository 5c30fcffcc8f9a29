import type { MediaConnection } from 'peerjs';
import { statement, toBytes, toText } from '../base/bytes.js';
import { Cleanup, quiet } from '../base/lifetime.js';
import { fingerprintIn, isSettled } from '../session/fingerprint.js';
import type { Inbound } from '../session/inbound.js';
import { part } from '../signalling/failure.js';
import type { CallHost, RunningCall } from './call-host.js';

/** From its offer until both have shown who they are. */
const PROOF_MS = 15_000;
/** The other side may be a moment behind: its old connection is not closed under it. */
const FAREWELL_MS = 5000;
/** Only here, as it is loaded later than the ids of the other channels. */
const RESUME_CHANNEL = 105;

type Role = 'offer' | 'answer';

/**
 * Puts a new PeerJS call in the place of one whose path cannot be found again. It does not ring: over the new connection
 * both show that they know what was agreed upon in the old one, and that nobody stands between them in the new one.
 * Before that nothing of camera and microphone goes out, and nothing that comes in is shown.
 */
export class CallResume {
  readonly #run: RunningCall;
  readonly #host: CallHost;
  readonly #id: string;
  readonly #key: Promise<CryptoKey>;
  #attempt: Cleanup | null = null;

  /** `secret`: what the other side of this call knows, and nobody else. */
  constructor(run: RunningCall, host: CallHost, secret: string) {
    this.#run = run;
    this.#host = host;
    this.#id = run.connection?.connectionId ?? '';
    const hmac = { name: 'HMAC', hash: 'SHA-256' };
    const bytes = new TextEncoder().encode(secret);
    this.#key = quiet(crypto.subtle.importKey('raw', bytes, hmac, false, ['sign', 'verify']));
  }

  /** Dials, where nothing is being tried. */
  async dial(): Promise<void> {
    const attempt = this.#begin();
    if (!attempt) return;
    const { session } = this.#host;
    try {
      const { standIns } = await part(import('./stand-ins.js'));
      const stands = standIns(this.#run.kinds);
      attempt.add(() => stands.forEach((track) => track.stop()));
      const dial = await session.dialCall(
        this.#run.remoteId,
        () => !attempt.done,
        new MediaStream(stands),
        {},
        session.introduction({ resume: this.#id }),
      );
      if (!dial) return;
      attempt.add(() => dial.finish());
      // The path came back meanwhile: it keeps what runs over it, as a screen.
      dial.on('answered', () =>
        this.#run.lifeline?.silent ? this.#prove(attempt, dial.connection, 'offer', stands) : attempt.run(),
      );
      for (const name of ['ended', 'failed'] as const) dial.on(name, () => attempt.run());
      // Whoever is not there, or knows nothing of this, is tried again later.
      attempt.add(() => this.#isTaken(dial.connection) || dial.connection.close());
    } catch {
      attempt.run();
    }
  }

  /** The other side's. */
  take(offer: Inbound): void {
    const attempt = offer.extra?.resume === this.#id ? this.#begin() : null;
    if (!attempt) return offer.decline('busy');
    try {
      const prepared = offer.prepare(new MediaStream());
      const { connection } = prepared;
      attempt.add(() => this.#isTaken(connection) || connection.close());
      prepared.onUnusable(() => attempt.run());
      this.#prove(attempt, connection, 'answer');
      void prepared.release(this.#host.session.introduction());
      offer.settle();
    } catch {
      offer.decline('failed');
      attempt.run();
    }
  }

  /** null where one is on its way. */
  #begin(): Cleanup | null {
    const { cleanup } = this.#run;
    if ((this.#attempt && !this.#attempt.done) || cleanup.done) return null;
    const attempt = (this.#attempt = new Cleanup());
    attempt.after(PROOF_MS, () => attempt.run());
    cleanup.add(() => attempt.run());
    return attempt;
  }

  #isTaken(connection: MediaConnection): boolean {
    return this.#host.store.value.connection === connection;
  }

  #prove(attempt: Cleanup, connection: MediaConnection, role: Role, stands: MediaStreamTrack[] = []): void {
    const pc = connection.peerConnection;
    const key = this.#key;
    if (attempt.done) return;
    // PeerJS's own throws where a track comes in no stream.
    pc.ontrack = ({ streams: [stream] }) => void (stream && connection.addStream(stream));
    const channel = pc.createDataChannel('resume', { negotiated: true, id: RESUME_CHANNEL });
    const said = quiet(
      new Promise((open) => (channel.onopen = open)).then(async () => {
        await isSettled(pc);
        channel.send(toText(await crypto.subtle.sign('HMAC', await key, this.#words(pc, role))));
      }),
    );
    channel.onmessage = ({ data }) => {
      channel.onmessage = null;
      said
        .then(async () => {
          const proof = toBytes(String(data));
          const words = this.#words(pc, role === 'offer' ? 'answer' : 'offer');
          if (attempt.done) return;
          if (proof && (await crypto.subtle.verify('HMAC', await key, proof, words)))
            return this.#move(connection, stands);
          this.#host.session.drop('verification-failed');
          attempt.run();
        })
        .catch(() => attempt.run());
    };
  }

  /** Which connection takes whose place, between which two certificates. */
  #words(pc: RTCPeerConnection, role: Role): Uint8Array<ArrayBuffer> {
    const [own, remote] = [pc.localDescription, pc.remoteDescription].map((description) =>
      fingerprintIn(description?.sdp),
    );
    // One that says more than one would have it both ways.
    if (!own || !remote) throw new Error('There is no one certificate on each side');
    return statement('resume', role, this.#id, ...[own, remote].sort());
  }

  #move(connection: MediaConnection, stands: MediaStreamTrack[]): void {
    const { connection: old, cleanup } = this.#run;
    if (cleanup.done) return;
    const next = (this.#run.next = this.#host.again());
    this.#host.store.set({ connection, remoteStream: null });
    cleanup.run();
    next.connectionId = connection.connectionId;
    next.remoteIsKit = next.isResumed = true;
    next.adopt(connection, stands);
    next.join();
    next.wait(this.#host.session.reconnectMs, () => this.#host.end('lost'));
    setTimeout(() => old?.close(), FAREWELL_MS);
  }
}
