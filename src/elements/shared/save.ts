/** Loaded when a file is saved. */

/** A browser that has begun to save holds the file itself. */
const HELD_MS = 60_000;

/** Where the browser puts downloads. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), HELD_MS);
}
