import type {
  CallOption,
  DataConnection,
  MediaConnection,
  Peer,
  PeerConnectOption,
  PeerOptions,
} from 'peerjs';
import { html, type PropertyDeclarations, type PropertyValues } from 'lit';
import { quiet } from '../../base/lifetime.js';
import { announceProvider, provide } from '../../context/controllers.js';
import { sessionContext } from '../../context/keys.js';
import { SessionHandle } from '../../context/session-handle.js';
import type { Decision, Guard } from '../../session/guard.js';
import type { Session } from '../../session/session.js';
import type { SessionState } from '../../session/transitions.js';
import type { TransportFactory } from '../../signalling/transport.js';
import { numberOrText, PeerElement } from '../shared/element.js';
import { sessionStyles } from './peer-session.styles.js';

/** Absent, on, or `secure="false"`: PeerJS's default depends on the page, so absent is not off. */
const triState = {
  fromAttribute: (value: string | null) => (value === null ? null : value !== 'false'),
  toAttribute: (value: boolean | null) => (value === null ? null : value ? '' : 'false'),
};

/**
 * One connection to a PeerServer, shared by everything inside it. Draws nothing of its own.
 *
 * @summary One PeerJS Peer for the calls, chats and data connections inside it.
 * @tag peer-session
 * @slot - The elements that use this session, and anything else.
 * @event {CustomEvent<{id: string}>} open - The server knows this session; `id` is what others dial. Again after each reconnection.
 * @event {CustomEvent} connection - Someone asks for a data connection that no element takes: `{from, label, metadata, accept(), decline()}`.
 * @event {CustomEvent} call - Someone calls and no element takes it: `{from, displayName, metadata, answer(stream?, options?), decline()}`.
 * @event {CustomEvent<{reason: string}>} dropped - Something that came in was turned away for this reason, for the first time; `dropped` counts how often.
 * @event {CustomEvent<{id: string, decision: 'allow' | 'block' | null}>} decision - It was decided who that is to this session.
 * @event {CustomEvent<{id: string}>} disconnected - The socket to the server is gone; calls and connections go on.
 * @event {CustomEvent} close - The session was destroyed.
 * @event {CustomEvent<{error: PeerElementsError}>} error - Something failed; `error.fatal` says whether the session ended by it.
 * @event {CustomEvent<{state: string, previous: string}>} statechange - `state` changed.
 */
export class PeerSession extends PeerElement {
  static override styles = sessionStyles;

  static override properties: PropertyDeclarations = {
    peerId: { attribute: 'peer-id' },
    host: {},
    port: { converter: numberOrText },
    path: {},
    key: {},
    serverKey: { attribute: 'server-key' },
    secure: { converter: triState },
    token: {},
    pingInterval: { attribute: 'ping-interval', converter: numberOrText },
    debug: { converter: numberOrText },
    referrerPolicy: { attribute: 'referrer-policy' },
    config: {},
    configSrc: { attribute: 'config-src' },
    relayOnly: { type: Boolean, attribute: 'relay-only' },
    stun: {},
    turn: {},
    turnUsername: { attribute: 'turn-username' },
    turnCredential: { attribute: 'turn-credential' },
    displayName: { attribute: 'display-name' },
    allow: {},
    admission: {},
    block: {},
    remember: { type: Boolean },
    rememberDecisions: { type: Boolean, attribute: 'remember-decisions' },
    reconnectTimeout: { attribute: 'reconnect-timeout', converter: numberOrText },
    manual: { type: Boolean },
    serializers: { attribute: false },
    logFunction: { attribute: false },
    transport: { attribute: false },
  };

  /** The id asked for; without it one is made. */
  declare peerId: string | null;
  /** Name or address of the PeerServer; `/` is the page's own host and port. Absent: PeerJS's public cloud. */
  declare host: string | null;
  /** Port of the PeerServer, 1 to 65535; default 443, or the page's own with `host="/"`. */
  declare port: number | string | null;
  /** Path of the PeerServer; default `/`. */
  declare path: string | null;
  /** API key of the PeerServer; default `peerjs`. */
  declare key: string | null;
  /** A second name for `key`, which React and Vue keep for themselves. */
  declare serverKey: string | null;
  /** TLS to the PeerServer: absent = as the page is served, `secure="false"` = off. */
  declare secure: boolean | null;
  /** Proves to the server that a second socket is the same client; default: random. */
  declare token: string | null;
  /** Milliseconds between heartbeats to the server; default 5000. */
  declare pingInterval: number | string | null;
  /** PeerJS's log level, 0 (nothing) to 3 (everything); default 0. */
  declare debug: number | string | null;
  /** Referrer policy of PeerJS's own requests; default `strict-origin-when-cross-origin`. */
  declare referrerPolicy: string | null;
  /** RTCConfiguration, as JSON or as an object. Absent: `{"iceServers": []}` with a host of one's own. */
  declare config: string | RTCConfiguration | null;
  /** URL of a JSON RTCConfiguration, fetched before opening, before each reconnection, and every ten minutes. */
  declare configSrc: string | null;
  /** Never reveals an address: everything goes over a TURN server. */
  declare relayOnly: boolean;
  /** STUN servers besides those of `config`, separated by blanks, such as `stun.example.com:3478`. */
  declare stun: string | null;
  /** TURN servers besides those of `config`, separated by blanks, such as `turn.example.com`; with the next two. */
  declare turn: string | null;
  /** User name for the servers of `turn`. */
  declare turnUsername: string | null;
  /** Password of that user. */
  declare turnCredential: string | null;
  /** Name that is shown to the other side. */
  declare displayName: string | null;
  /** Ids that may reach this session, separated by blanks; to all others nobody is there. Absent: anyone may ring or knock. */
  declare allow: string | null;
  /** `ask` (default), or `open`: every data connection is taken without asking. */
  declare admission: 'ask' | 'open' | null;
  /** Ids for which nobody is here, separated by blanks, whatever `allow` says. */
  declare block: string | null;
  /** Keeps id and token over reloads of this tab. */
  declare remember: boolean;
  /** Keeps on this device whom `decide()` lets in and keeps out, for this `peer-id`. */
  declare rememberDecisions: boolean;
  /** Seconds after which a lost call or link ends as `lost`; default 30. */
  declare reconnectTimeout: number | string | null;
  /** Does not open before `start()`, a call or a message needs it. */
  declare manual: boolean;
  /** PeerJS's `serializers`: more of them, by name. A property only. */
  declare serializers: PeerOptions['serializers'] | null;
  /** PeerJS's `logFunction`, which takes its log lines; PeerJS has one for the whole page. A property only. */
  declare logFunction: PeerOptions['logFunction'] | null;
  /** Another way to the server than a WebSocket, for tests and stories. */
  declare transport: TransportFactory | null;

  /** For the kit's own elements, which find it by context. */
  readonly handle = new SessionHandle();
  #begun = false;

  constructor() {
    super();
    provide(this, sessionContext, this.handle);
    this.handle.on('session', (session) => this.#listen(session));
    this.handle.on('error', (error) => this.fire('error', { error }));
  }

  /** This side's id on the server, or null before the session is open. */
  get localId(): string | null {
    return this.handle.store.value.localId;
  }

  /** `idle connecting open reconnecting disconnected closed failed`. */
  get state(): SessionState {
    return this.handle.store.value.state;
  }

  /** PeerJS's own Peer, or null before the session is open. */
  get peer(): Peer | null {
    return this.handle.store.value.peer;
  }

  /** PeerJS's connections, by the id of the other side. */
  get connections(): Record<string, (DataConnection | MediaConnection)[]> {
    return (this.peer?.connections ?? {}) as Record<string, (DataConnection | MediaConnection)[]>;
  }

  /** Whether there is no connection to the server. */
  get disconnected(): boolean {
    return this.state !== 'open';
  }

  /** Whether the session was ended for good. */
  get destroyed(): boolean {
    return this.state === 'closed';
  }

  /** What was dropped of what came in, counted by reason. */
  get dropped(): Readonly<Record<string, number>> {
    return { ...this.handle.session?.dropped };
  }

  /**
   * Lets the sender `id` in without asking from now on (`allow`), or is not there for them (`block`), which ends what runs
   * with them; null asks again. For as long as this session lives, or on this device with `remember-decisions`. Rejects with
   * `storage-unavailable` where the browser keeps nothing, with the decision taken for now.
   */
  decide(id: string, decision: Decision | null): Promise<void> {
    return quiet(this.#guard().then((guard) => guard.decide(id, decision)));
  }

  /** Whom `decide()` lets in and keeps out. */
  decisions(): Promise<Readonly<Record<string, Decision>>> {
    return quiet(this.#guard().then((guard) => guard.decisions));
  }

  #guard(): Promise<Guard> {
    return this.#ready().then((session) => session.loadGuard());
  }

  /** Opens the session; gives its id, or the error that stands in the way. */
  start(): Promise<string> {
    this.#begun = true;
    this.#configure();
    return quiet(this.handle.start());
  }

  /** PeerJS's `connect`, usable before `open`: it waits, and settles with the DataConnection or an error. */
  connect(id: string, options?: PeerConnectOption): Promise<DataConnection> {
    return quiet(this.#ready().then((session) => session.connect(id, options)));
  }

  /** PeerJS's `call`, usable before `open`. */
  call(id: string, stream: MediaStream, options?: CallOption): Promise<MediaConnection> {
    return quiet(this.#ready().then((session) => session.call(id, stream, options)));
  }

  /** The ids that the server knows; it has to allow that (`allow_discovery`). */
  listAllPeers(): Promise<string[]> {
    return quiet(this.#ready().then((session) => session.listAllPeers()));
  }

  /** Leaves the server; calls and connections go on. */
  disconnect(): void {
    this.#end((session) => session.disconnect());
  }

  /** Comes back to the server. */
  reconnect(): Promise<string> {
    return quiet(this.#ready().then((session) => session.reconnect()));
  }

  /** Ends everything that runs in this session. */
  destroy(): void {
    this.#end((session) => session.destroy());
  }

  #end(act: (session: Session) => void): void {
    const { session } = this.handle;
    if (session) act(session);
    // It is still being loaded, to be opened.
    else if (this.#begun) void quiet(this.handle.load().then(act));
  }

  #ready(): Promise<Session> {
    this.#begun = true;
    this.#configure();
    return this.handle.load();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.showState(this.state);
    announceProvider();
    // Put back, it opens again.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    setTimeout(() => {
      if (this.isConnected) return;
      this.destroy();
      this.#begun = false;
    });
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    this.#configure();
    if (!this.manual && !this.#begun) {
      this.#begun = true;
      void quiet(this.handle.start());
    }
  }

  protected override render() {
    return html`<slot></slot>`;
  }

  #configure(): void {
    this.handle.configure({
      // Whether it opens by itself is no reason for another Peer.
      ...Object.assign(this.settings, { manual: null }),
      key: this.key ?? this.serverKey,
      allow: this.allow?.split(/\s+/).filter(Boolean) ?? null,
    });
  }

  #listen(session: Session): void {
    session.onAny((name, detail) => {
      if (name === 'state') {
        this.showState((detail as { state: string }).state);
        this.fire('statechange', detail);
      } else if (name === 'error') this.fire(name, { error: detail });
      // The other two are between a session and its channels.
      else if (name !== 'word' && name !== 'leaving')
        this.fire(name, typeof detail === 'string' ? { id: detail } : detail);
    });
  }
}
