import type { ReactiveController, ReactiveControllerHost } from 'lit';

const REST_MS = 4000;
const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'focusin'];

/** Whether nothing has moved over the host for a while. */
export class RestController implements ReactiveController {
  #isResting = false;
  readonly #host: ReactiveControllerHost & EventTarget;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.#host = host;
    host.addController(this);
    for (const type of SIGNS_OF_LIFE) host.addEventListener(type, this.wake);
  }

  get isResting(): boolean {
    return this.#isResting;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  readonly wake = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#set(true), REST_MS);
    this.#set(false);
  };

  #set(isResting: boolean): void {
    if (isResting === this.#isResting) return;
    this.#isResting = isResting;
    this.#host.requestUpdate();
  }
}
