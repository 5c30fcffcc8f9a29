/** Values that are put into a sentence at `{name}`. */
export type TextParams = Readonly<Record<string, string | number>>;

/** A language: English sentence (the key, as it stands in the source) to its translation. */
export type Catalog = Readonly<Record<string, string>>;

const catalogs = new Map<string, Catalog>();
const listeners = new Set<() => void>();

/** Puts `params` into the `{name}` places of a sentence. */
export function format(template: string, params: TextParams = {}): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}

/**
 * Adds a language, or replaces one. `code` is a BCP 47 tag; `vi` also serves `vi-VN`.
 * Elements on the page that use it are drawn again.
 */
export function addLocale(code: string, catalog: Catalog): void {
  catalogs.set(code.toLowerCase(), catalog);
  for (const listener of listeners) listener();
}

/** Calls `listener` after each `addLocale`; returns the way to stop. */
export function onLocalesChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A sentence in the language asked for, in English where there is no translation. */
export function translate(language: string, template: string, params?: TextParams): string {
  const code = language.toLowerCase();
  const catalog = catalogs.get(code) ?? catalogs.get(code.split('-')[0] ?? '');
  return format(catalog?.[template] ?? template, params);
}
