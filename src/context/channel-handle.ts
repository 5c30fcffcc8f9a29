import { notLoaded, type PeerElementsError } from '../base/errors.js';
import { quiet } from '../base/lifetime.js';
import { Emitter, Store } from '../base/store.js';
import type { Session } from '../session/session.js';
import type { Engine, SessionHandle } from './session-handle.js';

/** What every channel has in common, as far as a handle is concerned. */
export interface Channel<Config, Events extends object> extends Emitter<Events> {
  configure(config: Config): void;
  dispose(): void;
}

/** The error of an element without a session, or the one that its words could not be loaded. Never rejects. */
export function missingSession(): Promise<PeerElementsError> {
  return why('noSession');
}

/** Never rejects. */
function why(name: 'noSession' | 'othersCame'): Promise<PeerElementsError> {
  return import('./no-session.js').then((words) => words[name](), notLoaded);
}

/**
 * An element's hold on a channel: its store and its events are there at once, the channel itself as soon as the
 * session is loaded. Moving to another session ends what ran with the old one.
 */
export class ChannelHandle<
  C extends Channel<Config, Events>,
  Snapshot extends { readonly error: PeerElementsError | null },
  Config,
  Events extends { error: PeerElementsError },
> {
  readonly store: Store<Snapshot>;
  readonly events = new Emitter<Events>();
  readonly #idle: Snapshot;
  readonly #make: (engine: Engine, session: Session, store: Store<Snapshot>) => C | Promise<C>;
  #config: Config | null = null;
  #source: SessionHandle | null = null;
  #stopWaiting: () => void = () => undefined;
  #channel: C | null = null;
  #making: Promise<void> | null = null;

  constructor(
    idle: Snapshot,
    make: (engine: Engine, session: Session, store: Store<Snapshot>) => C | Promise<C>,
  ) {
    this.#idle = idle;
    this.#make = make;
    this.store = new Store(idle);
  }

  /** What was set on the element itself, and stays when its channel ends. */
  protected get kept(): Partial<Snapshot> {
    return {};
  }

  get channel(): C | null {
    return this.#channel;
  }

  get source(): SessionHandle | null {
    return this.#source;
  }

  /** Hangs the channel on this session; null takes it off. */
  attach(source: SessionHandle | null): void {
    if (source === this.#source) return;
    this.#detach();
    this.#source = source;
    if (!source) return;
    if (source.session) this.#open(source.session);
    else this.#stopWaiting = source.on('session', (session) => this.#open(session));
  }

  #detach(): void {
    this.#stopWaiting();
    this.#making = null;
    if (!this.#channel) return;
    this.#channel.dispose();
    this.#channel = null;
    this.store.set({ ...this.#idle, ...this.kept });
  }

  #open(session: Session): void {
    this.#stopWaiting();
    const source = this.#source;
    if (!source?.engine || this.#channel) return;
    const made = this.#make(source.engine, session, this.store);
    if (!(made instanceof Promise)) return this.#take(made);
    const making: Promise<void> = (this.#making = quiet(
      made
        .then(
          // Taken off, and perhaps hung on again, while it was loaded: another one takes its place.
          (channel) => (this.#making === making ? this.#take(channel) : channel.dispose()),
          (cause: unknown) => {
            // The next message tries again.
            if (this.#making === making) this.#making = null;
            const error = notLoaded(cause);
            this.store.set({ error } as Partial<Snapshot>);
            this.events.emit('error', error);
            throw error;
          },
        )
        .finally(session.reception.hold()),
    ));
  }

  #take(channel: C): void {
    this.#channel = channel;
    channel.onAny((name, detail) => this.events.emit(name, detail));
    if (this.#config) channel.configure(this.#config);
  }

  configure(config: Config): void {
    this.#config = config;
    this.#channel?.configure(config);
  }

  /** At once where the channel is there; else it is meant for whom it is with now, and for nobody else by then. */
  protected now<T>(act: (channel: C) => Promise<T>): Promise<T> {
    return quiet(this.#channel ? act(this.#channel) : this.#later(act));
  }

  async #later<T>(act: (channel: C) => Promise<T>): Promise<T> {
    const before = this.#whom;
    const channel = await this.ready();
    if (before && before !== this.#whom) throw await why('othersCame');
    return act(channel);
  }

  get #whom(): string | null | undefined {
    const { to } = (this.#config ?? {}) as { readonly to?: string | null };
    return to ?? (this.store.value as { readonly remoteId?: string | null }).remoteId;
  }

  /** The channel, loaded if need be; a `manual` session is started by whoever needs it. */
  async ready(): Promise<C> {
    if (!this.#source) throw await missingSession();
    const session = await this.#source.load();
    if (!this.#making) this.#open(session);
    await this.#making;
    if (!this.#channel) throw await missingSession();
    return this.#channel;
  }
}
