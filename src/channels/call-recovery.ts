import { randomToken } from '../base/id.js';
import { count, maybe, object, oneOf, parse, text } from '../base/shape.js';
import { fingerprintIn } from '../session/fingerprint.js';
import { isSdp } from '../signalling/frames.js';
import type { CallHost, RunningCall } from './call-host.js';
import type { CallResume } from './call-resume.js';

/** A description of sound, picture and screens of two browsers is about 12 kB. */
const MAX_MESSAGE = 64 * 1024;
/** By then a socket that is dead has been given up: one that is still open can be trusted. */
const TRUST_MS = 5000;
const RETRY_MS = 3000;
/** After so many restarts that led nowhere a new connection is tried beside them. */
const MOST_RESTARTS = 2;
/** How soon it is looked again after a look that saw no more bytes. */
const QUICK_MS = 100;
/** A page that stands still for two seconds is only busy. */
const ASLEEP_MS = 8000;
/** What the other side asks for again sooner than this is the same wish. */
const WISH_MS = 1000;
/** So much of what was said may wait for its turn. */
const MAX_WAITING = 128;
/** A socket that was opened this recently is no older than the silence. */
const FRESH_MS = 10_000;

const isRestart = object({
  k: oneOf('restart'),
  /** Which attempt it belongs to; absent: the other side is asked to begin one. */
  n: maybe(count),
  type: maybe(oneOf('offer', 'answer')),
  sdp: maybe(isSdp),
  candidate: maybe(text(4096)),
  mid: maybe(text(256)),
  /** By which both will know each other on another connection. */
  secret: maybe(text(64, 64)),
});

/** Not in the DOM's types yet. */
type KeyFrames = (parameters: RTCRtpSendParameters, options: object) => Promise<void>;

/** Brings one call back after its path was cut, or has changed. Only between two kits. */
export class CallRecovery {
  readonly #run: RunningCall;
  readonly #host: CallHost;
  readonly #pc: RTCPeerConnection;
  /** Whether this side makes the offers. */
  readonly #leads: boolean;
  /** What both sides of this call know, and nobody else. */
  #secret: string | null = null;
  #resume: Promise<CallResume | null> | null = null;
  #attempt = 0;
  /** The attempt that is on goes over the server. */
  #isRelayed = false;
  #openedAt = 0;
  /** When the other side last asked, on the channel and over the server. */
  readonly #wishedAt = [-WISH_MS, -WISH_MS];
  #waiting = 0;
  /** One thing after the other: a candidate that follows a description may not overtake it. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(run: RunningCall, host: CallHost, pc: RTCPeerConnection) {
    this.#run = run;
    this.#host = host;
    this.#pc = pc;
    const { cleanup, lifeline } = run;
    const { session } = host;
    this.#leads = (session.store.value.localId ?? '') < run.remoteId;
    if (!lifeline) return;
    if (this.#leads) lifeline.send({ k: 'restart', secret: (this.#secret = randomToken(32)) });
    // PeerJS would send the candidates of a restart as well, on a way of its own.
    pc.onicecandidate = null;
    cleanup.listen(pc, 'icecandidate', (event) =>
      this.#gathered((event as RTCPeerConnectionIceEvent).candidate),
    );
    this.#watchBytes();
    cleanup.add(lifeline.on('silent', () => this.#missed()));
    cleanup.add(
      session.on('open', () => {
        this.#openedAt = Date.now();
        if (!this.#isWhole) this.#begin(true);
      }),
    );
    // Another network: what was agreed on may lead nowhere, and nothing has been missed yet.
    cleanup.listen(window, 'online', () => this.#begin());
    // What it says of speed changes all the time; of the way, on phones alone.
    const { connection } = navigator as { connection?: EventTarget & { type?: string } };
    if (connection) {
      let way = connection.type;
      cleanup.listen(connection, 'change', () => {
        if (connection.type !== way) this.#begin();
        way = connection.type;
      });
    }
    this.#watchBeats();
    let [wait, restarts] = [0, 0];
    cleanup.every(RETRY_MS, () => {
      wait = this.#isWhole ? 0 : wait + RETRY_MS;
      if (!lifeline.silent) restarts = 0;
      if (wait <= TRUST_MS || session.state !== 'open') return;
      this.#begin(true);
      if (lifeline.silent && this.#leads && ++restarts > MOST_RESTARTS)
        void this.resume().then((resume) => resume?.dial());
    });
  }

  /**
   * Whether words get to the other side on the path of the call. What comes in is no proof: where only the other side
   * has heard of new keys, its own checks pass and those from here do not.
   */
  get #isUp(): boolean {
    return !/^(disc|fail)/.test(this.#pc.iceConnectionState);
  }

  /** Nothing is left to be agreed on, as an offer that nobody has answered. */
  get #isWhole(): boolean {
    return !this.#run.lifeline?.silent && this.#isUp && this.#pc.signalingState === 'stable';
  }

  /** Once a second is too seldom for who waits for the picture. */
  #watchBytes(): void {
    const { cleanup, lifeline } = this.#run;
    let wasStill = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      void lifeline?.look();
    };
    lifeline?.on('stats', (report) => {
      if (wasStill && report) this.#refresh();
      wasStill = !report;
      if (wasStill && !cleanup.done) timer ??= setTimeout(look, QUICK_MS);
    });
    cleanup.add(() => clearTimeout(timer));
  }

  /** The path lives and nothing is said on it: the page at the other end is frozen. */
  #watchBeats(): void {
    const { cleanup, lifeline } = this.#run;
    let missed = 0;
    if (!lifeline) return;
    const show = (isAsleep: boolean) => {
      if (isAsleep !== !!this.#host.store.value.isAsleep) this.#run.set({ isAsleep });
    };
    cleanup.add(
      lifeline.on('message', () => {
        missed = 0;
        show(false);
      }),
    );
    // In steps: while this page itself stands still none is taken.
    cleanup.every(1000, () => {
      missed = lifeline.silent ? 0 : missed + 1000;
      if (missed > ASLEEP_MS) show(true);
    });
    cleanup.add(() => this.#host.store.set({ isAsleep: false }));
  }

  /** No sign of the other side. */
  #missed(): void {
    const { session } = this.#host;
    if (session.state === 'disconnected') return;
    session.reconnect().catch(() => undefined);
    if (Date.now() - this.#openedAt < FRESH_MS) this.#begin();
  }

  /** What came while nothing did cannot be drawn without it. */
  #refresh(): void {
    for (const sender of this.#pc.getSenders()) {
      if (sender.track?.kind !== 'video') continue;
      const parameters = sender.getParameters();
      const encodingOptions = parameters.encodings.map(() => ({ keyFrame: true }));
      // A browser that cannot be asked waits for the other side to miss one.
      (sender.setParameters as KeyFrames)
        .call(sender, parameters, { encodingOptions })
        .catch(() => undefined);
    }
  }

  /** Where no restart helps; null where nothing was agreed upon, or it cannot be loaded. */
  async resume(): Promise<CallResume | null> {
    const secret = this.#secret;
    if (!secret) return null;
    return (this.#resume ??= import('./call-resume.js').then(
      ({ CallResume }) => new CallResume(this.#run, this.#host, secret),
      () => (this.#resume = null),
    ));
  }

  #begin(isRelayed = false): void {
    this.#isRelayed = isRelayed;
    if (!this.#leads) return this.#say({});
    this.#next(async () => {
      const n = ++this.#attempt;
      await this.#pc.setLocalDescription(await this.#pc.createOffer({ iceRestart: true }));
      this.#describe(n);
    });
  }

  #next(act: () => Promise<unknown>): void {
    if (this.#waiting === MAX_WAITING) return;
    this.#waiting++;
    // What cannot be taken is as if it had not come: the next attempt is three seconds away.
    this.#turn = this.#turn
      .then(() => (this.#run.cleanup.done ? undefined : act()))
      .catch(() => undefined)
      .then(() => this.#waiting--);
  }

  #describe(n: number): void {
    const { type, sdp } = this.#pc.localDescription as RTCSessionDescription;
    this.#say({ n, type, sdp });
  }

  #gathered(candidate: RTCIceCandidate | null): void {
    if (candidate?.candidate && this.#attempt)
      this.#say({ n: this.#attempt, candidate: candidate.candidate, mid: candidate.sdpMid ?? '0' });
  }

  /** On the channel of the call while it carries words, else over the server. */
  #say(words: object): void {
    const { lifeline, remoteId, connection } = this.#run;
    const { session } = this.#host;
    const message = { k: 'restart' as const, ...words };
    const isElsewhere = session.state === 'open' && (this.#isRelayed || !this.#isUp);
    if (!lifeline?.silent && !isElsewhere) lifeline?.send(message);
    else if (connection)
      session.tell(remoteId, {
        id: connection.connectionId,
        kind: 'more',
        text: JSON.stringify(message),
      });
  }

  /** Whether what the other side said was about this. */
  take(data: string, isRelayed = false): boolean {
    const message = parse(data, MAX_MESSAGE, isRestart);
    if (!message) return false;
    const { n, type, sdp, candidate, mid, secret } = message;
    if (secret !== undefined) {
      // The first one counts: it came over the call while nothing was wrong with it.
      if (!this.#leads && !isRelayed) this.#secret ??= secret;
    } else if (n === undefined) {
      const now = performance.now();
      const way = Number(isRelayed);
      if (!this.#leads || now - (this.#wishedAt[way] ?? 0) < WISH_MS) return true;
      this.#wishedAt[way] = now;
      this.#begin(isRelayed);
    } else if (candidate !== undefined)
      this.#next(
        async () => n === this.#attempt && this.#pc.addIceCandidate({ candidate, sdpMid: mid ?? '0' }),
      );
    else if (sdp !== undefined && type) {
      // The answer goes the way that the offer came.
      if (!this.#leads) this.#isRelayed = isRelayed;
      this.#next(() => this.#describedBy(n, { type, sdp }));
    }
    return true;
  }

  async #describedBy(n: number, description: { type: 'offer' | 'answer'; sdp: string }): Promise<void> {
    const pc = this.#pc;
    const isOffer = description.type === 'offer';
    if (isOffer === this.#leads || !sameKeys(description.sdp, pc.currentRemoteDescription?.sdp)) return;
    if (!isOffer && (n !== this.#attempt || pc.signalingState !== 'have-local-offer')) return;
    if (isOffer) this.#attempt = n;
    await pc.setRemoteDescription(description);
    if (!isOffer) return;
    await pc.setLocalDescription();
    this.#describe(n);
  }
}

/** Whether both descriptions are of one and the same browser: only its key can answer for its fingerprint. */
function sameKeys(one: string, other: string | undefined): boolean {
  const key = fingerprintIn(one);
  return key !== null && key === fingerprintIn(other);
}
