/** A file to be sent. */
export interface ChosenFile {
  readonly file: File;
  /** Inside the folder that was dropped. */
  readonly path?: string;
}

/** What was dropped: files, and those in folders with their paths. */
export async function dropped({ items, files }: DataTransfer): Promise<ChosenFile[]> {
  // All of them at once: the list is empty after this turn.
  const entries = [...items]
    .map((item) => item.webkitGetAsEntry?.() ?? null)
    .filter((entry) => entry !== null);
  if (!entries.some(({ isDirectory }) => isDirectory)) return [...files].map((file) => ({ file }));
  return (await Promise.all(entries.map((entry) => walk(entry)))).flat();
}

async function walk(entry: FileSystemEntry): Promise<ChosenFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ file, path: entry.fullPath.replace(/^\//, '') }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: ChosenFile[] = [];
  for (;;) {
    // A hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return found;
    for (const each of some) found.push(...(await walk(each)));
  }
}
