import { nothing, type ElementPart, type LitElement } from 'lit';
import { Directive, directive, PartType, type PartInfo } from 'lit/directive.js';
import type { Store } from '../../src/base/store.js';
import {
  createInPageSignalling,
  type InPageOptions,
  type InPageSignalling,
} from '../../test/support/in-page-signalling.js';

class Attributes extends Directive {
  #before: Record<string, unknown> = {};

  override update({ element }: ElementPart, [values]: [Record<string, unknown>]) {
    const before = this.#before;
    this.#before = { ...values };
    // Only what was changed: what a click has switched meanwhile stays.
    for (const name of Object.keys({ ...before, ...values })) {
      const value = values[name] ?? false;
      if (value === (before[name] ?? false)) continue;
      if (value === false || value === '') element.removeAttribute(name);
      else element.setAttribute(name, value === true ? '' : String(value));
    }
  }

  override render(_values: Record<string, unknown>) {
    return nothing;
  }
}

/** Sets attributes by name: true is there, false, undefined and an empty text are not. */
export const attributes = directive(Attributes);

interface Drawn extends LitElement {
  readonly handle: { readonly store: Store<object> };
}

/** An error that is there before the attributes is about older ones, and is not shown. */
async function show(
  { updateComplete, handle }: Drawn,
  snapshots: (object | (() => object))[],
): Promise<void> {
  await updateComplete;
  for (const snapshot of snapshots) handle.store.set(typeof snapshot === 'function' ? snapshot() : snapshot);
}

class Shows extends Directive {
  #done = false;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('`shows` stands in the tag of an element.');
  }

  override update({ element }: ElementPart, snapshots: (object | (() => object))[]) {
    if (this.#done) return;
    this.#done = true;
    queueMicrotask(() => {
      // Rendered for its source text, and never put into the page.
      if (element.isConnected) void show(element as unknown as Drawn, snapshots);
    });
  }

  override render(..._snapshots: (object | (() => object))[]) {
    return nothing;
  }
}

/** Puts the element into a state that takes long to reach, one snapshot after the other. Its session must be `manual`. */
export const shows = directive(Shows);

class Meeting extends Directive {
  #hub: InPageSignalling | null = null;

  render(template: (hub: InPageSignalling) => unknown, options?: InPageOptions) {
    return template((this.#hub ??= createInPageSignalling(options)));
  }
}

/** A PeerServer inside the page, one for as long as the story is shown: nothing leaves the machine. */
export const meeting = directive(Meeting);
