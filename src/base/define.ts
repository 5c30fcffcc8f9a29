/** Set by the build from package.json; two copies of the kit on one page are told apart by it. */
export const VERSION = '0.1.0';

/**
 * Registers an element. A tag that is taken stays as it is: a page may load the kit twice.
 * A copy of another version is worth a warning, since the first one wins for the whole page.
 */
export function define(tag: string, element: CustomElementConstructor & { version?: string }): void {
  // In Node there is nothing to register with; importing must not throw.
  if (typeof customElements === 'undefined') return;
  const taken = customElements.get(tag) as { version?: string } | undefined;
  if (!taken) customElements.define(tag, element);
  else if (taken.version !== element.version)
    console.warn(`peer-elements: <${tag}> is already defined by version ${taken.version ?? 'unknown'}.`);
}

let load: ((tags: readonly string[]) => Promise<unknown>) | undefined;
let loading: Promise<unknown> | undefined;

/** Says how tags are registered that a page or an element may hold only later; for an import of all of them there are none. */
export function onDemand(loader: typeof load): void {
  load = loader;
}

/** Somebody is about to draw these tags where nobody else looks for them, such as into a shadow root. */
export function demand(...tags: readonly string[]): void {
  const missing = tags.filter((tag) => !customElements.get(tag));
  if (missing[0]) loading = Promise.allSettled([loading, load?.(missing)]);
}

/** Settles when there has been an attempt for every tag that was asked for: who waits for a caller is there by then. */
export function demanded(): Promise<unknown> | undefined {
  return loading;
}
