import { LitElement, type CSSResult } from 'lit';
import { VERSION } from '../../base/define.js';
import type { PeerElementsError } from '../../base/errors.js';
import type { TextParams } from '../../base/text.js';
import { TextController } from '../../context/controllers.js';

/** Turns an attribute that must be a number into one; what is no number stays text, so that it can be reported. */
export const numberOrText = {
  fromAttribute: (value: string | null): number | string | null =>
    value === null ? null : value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value,
};

/** A module that is loaded when it is first drawn from, with the styles of what it draws. */
interface Part {
  readonly styles: CSSResult;
}

/** What every element of the kit is made of: texts in its language, events that stay on it, states for CSS. */
export class PeerElement extends LitElement {
  /** Of the kit that this class came with; two copies on a page are told apart by it. */
  static readonly version = VERSION;
  readonly #text = new TextController(this);
  readonly #internals = this.attachInternals();
  readonly #parts = new Map<() => Promise<Part>, Part | null>();
  readonly #coming = new Set<Promise<unknown>>();
  #state = '';

  /** Nothing is set yet: false for what is on or off, else null. */
  constructor() {
    super();
    for (const [name, { type, noAccessor }] of this.#declared)
      if (!noAccessor) Reflect.set(this, name, type === Boolean ? false : null);
  }

  get #declared() {
    return (this.constructor as typeof PeerElement).elementProperties;
  }

  /** What an author has set, all of it, by the names of the properties. */
  protected get settings(): Record<PropertyKey, unknown> {
    return Object.fromEntries([...this.#declared.keys()].map((name) => [name, Reflect.get(this, name)]));
  }

  protected t(template: string, params?: TextParams): string {
    return this.#text.t(template, params);
  }

  /** For dates and numbers; undefined lets the browser choose. */
  protected get language(): string | undefined {
    return this.#text.language || undefined;
  }

  /** An error's sentence in the language of the page. */
  protected sentence(error: PeerElementsError): string {
    return this.t(error.template, error.params);
  }

  protected hint(error: PeerElementsError): string {
    return this.t(error.hintTemplate, error.params);
  }

  /**
   * What `load` gives, as soon as it is there. What is missing is asked for again with the next update, unless `fail`
   * says so.
   */
  protected lazy<P extends Part>(load: () => Promise<P>, fail?: (cause: unknown) => void): P | null {
    if (!this.#parts.has(load)) {
      this.#parts.set(load, null);
      const coming = load()
        .then(
          (part) => {
            this.#parts.set(load, part);
            const { styleSheet } = part.styles;
            if (styleSheet) (this.renderRoot as ShadowRoot).adoptedStyleSheets.push(styleSheet);
            this.requestUpdate();
          },
          fail ?? (() => this.#parts.delete(load)),
        )
        .finally(() => this.#coming.delete(coming));
      this.#coming.add(coming);
    }
    return (this.#parts.get(load) ?? null) as P | null;
  }

  /** What is drawn by a part shows when this settles. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    if (this.#coming.size === 0) return done;
    await Promise.all(this.#coming);
    return this.updateComplete;
  }

  /** Events do not bubble, as those of `<video>` do not. False when a listener called `preventDefault`. */
  protected fire(type: string, detail: unknown = null, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, cancelable }));
  }

  /** Shows the state as an attribute and as `:state(…)`. */
  protected showState(state: string): void {
    if (state === this.#state) return;
    this.#internals.states.delete(this.#state);
    this.#internals.states.add(state);
    this.#state = state;
    this.setAttribute('state', state);
  }
}
