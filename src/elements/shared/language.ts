/** A page may carry a `lang` that is no language tag; Intl would throw. */
export function usable(language: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}
