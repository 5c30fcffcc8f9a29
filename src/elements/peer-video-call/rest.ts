import type { Cleanup } from '../../base/lifetime.js';

const REST_MS = 4000;
const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'focusin'];

/** Tells whether nothing has moved over an element for a while. */
export function watchRest(element: HTMLElement, cleanup: Cleanup, tell: (isResting: boolean) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wake = () => {
    clearTimeout(timer);
    timer = setTimeout(() => tell(true), REST_MS);
    tell(false);
  };
  for (const type of SIGNS_OF_LIFE) cleanup.listen(element, type, wake);
  cleanup.add(() => clearTimeout(timer));
  wake();
}
