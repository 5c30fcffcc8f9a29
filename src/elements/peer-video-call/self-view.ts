import { css } from 'lit';
import type { Cleanup } from '../../base/lifetime.js';

/** Loaded when the pointer or the focus comes to one's own picture. */

export const styles = css`
  /* One's own picture */

  .self {
    touch-action: none;
    transition: translate var(--_slow) ease-out;
  }

  .self[tabindex] {
    cursor: grab;
  }

  .self[data-dragged] {
    z-index: 2;
    cursor: grabbing;
    transition: none;
  }

  .self:focus-visible {
    outline: 2px solid #fff;
    outline-offset: 2px;
    box-shadow: 0 0 0 6px #000;
  }

  .stage:not(.split, .spotlight) .self[data-corner^='start'] {
    inset-block: 0.75em auto;
  }

  .stage:not(.split, .spotlight) .self[data-corner^='end'] {
    inset-block: auto 5em;
  }

  .stage:not(.split, .spotlight) .self[data-corner$='start'] {
    inset-inline: 0.75em auto;
  }

  .stage:not(.split, .spotlight) .self[data-corner$='end'] {
    inset-inline: auto 0.75em;
  }

  /* Beside the button that stands in this corner there. */
  @container (inline-size < 21em) {
    .stage:not(.split, .spotlight) .self[data-corner='start start'] {
      inset-inline-start: 4.25em;
    }
  }

  @container (inline-size >= 50em) {
    .stage:not(.split, .spotlight) .self[data-corner^='end'] {
      inset-block: auto 0.75em;
    }
  }
`;

/** Where one's own picture stands: at the start or end of a line, at the top or the foot. */
export interface Corner {
  readonly inline: 'start' | 'end';
  readonly block: 'start' | 'end';
}

/** A finger that trembles is no drag. */
const DEAD_ZONE = 6;

interface Place {
  readonly stage: HTMLElement;
  readonly isRightToLeft: boolean;
  /** Null until it has been moved: then the width of the call decides. */
  readonly corner: Corner | null;
}

/** Moves one's own picture to another corner, by pointer and by the arrow keys. */
export function makeMovable(
  self: HTMLElement,
  cleanup: Cleanup,
  place: () => Place,
  moved: (corner: Corner) => void,
): void {
  let from: { x: number; y: number; isDrag: boolean } | null = null;
  const shift = (x: number, y: number) => self.style.setProperty('translate', `${x}px ${y}px`);
  cleanup.listen(self, 'pointerdown', (event) => {
    const { clientX: x, clientY: y, button, pointerId } = event as PointerEvent;
    if (button !== 0) return;
    from = { x, y, isDrag: false };
    self.setPointerCapture(pointerId);
  });
  cleanup.listen(self, 'pointermove', (event) => {
    if (!from) return;
    const { clientX, clientY } = event as PointerEvent;
    const [x, y] = [clientX - from.x, clientY - from.y];
    from.isDrag ||= Math.hypot(x, y) > DEAD_ZONE;
    if (!from.isDrag) return;
    self.toggleAttribute('data-dragged', true);
    shift(x, y);
  });
  const drop = (isDone: boolean) => {
    if (!from) return;
    const { isDrag } = from;
    from = null;
    const box = self.getBoundingClientRect();
    self.style.removeProperty('translate');
    self.removeAttribute('data-dragged');
    if (isDrag && isDone) moved(nearest(box, place()));
  };
  cleanup.listen(self, 'pointerup', () => drop(true));
  cleanup.listen(self, 'pointercancel', () => drop(false));
  cleanup.listen(self, 'keydown', (event) => {
    const corner = byKey((event as KeyboardEvent).key, self, place());
    if (!corner) return;
    event.preventDefault();
    event.stopPropagation();
    moved(corner);
  });
}

function nearest(box: DOMRect, { stage, isRightToLeft }: Pick<Place, 'stage' | 'isRightToLeft'>): Corner {
  const around = stage.getBoundingClientRect();
  const isLeft = box.left + box.width / 2 < around.left + around.width / 2;
  const isTop = box.top + box.height / 2 < around.top + around.height / 2;
  return { inline: isLeft !== isRightToLeft ? 'start' : 'end', block: isTop ? 'start' : 'end' };
}

function byKey(key: string, self: HTMLElement, place: Place): Corner | null {
  const corner = place.corner ?? nearest(self.getBoundingClientRect(), place);
  const [left, right] = place.isRightToLeft ? (['end', 'start'] as const) : (['start', 'end'] as const);
  const moves: Readonly<Record<string, Partial<Corner>>> = {
    ArrowLeft: { inline: left },
    ArrowRight: { inline: right },
    ArrowUp: { block: 'start' },
    ArrowDown: { block: 'end' },
  };
  return moves[key] ? { ...corner, ...moves[key] } : null;
}
