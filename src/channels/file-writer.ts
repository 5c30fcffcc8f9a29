import type { Block, Digest } from './file-types.js';

/** Hashes and writes blocks off the main thread: by far the cheapest way to a disk, and in some browsers the only one. */

const READY_MS = 5000;
const IDLE_MS = 30_000;

export interface Asked {
  readonly id: number;
  /** Names of the folders down to the one of the block. */
  readonly path: readonly string[];
  /** None lets go of what is open there. */
  readonly block?: Block;
}
export interface Answer {
  readonly id: number;
  readonly digest?: Digest;
  readonly error?: string;
}
interface Writer {
  /** Takes the parts of the block away. */
  store(path: readonly string[], block: Block): Promise<Digest>;
  shut(path: readonly string[]): Promise<unknown>;
}

let current: Promise<Writer | null> | undefined;
let policy: { createScriptURL(url: string): unknown } | undefined;

/** null where a page can have none: its script is from elsewhere, or its policy refuses. */
export const writer = (): Promise<Writer | null> => (current ??= start().catch(() => null));

/** Nothing in that folder is open any longer; a worker that was stopped had nothing open. */
export const shut = async (path: readonly string[]): Promise<unknown> => (await current)?.shut(path);

async function start(): Promise<Writer> {
  const worker = run();
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  let timer: ReturnType<typeof setTimeout>;

  function stop(next: typeof current, error: string): void {
    current = next;
    worker.terminate();
    for (const [id, answer] of waiting) answer({ id, error });
  }

  await new Promise((resolve, reject) => {
    timer = setTimeout(reject, READY_MS, new Error('It does not start'));
    worker.onmessage = resolve;
    worker.onerror = (event) => {
      event.preventDefault();
      const { message } = event;
      reject(new Error(message));
      stop(Promise.resolve(null), message);
    };
  })
    .catch((error: unknown) => {
      worker.terminate();
      throw error;
    })
    .finally(() => clearTimeout(timer));

  /** The next file has it started again. */
  function rest(): void {
    clearTimeout(timer);
    if (waiting.size === 0) timer = setTimeout(() => stop(undefined, ''), IDLE_MS);
  }
  rest();
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
    rest();
  };
  const ask = (path: readonly string[], block?: Block) =>
    new Promise<Digest>((resolve, reject) => {
      const message = { id: asked++, path, block };
      clearTimeout(timer);
      waiting.set(message.id, ({ error, digest }) =>
        error === undefined ? resolve(digest) : reject(new Error(error)),
      );
      worker.postMessage(message, [...(block?.parts ?? [])]);
    });
  return { store: ask, shut: ask };
}

function run(): Worker {
  const url = new URL('./file-worker.js', import.meta.url);
  // None can be started from elsewhere.
  if (url.origin !== location.origin) throw new Error(url.origin);
  const { trustedTypes } = window as unknown as {
    trustedTypes?: { createPolicy(name: string, rules: object): typeof policy };
  };
  policy ??= trustedTypes?.createPolicy('peer-elements', { createScriptURL: String });
  return new Worker((policy?.createScriptURL(url.href) ?? url) as URL, { type: 'module' });
}
