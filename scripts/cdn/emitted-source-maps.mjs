import { readFile } from 'node:fs/promises';

/** Hands rollup the map beside each file that tsc wrote, so that a debugger shows TypeScript. */
export function emittedSourceMaps({ include }) {
  return {
    name: 'emitted-source-maps',
    async load(id) {
      if (!include(id)) return null;
      const [code, map] = await Promise.all([readFile(id, 'utf8'), readFile(`${id}.map`, 'utf8')]);
      return { code, map: JSON.parse(map) };
    },
  };
}
