import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Writes licenses.txt beside the bundle: the licences of what it holds ask for their text to come along. */
export function licenses() {
  return {
    name: 'licenses',
    generateBundle() {
      const folders = new Set([...this.getModuleIds()].map(packageFolder).filter(Boolean));
      // Its shapes stand in elements/shared/icons.ts, so no module of it is bundled.
      folders.add(packageFolder(createRequire(import.meta.url).resolve('lucide-static/package.json')));
      const texts = [...folders].map(describe).sort();
      this.emitFile({ type: 'asset', fileName: 'licenses.txt', source: texts.join('\n\n----\n\n') });
    },
  };
}

function packageFolder(id) {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0];
}

function describe(folder) {
  const { name, version, license, repository } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  const text = file ? readFileSync(path.join(folder, file), 'utf8') : '';
  const url = repository?.url ?? repository;
  // The MPL wants to be told where the source is.
  return `${name} ${version} (${license})${url ? `\n${url}` : ''}\n\n${text.trim()}`;
}
