// Writes .cache/peerjs.js: PeerJS with its CommonJS dependencies as one ES module, for the unit tests' pages.
import path from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { root } from './support/root.mjs';

const bundle = await rollup({
  input: 'peerjs',
  plugins: [nodeResolve({ browser: true }), commonjs()],
  // Dependencies written for older tools warn by the dozen, and nobody here can mend them.
  logLevel: 'silent',
});
await bundle.write({ file: path.join(root, '.cache', 'peerjs.js'), format: 'es' });
await bundle.close();
