import type { CallHandle } from '../../context/handles.js';

/**
 * Says a sentence of a call to those who do not see it, in the region for it that is there from the beginning: what is
 * put into a page together with its words often is not spoken.
 */
export function say({ element }: CallHandle, sentence: string): void {
  const region = element?.shadowRoot?.querySelector('.words[role=status]');
  if (!region) return;
  let own = region.querySelector('span');
  if (!own) {
    own = document.createElement('span');
    // Before what the call itself draws there, which is said for itself.
    region.prepend(own);
    region.ariaAtomic = 'false';
  }
  if (own.textContent !== sentence) own.textContent = sentence;
}
