import path from 'node:path';
import MagicString from 'magic-string';
import { rollup } from 'rollup';
import terser from '@rollup/plugin-terser';

const NAMED = /new URL\('\.\/file-worker\.js', import\.meta\.url\)/g;

/** Puts the worker `file` beside the chunks, with a hash in its name as theirs, and says so where it is started. */
export function fileWorker({ file }) {
  let reference;
  return {
    name: 'file-worker',
    async buildStart() {
      const bundle = await rollup({ input: file, plugins: [terser({ ecma: 2022, module: true })] });
      const { output } = await bundle.generate({ format: 'es' });
      await bundle.close();
      reference = this.emitFile({ type: 'asset', name: path.basename(file), source: output[0].code });
    },
    transform(code, id) {
      if (!id.endsWith(`${path.sep}file-writer.js`)) return null;
      const found = [...code.matchAll(NAMED)];
      if (found.length !== 1) this.error('file-writer.js does not name its worker as it should');
      const result = new MagicString(code);
      const [{ index, 0: text }] = found;
      result.update(index, index + text.length, `new URL(import.meta.ROLLUP_FILE_URL_${reference})`);
      return { code: result.toString(), map: result.generateMap({ hires: true }) };
    },
  };
}
