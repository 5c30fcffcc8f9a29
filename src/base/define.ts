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
