import type * as EngineModule from '../channels/engine.js';
import type { Session, SessionConfig } from '../session/session.js';
import { demanded } from '../base/define.js';
import { notLoaded, type PeerElementsError } from '../base/errors.js';
import { Emitter, Store } from '../base/store.js';
import { IDLE_SESSION, type SessionSnapshot } from '../session/transitions.js';

/** The module `channels/engine`, which is loaded when a session starts. */
export type Engine = typeof EngineModule;

interface HandleEvents {
  /** The session exists from now on; it may not be open yet. */
  session: Session;
  /** There will be none: its code could not be loaded. */
  error: PeerElementsError;
}

/**
 * What `<peer-session>` provides: there from the first moment, while the session behind it is loaded when it is first
 * needed. A stable object that can be subscribed to, because context values are compared with `Object.is`.
 */
export class SessionHandle extends Emitter<HandleEvents> {
  readonly store = new Store<SessionSnapshot>(IDLE_SESSION);
  #session: Session | null = null;
  #engine: Engine | null = null;
  #loading: Promise<Session> | null = null;
  #config: SessionConfig = {};

  /** The headless parts, once they are loaded. */
  get engine(): Engine | null {
    return this.#engine;
  }

  get session(): Session | null {
    return this.#session;
  }

  configure(config: SessionConfig): void {
    this.#config = config;
    this.#session?.configure(config);
  }

  load(): Promise<Session> {
    this.#loading ??= Promise.all([import('../channels/engine.js'), demanded()]).then(([engine]) => {
      this.#engine = engine;
      const session = (this.#session = new engine.Session(this.store));
      session.configure(this.#config);
      this.emit('session', session);
      return session;
    }, this.#notLoaded);
    return this.#loading;
  }

  /** A failed download is tried again with the next call or message. */
  readonly #notLoaded = (cause: unknown): never => {
    this.#loading = null;
    const error = notLoaded(cause);
    this.store.set({ error });
    this.emit('error', error);
    throw error;
  };

  async start(): Promise<string> {
    const session = this.#session ?? (await this.load());
    return session.start();
  }
}
