import type { ChosenFile } from './folders.js';

/** What was dropped: files, and those in folders with their paths. */
export async function dropped({ items, files }: DataTransfer): Promise<readonly ChosenFile[]> {
  // All of them at once: the lists are empty after this turn.
  const chosen = [...files].map((file) => ({ file }));
  const entries = [...items]
    .map((item) => item.webkitGetAsEntry?.() ?? null)
    .filter((entry) => entry !== null);
  if (!entries.some(({ isDirectory }) => isDirectory)) return chosen;
  return (await import('./folders.js')).filesOf(entries);
}
