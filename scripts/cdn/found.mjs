import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { root } from '../support/root.mjs';

const CACHE = path.join(root, '.cache', 'found');
/** What was found for the sources as they are committed, so that a clone need not search. */
const KEPT = path.join(root, 'scripts', 'cdn', 'found.json');

const used = {};

/**
 * What the module at `url` finds for `wanted`, in a thread of its own, so that the chunks are searched side by side. A
 * search takes seconds: what was found for a chunk that was seen before is kept.
 */
export async function found(url, wanted) {
  const data = process.env.QUICK_BUILD ? { ...wanted, tries: 0 } : wanted;
  const hash = createHash('sha256')
    .update(await readFile(fileURLToPath(url)))
    .update(await readFile(fileURLToPath(import.meta.url)))
    .update(JSON.stringify(data));
  const name = hash.digest('hex').slice(0, 32);
  return (used[name] = (await known(name)) ?? (await search(url, data, name)));
}

/** Leaves for who clones this what the last build used. */
export async function keepFound() {
  const sorted = Object.fromEntries(Object.entries(used).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(KEPT, `${JSON.stringify(sorted)}\n`);
}

const read = async (file) => JSON.parse(await readFile(file, 'utf8').catch(() => 'null'));

async function known(name) {
  return (await read(KEPT))?.[name] ?? (await read(path.join(CACHE, `${name}.json`)));
}

async function search(url, data, name) {
  const worker = new Worker(new URL(url), { workerData: data });
  const [result] = await once(worker, 'message');
  await mkdir(CACHE, { recursive: true });
  await writeFile(path.join(CACHE, `${name}.json`), JSON.stringify(result));
  return result;
}

/**
 * A look at many versions of a text, each of which differs a little from the one before: `size` gives the compressed size
 * of one. A weaker compression takes half the time and is nearly always of the same opinion, so only the last fifth of
 * the tries are weighed in earnest. `attempt` gives a version, or null where there is none this time, and the way back.
 */
export function descend({ tries, text, attempt }) {
  let level = 6;
  const size = () => gzipSync(text(), { level }).length;
  let best = size();
  for (let done = 0; done < tries; done++) {
    if (done === Math.floor(tries * 0.8)) {
      level = 9;
      best = size();
    }
    const undo = attempt();
    if (!undo) continue;
    const found = size();
    if (found > best) undo();
    else best = found;
  }
}

/** Whole numbers below a given one: the same ones in each build. */
export function generator() {
  let state = 1;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return Math.floor((state / 0x8000_0000) * limit);
  };
}
