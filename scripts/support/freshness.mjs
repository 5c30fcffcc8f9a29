import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

const BUILT = path.join(root, 'dist', 'cdn', 'peer-elements.js');
/** The last file that a build writes. */
const LAST = path.join(root, 'dist', 'jsx.d.ts');
const SOURCES = ['src', 'scripts/cdn', 'package.json', 'tsconfig.json', 'rollup.config.mjs'];

/** Whether everything that package.json names is there; after a pull something new may be missing. */
export function isInstalled() {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return Object.keys({ ...dependencies, ...devDependencies }).every((name) =>
    existsSync(path.join(root, 'node_modules', name, 'package.json')),
  );
}

/** Whether dist/ holds a whole build that is newer than everything it is made of. */
export function isBuilt() {
  if (!existsSync(BUILT) || !existsSync(LAST)) return false;
  const built = statSync(BUILT).mtimeMs;
  return SOURCES.every((source) => newest(path.join(root, source)) <= built);
}

function newest(entry) {
  const stats = statSync(entry);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(entry).map((name) => newest(path.join(entry, name)));
  return Math.max(stats.mtimeMs, ...inside);
}
