import type * as EngineModule from '../channels/engine.js';
import type { Session, SessionConfig } from '../session/session.js';
import { Emitter, Store } from '../base/store.js';
import { IDLE_SESSION, type SessionSnapshot } from '../session/transitions.js';

/** The module `channels/engine`, which is loaded when a session starts. */
export type Engine = typeof EngineModule;

interface HandleEvents {
  /** The session exists from now on; it may not be open yet. */
  session: Session;
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
    return (this.#loading ??= import('../channels/engine.js').then((engine) => {
      this.#engine = engine;
      const session = (this.#session = new engine.Session(this.store));
      session.configure(this.#config);
      this.emit('session', session);
      return session;
    }));
  }

  async start(): Promise<string> {
    const session = this.#session ?? (await this.load());
    return session.start();
  }
}
