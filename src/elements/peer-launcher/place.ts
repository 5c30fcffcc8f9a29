import { Cleanup } from '../../base/lifetime.js';
import { object, parse, type Shape } from '../../base/shape.js';

/** Where a bubble stands: shares of the way from left to right and from top to bottom, whatever the size of the page. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A finger that trembles is no drag. */
const DEAD_ZONE = 6;

/** How far one press of an arrow key goes, in pixels; with Shift to the edge. */
const STEP = 24;

const share: Shape<number> = (value): value is number =>
  typeof value === 'number' && value >= 0 && value <= 1;
const isPlace = object({ x: share, y: share });

/** Where the reader left it, or null. */
export function recallPlace(key: string): Place | null {
  try {
    return parse(localStorage.getItem(key), 200, isPlace);
  } catch {
    return null;
  }
}

/** A page that may not store anything has a bubble that stands where it always does. */
export function rememberPlace(key: string, place: Place): void {
  try {
    localStorage.setItem(key, JSON.stringify(place));
  } catch {
    return;
  }
}

const within01 = (value: number) => Math.min(1, Math.max(0, value));

interface Movable {
  place(): Place;
  /** At each step. */
  moved(place: Place, isDragged: boolean): void;
  /** Here it stays. */
  dropped(): void;
  /** A click that is not the end of a drag. */
  pressed(): void;
}

/** Moves the bubble by pointer and by the arrow keys. */
export function makeMovable(bubble: HTMLElement, movable: Movable): Cleanup {
  const { place, moved, dropped, pressed } = movable;
  const cleanup = new Cleanup();
  let from: { x: number; y: number; place: Place; isDrag: boolean } | null = null;
  let wasDragged = false;
  /** Pixels that a share of 1 is. */
  const way = () => {
    const { offsetWidth, offsetHeight } = bubble;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return { x: innerWidth - offsetWidth - 2 * rem, y: innerHeight - offsetHeight - 2 * rem };
  };
  const shift = (start: Place, x: number, y: number): Place => {
    const all = way();
    return { x: within01(start.x + x / all.x), y: within01(start.y + y / all.y) };
  };
  cleanup.listen(bubble, 'pointerdown', (event) => {
    const { clientX: x, clientY: y, button, pointerId } = event as PointerEvent;
    if (button !== 0) return;
    from = { x, y, place: place(), isDrag: false };
    bubble.setPointerCapture(pointerId);
  });
  cleanup.listen(bubble, 'pointermove', (event) => {
    if (!from) return;
    const { clientX, clientY } = event as PointerEvent;
    const [x, y] = [clientX - from.x, clientY - from.y];
    from.isDrag ||= Math.hypot(x, y) > DEAD_ZONE;
    if (from.isDrag) moved(shift(from.place, x, y), true);
  });
  const drop = () => {
    wasDragged = from?.isDrag ?? false;
    from = null;
    if (!wasDragged) return;
    moved(place(), false);
    dropped();
  };
  cleanup.listen(bubble, 'pointerup', drop);
  cleanup.listen(bubble, 'pointercancel', drop);
  cleanup.listen(bubble, 'click', () => {
    // The click that ends a drag opens nothing.
    if (!wasDragged) pressed();
    wasDragged = false;
  });
  cleanup.listen(bubble, 'keydown', (event) => {
    wasDragged = false;
    const { key, shiftKey } = event as KeyboardEvent;
    const by = shiftKey ? Math.max(innerWidth, innerHeight) : STEP;
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-by, 0],
      ArrowRight: [by, 0],
      ArrowUp: [0, -by],
      ArrowDown: [0, by],
    };
    const step = steps[key];
    if (!step) return;
    event.preventDefault();
    moved(shift(place(), ...step), false);
    dropped();
  });
  return cleanup;
}
