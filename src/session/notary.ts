import { randomBytes, toText } from '../base/bytes.js';
import type { PeerElementsError } from '../base/errors.js';
import { deferred, quiet } from '../base/lifetime.js';
import { Store } from '../base/store.js';
import {
  PROTOCOL_VERSION,
  type AnswerFrame,
  type InboundFrame,
  type OfferFrame,
  type OutboundFrame,
} from '../signalling/frames.js';
import { webSocketTransport, type TransportFactory } from '../signalling/transport.js';
import { Acquaintances, type NotaryStorage, type PeerRow, type Self } from './acquaintances.js';
import { Allowance } from './allowance.js';
import { Bond } from './bond.js';
import { fingerprintIn } from './fingerprint.js';
import type { Inbound } from './inbound.js';
import { SECRET_BYTES, type Invitation } from './link.js';
import { gather, isWho, prove, type Signed, type Who } from './proof.js';
import { changed, noIdentity, uncertain, UNCERTAIN } from './uncertain.js';
import { refusalOf, sealed, type Inspector } from './sealed.js';
import type { Session } from './session.js';
import { judge, type How, type KnownPeer, type Standing } from './trust.js';

/** What is known of a peer that is connected. */
export interface PeerTrust {
  readonly remoteId: string;
  readonly standing: Standing;
  readonly how: How;
  /** Six numbers below 64; null while there is none. */
  readonly code: readonly number[] | null;
  /** The code is being agreed upon. */
  readonly isWaiting: boolean;
}

export interface NotarySnapshot {
  /** Whoever is connected, calls first. */
  readonly peers: readonly PeerTrust[];
  /** Of one's own links; null before it is known, and where this page cannot make one. */
  readonly secret: string | null;
  /** Why nobody can be verified here. */
  readonly error: PeerElementsError | null;
}

/** Beyond this, offers that came to nothing are forgotten. */
const MAX_BONDS = 256;
const MAX_WARNED = 256;
/** As long as a page waits for its session to open. */
const OPENED_MS = 20_000;

const seals = new WeakSet<TransportFactory>();

/**
 * Stands between a session and its server: signs what goes out, checks what comes in, and keeps what it learns of peers. The
 * session itself knows nothing of it, so pages without `<peer-verify>` and `<peer-invite>` pay nothing (decision 22).
 */
export class Notary implements Inspector {
  readonly store = new Store<NotarySnapshot>({ peers: [], secret: null, error: null });
  readonly #session: Session;
  readonly #storage: NotaryStorage;
  #owner: string | null = null;
  #self: Self | null = null;
  #ready: Promise<void> = Promise.resolve();
  #isSealed = false;
  #invitation: Invitation | null = null;
  readonly #bonds = new Map<string, Bond>();
  readonly #known: Acquaintances;
  /** Keys that a person has rejected, for as long as the page lives. */
  readonly #rejected = new Set<string>();
  /** What was said already, by peer and key. */
  readonly #warned = new Set<string>();
  /** The guard stands behind this one, and is loaded only where what passes is too much. */
  readonly #allowance: Allowance;

  constructor(session: Session, storage: NotaryStorage) {
    this.#session = session;
    this.#allowance = new Allowance(session, false);
    this.#storage = storage;
    this.#known = new Acquaintances(storage);
    session.on('state', ({ state }) => state === 'connecting' && this.#seal());
    session.store.subscribe(() => this.#equip());
    if (session.state === 'idle' || session.state === 'closed') return;
    // It was there before this was asked for: the next socket is sealed, under the same Peer.
    this.#seal();
    const again = () => {
      if (this.#isSealed || session.state !== 'open') return;
      session.disconnect();
      void quiet(session.reconnect());
    };
    session.on('open', again);
    again();
  }

  get ready(): Promise<void> {
    return this.#ready;
  }

  /** A link has led to this page. */
  async invite(invitation: Invitation): Promise<void> {
    this.#invitation = invitation;
    // What is loaded for an owner takes it along.
    if (this.#owner === null) return;
    await this.#ready;
    const row = await this.#known.row(invitation.id);
    if (row.secret !== invitation.secret) await this.#known.keep({ ...row, secret: invitation.secret });
  }

  /** Makes a new secret: who comes with an older link is refused, unless they have come by it before. */
  async renew(): Promise<void> {
    await this.#ready;
    if (!this.#self) return;
    const secret = toText(randomBytes(SECRET_BYTES));
    this.#self = { ...this.#self, secret };
    this.store.set({ secret });
    await this.#storage.keepSecret(this.#owner ?? '', secret);
  }

  /** A person has compared the code: the key is verified from now on. False where there is none to compare. */
  async confirm(remoteId: string): Promise<boolean> {
    const bond = this.#primary(remoteId);
    const key = bond?.evidence?.key;
    if (!bond?.code || !key || this.#isMixed(remoteId)) return false;
    for (const each of this.#bonds.values())
      if (each.remote === remoteId && each.evidence?.key === key)
        each.verdict = { standing: 'verified', how: 'code' };
    this.#show();
    await this.#known.keep({ ...(await this.#known.row(remoteId)), key, how: 'code' });
    return true;
  }

  /** A person sees another code: nothing goes on with that key. */
  async reject(remoteId: string): Promise<void> {
    const bonds = this.#live(remoteId);
    for (const bond of bonds) {
      const key = bond.evidence?.key;
      if (key) this.#rejected.add(key);
      bond.reject();
    }
    for (const bond of bonds) this.#end(bond, true);
    const row = await this.#known.row(remoteId);
    if (row.key && this.#rejected.has(row.key)) await this.#known.forget(row);
  }

  // The session.

  #seal(): void {
    const { config } = this.#session;
    const owner = config.peerId ?? '';
    if (owner !== this.#owner) {
      this.#owner = owner;
      this.#known.begin(owner);
      this.#ready = this.#load(owner);
    }
    if (config.transport && seals.has(config.transport)) return;
    const around = sealed(config.transport ?? webSocketTransport, this);
    const transport: TransportFactory = (...args) => {
      this.#isSealed = true;
      return around(...args);
    };
    seals.add(transport);
    this.#session.configure({ ...config, transport });
  }

  async #load(owner: string): Promise<void> {
    const self = crypto.subtle ? await this.#storage.self(owner) : null;
    this.#self = self;
    this.store.set({ secret: self?.secret ?? null, error: self ? null : noIdentity() });
    if (this.#invitation) {
      const row = await this.#known.row(this.#invitation.id);
      void this.#known.keep({ ...row, secret: this.#invitation.secret });
    }
    this.#equip();
  }

  /** Before anything is dialled: the options of PeerJS's Peer are those of all its connections. */
  #equip(): void {
    const { peer } = this.#session.store.value;
    const certificate = this.#self?.certificate;
    const config = peer?.options.config as RTCConfiguration | undefined;
    if (peer && certificate && !config?.certificates)
      peer.options.config = { ...config, certificates: [certificate] };
  }

  #secretOf({ secret, how }: PeerRow): string | null {
    return secret ?? (how === 'link' ? (this.#self?.secret ?? null) : null);
  }

  // What comes in.

  refuses({ type, src }: OfferFrame | AnswerFrame): boolean {
    const isTooMuch = !this.#isKeptOut(src) && !this.#allowance.takes(type, src);
    if (isTooMuch) this.#session.drop('flood');
    return isTooMuch;
  }

  /** Nobody is there for them: not even a signature is looked at. */
  #isKeptOut(src: string): boolean {
    const { config, guard } = this.#session;
    return (!!config.allow && !config.allow.includes(src)) || !!guard?.keepsOut(src);
  }

  async incoming(
    frame: OfferFrame | AnswerFrame,
    me: string,
    pass: () => void,
    say: (frame: InboundFrame) => void,
  ): Promise<void> {
    const { src, payload } = frame;
    const session = this.#session;
    if (this.#isKeptOut(src)) return pass();
    const known = this.#bonds.get(nameOf(src, payload.connectionId));
    const fingerprint = fingerprintIn(payload.sdp.sdp);
    // A later description of what was looked at, and waits or stands, is of the same certificate, or it is somebody else's.
    const { connectionId } = payload;
    if (known?.evidence && (known.connection || frame.type === 'ANSWER' || this.#offer(src, connectionId))) {
      if (known.remoteFingerprint === fingerprint) pass();
      return;
    }
    if (frame.type === 'ANSWER' && known?.role !== 'offer' && !this.#isDialled(src, connectionId))
      return session.drop('unknown-connection');
    const bond = this.#bondOf(frame, known, fingerprint);
    const who = payload as { who?: unknown };
    await this.#look(frame, bond, me, isWho(who.who) ? who.who : null);
    if (bond.verdict?.standing === 'refused') return this.#refuse(frame, bond, pass, say);
    const isChanged = bond.verdict?.standing === 'changed';
    if (isChanged) this.#warn(bond, changed(src));
    session.guard?.doubt(src, isChanged);
    if (frame.type === 'ANSWER') this.#attach(bond);
    if (frame.type === 'OFFER' || (bond !== known && bond.connection)) this.#add(bond);
    pass();
  }

  /** Before this was there. */
  #isDialled(src: string, connectionId: string): boolean {
    return !!this.#session.store.value.peer?.getConnection(src, connectionId);
  }

  /** What this description is about. An answer to an offer that never went through here has to prove the more. */
  #bondOf(
    { type, src, payload }: OfferFrame | AnswerFrame,
    known: Bond | undefined,
    fingerprint: string | null,
  ) {
    const { connectionId } = payload;
    if (type === 'OFFER') {
      const bond = new Bond(src, connectionId, 'answer', payload.type === 'media');
      bond.offer = fingerprint;
      return bond;
    }
    const isCall = this.#session.store.value.peer?.getConnection(src, connectionId)?.type === 'media';
    const bond = known?.role === 'offer' ? known : new Bond(src, connectionId, 'offer', isCall);
    bond.answer = fingerprint;
    return bond;
  }

  async #look(
    { type, src, payload }: OfferFrame | AnswerFrame,
    bond: Bond,
    me: string,
    who: Who | null,
  ): Promise<void> {
    const row = await this.#known.row(src);
    const fingerprints = [bond.offer, ...(type === 'ANSWER' ? [bond.answer] : [])];
    const signed = isComplete(fingerprints) && {
      ...{ kind: type, connectionId: payload.connectionId, src, dst: me },
      fingerprints,
    };
    // Who came by a link of that peer takes no other one: its guests know this side's own.
    const secrets = [row.secret ?? this.#self?.secret ?? null];
    const found = await gather(this.#self && who, signed || null, secrets);
    const evidence = (bond.evidence = found.evidence);
    bond.secret = found.secret;
    const known: KnownPeer | null = row.key === null ? null : { ...row, key: row.key };
    const isRejected = evidence.key !== null && this.#rejected.has(evidence.key);
    bond.verdict = isRejected
      ? { standing: 'refused', how: 'seen' }
      : judge(known, evidence, row.secret !== null);
  }

  /** Nothing of it reaches PeerJS but the ring of a call, which ends in the same moment: so the page hears of it. */
  async #refuse(
    { type, src }: OfferFrame | AnswerFrame,
    bond: Bond,
    pass: () => void,
    say: (frame: InboundFrame) => void,
  ): Promise<void> {
    const { id, isCall } = bond;
    const session = this.#session;
    this.#drop(bond);
    const row = await this.#known.row(src);
    if (type === 'ANSWER' || row.key || row.secret || session.reception.hasConsent(src))
      this.#warn(bond, uncertain(src));
    // What strangers make up is no error to show.
    else session.drop(UNCERTAIN);
    if (type === 'OFFER' && isCall) {
      await this.#opened();
      pass();
      this.#tellPage(src, id);
      this.#offer(src, id)?.decline(UNCERTAIN);
      return;
    }
    session.tell(src, { id, ...(isCall ? { kind: 'end', reason: UNCERTAIN } : { kind: 'refuse' }) });
    if (type === 'OFFER') return;
    if (isCall) this.#tellPage(src, id);
    say(refusalOf(src, id));
  }

  refused(from: string, id: string): void {
    const offer = this.#offer(from, id);
    if (offer) offer.withdraw(UNCERTAIN);
    else this.#tellPage(from, id);
  }

  #offer(from: string, id: string): Inbound | undefined {
    return this.#session.reception.from(from).find((offer) => offer.id === id);
  }

  /** As if the other side had ended it. */
  #tellPage(from: string, id: string): void {
    const envelope = { pe: PROTOCOL_VERSION, id, kind: 'end', reason: UNCERTAIN } as const;
    this.#session.emit('word', { from, envelope });
  }

  /** While PeerJS loads a session keeps what comes, and would show it later. */
  #opened(): Promise<void> {
    const { store } = this.#session;
    if (store.value.peer) return Promise.resolve();
    const opened = deferred<void>();
    const go = () => {
      stop();
      opened.resolve();
    };
    const stop = store.subscribe(() => store.value.peer && go());
    // What comes behind it does not wait for a session that never opens.
    setTimeout(go, OPENED_MS);
    return opened.promise;
  }

  // What goes out.

  async outgoing(frame: OutboundFrame, me: string): Promise<OutboundFrame> {
    const { type, dst = '', payload = {} } = frame;
    const connectionId = String(payload['connectionId']);
    const fingerprint = fingerprintIn((payload['sdp'] as { sdp?: string } | undefined)?.sdp);
    let bond = this.#bonds.get(nameOf(dst, connectionId));
    if (type === 'OFFER') {
      bond = new Bond(dst, connectionId, 'offer', payload['type'] === 'media');
      bond.offer = fingerprint;
      this.#add(bond);
    } else if (bond?.role === 'answer') {
      bond.answer = fingerprint;
      this.#attach(bond);
    }
    const fingerprints = bond && [bond.offer, ...(type === 'ANSWER' ? [bond.answer] : [])];
    // A page that showed no key has no use for this one.
    const isAsked = type === 'OFFER' || bond?.evidence?.key;
    if (!this.#self || !bond || !isAsked || !fingerprints || !isComplete(fingerprints)) return frame;
    const row = await this.#known.row(dst);
    const kind = type as Signed['kind'];
    const who = await prove(
      { kind, connectionId, src: me, dst, fingerprints },
      this.#self.keys,
      type === 'ANSWER' ? bond.secret : (bond.secret ?? this.#secretOf(row)),
      // They may have come by this side's link as this side has come by theirs.
      row.secret && this.#self.secret,
    );
    return { ...frame, payload: { ...payload, who } };
  }

  // Connections.

  #add(bond: Bond): void {
    this.#bonds.set(nameOf(bond.remote, bond.id), bond);
    for (const [name, { connection }] of this.#bonds) {
      if (this.#bonds.size <= MAX_BONDS) break;
      if (!connection) this.#bonds.delete(name);
    }
  }

  #drop(bond: Bond): void {
    this.#bonds.delete(nameOf(bond.remote, bond.id));
    this.#show();
  }

  #attach(bond: Bond): void {
    const { peer } = this.#session.store.value;
    if (!peer) return;
    bond.attach(peer, this.#self?.keys.key ?? null, {
      changed: () => this.#show(),
      done: () => void this.#learn(bond),
      failed: () => {
        this.#warn(bond, uncertain(bond.remote));
        this.#end(bond, true);
      },
      rejected: () => this.#end(bond, false),
      closed: () => this.#drop(bond),
    });
  }

  /** The connection stands on its key: now it is worth keeping. */
  async #learn(bond: Bond): Promise<void> {
    const { remote, evidence, verdict } = bond;
    const row = await this.#known.row(remote);
    const key = evidence?.key ?? null;
    this.#show();
    if (verdict?.standing === 'new') await this.#known.keep({ ...row, key, how: 'seen' });
    else if (verdict?.standing === 'verified' && verdict.how !== 'seen' && key !== row.key)
      await this.#known.keep({ ...row, key, how: verdict.how });
    else if (verdict?.how === 'link' && row.how === 'seen')
      await this.#known.keep({ ...row, key, how: 'link' });
  }

  #end(bond: Bond, tells: boolean): void {
    const { remote, id, isCall, connection } = bond;
    if (isCall) {
      if (tells) this.#session.tell(remote, { id, kind: 'end', reason: UNCERTAIN });
      this.#tellPage(remote, id);
    }
    // What no element looks after.
    connection?.close();
    this.#drop(bond);
  }

  #warn({ remote, evidence }: Bond, error: PeerElementsError): void {
    const about = `${remote} ${evidence?.key ?? ''} ${error.template}`;
    if (this.#warned.has(about)) return;
    if (this.#warned.size === MAX_WARNED) this.#warned.clear();
    this.#warned.add(about);
    this.#session.report(error);
  }

  // What is shown.

  /** The connections of one peer, or of all, in the order in which both sides look at them. */
  #live(remoteId?: string): Bond[] {
    return [...this.#bonds.values()]
      .filter(({ isLive, remote }) => isLive && (remoteId === undefined || remote === remoteId))
      .sort((a, b) => Number(b.isCall) - Number(a.isCall) || (a.id < b.id ? -1 : 1));
  }

  #primary(remoteId: string): Bond | null {
    const live = this.#live(remoteId);
    return live.find(({ code }) => code) ?? live[0] ?? null;
  }

  /** One connection shows a key and another one does not: what is found out about the first says nothing of the second. */
  #isMixed(remoteId: string): boolean {
    return new Set(this.#live(remoteId).map(({ evidence }) => evidence?.key ?? null)).size > 1;
  }

  #show(): void {
    const ids = new Set(this.#live().map(({ remote }) => remote));
    const peers = [...ids].flatMap((remoteId) => {
      const bond = this.#primary(remoteId);
      const { standing = 'unsigned', how = 'seen' } = bond?.verdict ?? {};
      if (!bond || standing === 'refused') return [];
      if (this.#isMixed(remoteId)) {
        this.#warn(bond, changed(remoteId));
        return [Object.freeze({ remoteId, standing: 'changed', how, code: null, isWaiting: false } as const)];
      }
      return [Object.freeze({ remoteId, standing, how, code: bond.code, isWaiting: bond.isWaiting })];
    });
    this.store.set({ peers: Object.freeze(peers) });
  }
}

const nameOf = (remote: string, id: string) => JSON.stringify([remote, id]);

const isComplete = (fingerprints: readonly (string | null)[]): fingerprints is readonly string[] =>
  !fingerprints.includes(null);
