import type { PropertyDeclarations, PropertyValues } from 'lit';
import { notLoaded, type PeerElementsError } from '../../base/errors.js';
import { missingSession, type Channel, type ChannelHandle } from '../../context/channel-handle.js';
import { NearestController, StoreController } from '../../context/controllers.js';
import { sessionContext } from '../../context/keys.js';
import { PeerElement } from './element.js';

interface Snapshot {
  readonly state: string;
  readonly error: PeerElementsError | null;
}

/** An element that stands in a `<peer-session>`, draws one channel's store and fires its events. */
export abstract class ChannelElement<
  S extends Snapshot,
  Config,
  Events extends { error: PeerElementsError },
  H extends ChannelHandle<Channel<Config, Events>, S, Config, Events>,
> extends PeerElement {
  static override properties: PropertyDeclarations = { session: {} };

  /** The id of a `<peer-session>` elsewhere on the page; not needed inside one. */
  declare session: string | null;

  /** For the kit's own elements, which find it by context. */
  readonly handle: H;
  protected readonly snapshots: StoreController<S>;
  protected readonly sessionErrors: StoreController<
    { error: PeerElementsError | null },
    PeerElementsError | null
  >;
  readonly #session: NearestController<NonNullable<H['source']>>;
  #missing: PeerElementsError | null = null;
  #config: Record<PropertyKey, unknown> | null = null;
  #state = '';

  constructor(handle: H) {
    super();
    this.handle = handle;
    this.snapshots = new StoreController<S>(this, handle.store);
    this.sessionErrors = new StoreController<{ error: PeerElementsError | null }, PeerElementsError | null>(
      this,
      null,
      ({ error }) => error,
    );
    this.#session = new NearestController(this, sessionContext as never, (source) => this.#found(source));
    handle.events.onAny((name, detail) => this.onChannelEvent(String(name), detail));
    handle.store.subscribe(() => this.#stateChanged());
  }

  protected get current(): S {
    return this.handle.store.value;
  }

  /** What stands in the way: this element's own error before its session's. */
  protected get shownError(): PeerElementsError | null {
    return this.#missing ?? this.current.error ?? this.sessionErrors.value ?? null;
  }

  protected onChannelEvent(name: string, detail: unknown): void {
    if (name === 'error') this.fire('error', { error: detail });
    else this.fire(name, detail ?? null);
  }

  /** What a channel refuses it has reported itself; before there is one, nobody else does. */
  protected refuse(cause: unknown): PeerElementsError {
    const error = notLoaded(cause);
    if (error === this.current.error) return error;
    // An element without a session shows that anyway.
    if (error.code !== 'no-session') this.handle.store.set({ error } as Partial<S>);
    this.fire('error', { error });
    return error;
  }

  #found(source: NonNullable<H['source']> | null): void {
    // Between two places in the page there is none; only staying away ends what runs.
    if (source || this.isConnected) this.handle.attach(source);
    this.sessionErrors.watch(source?.store ?? null);
    if (source) this.#missing = null;
    this.requestUpdate();
  }

  #stateChanged(): void {
    const { state } = this.current;
    if (state === this.#state) return;
    const previous = this.#state || 'idle';
    this.#state = state;
    this.showState(state);
    if (state !== previous) this.fire('statechange', { state, previous });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stateChanged();
    setTimeout(() => this.#complain());
  }

  #complain(): void {
    if (!this.isConnected || this.#session.value || this.#missing) return;
    // A session whose script is still to come is on its way.
    if (this.session === null && this.closest('peer-session:not(:defined)')) return;
    void missingSession().then((error) => {
      if (!this.isConnected || this.#session.value || this.#missing) return;
      this.#missing = error;
      this.fire('error', { error });
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moving an element in the page is a removal and an insertion in one task: nothing ends.
    setTimeout(() => {
      if (!this.isConnected) this.handle.attach(null);
      else if (this.#session.value) this.handle.attach(this.#session.value);
    });
  }

  /** The handle, with what was set a moment ago: `to`, for one. */
  protected get addressed(): H {
    this.#session.id = this.session;
    // The attributes as the channel takes them; what is none of its own it lets be.
    const config = this.settings;
    const before = this.#config;
    if (JSON.stringify(config) !== JSON.stringify(before)) {
      this.#config = config;
      this.outdated?.((name) => before?.[name] !== config[name]);
      this.handle.configure(config as Config);
    }
    return this.handle;
  }

  /** What is said about values that are others now is said no more. */
  protected outdated?(has: (name: string) => boolean): void;

  protected override willUpdate(_changed: PropertyValues): void {
    void this.addressed;
  }
}
