/** Pixels between it and the button, and between it and the edge of the window. */
const GAP = 8;

/** Puts a surface of the top layer above a button, or below it where there is no room, within the window. */
export function standBeside(surface: HTMLElement, button: Element): void {
  const at = button.getBoundingClientRect();
  const { width, height } = surface.getBoundingClientRect();
  const within = (value: number, most: number) => Math.max(GAP, Math.min(value, most - GAP));
  const above = at.top - GAP - height;
  const isRightToLeft = getComputedStyle(surface).direction === 'rtl';
  const left = within(isRightToLeft ? at.left : at.right - width, innerWidth - width);
  const top = above >= GAP ? above : within(at.bottom + GAP, innerHeight - height);
  surface.style.setProperty('left', `${left}px`);
  surface.style.setProperty('top', `${top}px`);
}
