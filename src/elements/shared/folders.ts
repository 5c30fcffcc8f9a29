import { toError } from '../../base/errors.js';

/** A file to be sent. */
export interface ChosenFile {
  readonly file: File;
  /** Inside the folder that was dropped. */
  readonly path?: string;
}

/** The files of folders that were dropped, with their paths; rejects with `invalid-data` where one cannot be read. */
export async function filesOf(entries: readonly FileSystemEntry[]): Promise<ChosenFile[]> {
  try {
    return (await Promise.all(entries.map((entry) => walk(entry)))).flat();
  } catch (cause) {
    throw toError(cause, 'invalid-data', 'What was dropped could not be read: {cause}.', {
      hint: 'Look whether it is still there, and drop it again.',
    });
  }
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
