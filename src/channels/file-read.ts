import type { Job } from './file-transfer.js';

/**
 * A block of a file, in the memory that is given. One stream from end to end, and memory that is used again, take a
 * twentieth of the work of `slice(at, end).arrayBuffer()`.
 */
export async function blockOf(
  job: Job,
  file: File,
  at: number,
  end: number,
  memory: ArrayBuffer,
): Promise<Uint8Array<ArrayBuffer>> {
  if (job.reading?.at !== at) {
    close(job);
    try {
      job.reading = { at, reader: file.slice(at).stream().getReader({ mode: 'byob' }) };
    } catch {
      // Not every browser reads a file into memory that is given.
      return new Uint8Array(await file.slice(at, end).arrayBuffer());
    }
  }
  const { reading } = job;
  let buffer = memory;
  while (reading.at < end) {
    const { value } = await reading.reader.read(new Uint8Array(buffer, reading.at - at, end - reading.at));
    if (!value?.length) throw new Error('The file is shorter than it was');
    ({ buffer } = value);
    reading.at += value.length;
  }
  return new Uint8Array(buffer, 0, end - at);
}

/** Reads no further. */
export function close(job: Job | undefined): void {
  // One that failed, or is at its end, is closed already.
  void job?.reading?.reader.cancel().catch(() => undefined);
  delete job?.reading;
}
