import { PeerElementsError } from '../base/errors.js';
import { Cleanup, deferred, quiet, within } from '../base/lifetime.js';
import { Emitter, type Store } from '../base/store.js';
import type { Session } from '../session/session.js';
import { LOOKS } from './doctor-checks.js';
import { Examination } from './doctor-examination.js';
import { failure, resultOf } from './doctor-finding.js';
import { CHECKS, type DoctorEvents, type DoctorResult, type DoctorSnapshot } from './doctor-types.js';

/** Looks at everything that a call needs, one thing after the other, and says what it found. */
export class DoctorChannel extends Emitter<DoctorEvents> {
  readonly #session: Session;
  readonly #store: Store<DoctorSnapshot>;
  #life = new Cleanup();
  #running: Promise<readonly DoctorResult[]> | null = null;

  constructor(session: Session, store: Store<DoctorSnapshot>) {
    super();
    this.#session = session;
    this.#store = store;
  }

  configure(): void {
    // There is nothing to be set.
  }

  dispose(): void {
    this.#life.run();
  }

  /** Looks at all of it; while that goes on, the same promise again. */
  run(): Promise<readonly DoctorResult[]> {
    this.#running ??= quiet(this.#run().finally(() => (this.#running = null)));
    return this.#running;
  }

  async #run(): Promise<readonly DoctorResult[]> {
    const life = (this.#life = new Cleanup());
    const ended = deferred<never>();
    life.add(() => ended.reject(interrupted()));
    const examination = new Examination(this.#session, life);
    let results: readonly DoctorResult[] = Object.freeze([]);
    this.#store.set({ state: 'running', results, finishedAt: null, error: null });
    try {
      for (const check of CHECKS) {
        this.#store.set({ running: check });
        const { seconds, look } = LOOKS[check];
        const looked = within(
          seconds * 1000,
          // What throws at once is no other than what is rejected.
          Promise.resolve(examination).then(look),
          'This check did not come to an end within {seconds} seconds.',
        );
        const result = resultOf(check, await Promise.race([looked.catch(failure), ended.promise]));
        results = Object.freeze([...results, result]);
        this.#store.set({ results });
        this.emit('result', { result });
      }
    } finally {
      life.run();
    }
    this.#store.set({ state: 'done', running: null, finishedAt: Date.now() });
    this.emit('complete', { results });
    return results;
  }
}

function interrupted(): PeerElementsError {
  return new PeerElementsError('connection-closed', 'The checks were ended before they were done.', {
    hint: 'Leave the element in the page while they run.',
  });
}
