/** Bars of a voice, in px. */
const WIDTH = 3;
const GAP = 2;
/** Levels that one bar is the loudest of: ten bars a second pass slowly enough to be followed. */
const LEVELS = 2;
/** More than fit on any screen. */
const MOST = 400;

/** How loud a voice was in the last seconds, as bars that pass; the newest is where a line of text ends. */
export class LevelBars {
  readonly canvas = document.createElement('canvas');
  readonly #bars: number[] = [];
  #count = 0;

  constructor() {
    // What it shows is said otherwise.
    this.canvas.ariaHidden = 'true';
  }

  /** A level from 0 to 1. */
  add(level: number): void {
    if (this.#count++ % LEVELS === 0) this.#bars.unshift(level);
    else this.#bars[0] = Math.max(this.#bars[0] ?? 0, level);
    if (this.#bars.length > MOST) this.#bars.pop();
    this.#draw();
  }

  #draw(): void {
    const { canvas } = this;
    const { clientWidth: width, clientHeight: height } = canvas;
    const context = canvas.getContext('2d');
    if (!context || width === 0) return;
    const scale = devicePixelRatio;
    // Setting a size clears it as well.
    canvas.width = width * scale;
    canvas.height = height * scale;
    const { color, direction } = getComputedStyle(canvas);
    context.fillStyle = color;
    const isLeftward = direction === 'rtl';
    context.scale(isLeftward ? -scale : scale, scale);
    if (isLeftward) context.translate(-width, 0);
    const room = Math.floor(width / (WIDTH + GAP));
    // Without motion, bars are lit in place, as on a mixing desk.
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    for (let at = 0; at < room; at++) {
      const level = isStill ? Number(at < (this.#bars[0] ?? 0) * room) * 0.6 : (this.#bars[at] ?? 0);
      const x = isStill ? at * (WIDTH + GAP) : width - (at + 1) * (WIDTH + GAP) + GAP;
      const size = Math.max(WIDTH, level * height);
      context.globalAlpha = level > 0 ? 1 : 0.35;
      context.beginPath();
      context.roundRect(x, (height - size) / 2, WIDTH, size, WIDTH / 2);
      context.fill();
    }
  }
}
