import path from 'node:path';
import { fileURLToPath } from 'node:url';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { emittedSourceMaps } from './scripts/cdn/emitted-source-maps.mjs';
import { licenses } from './scripts/cdn/licenses.mjs';
import { peerjsSeam } from './scripts/cdn/peerjs-seam.mjs';
import { minifyLiterals } from './scripts/cdn/minify-literals.mjs';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const dist = here('dist') + path.sep;
const isOurs = (id) => id.startsWith(dist) && id.endsWith('.js');

const standIns = {
  './css-tag.js': here('scripts/cdn/css-tag.js'),
  'webrtc-adapter': here('scripts/cdn/webrtc-adapter.js'),
  '@msgpack/msgpack': here('scripts/cdn/msgpack.js'),
  'peerjs-js-binarypack': here('scripts/cdn/binarypack.js'),
  'peerjs-js-binarypack?real': here('node_modules/peerjs-js-binarypack/dist/binarypack.mjs'),
};

/**
 * What the data channel shares with the engine stays in the engine's chunk, which is always there first; the small
 * modules that the entry needs as well go where rollup puts them.
 */
function manualChunks(id) {
  const headless =
    /\/(?:(?:signalling|session|channels)\/(?!media-error|call-config|plain-remote|stand-ins|.*-types\.|transitions|data\.|direct\.|serialization)|base\/(?:id|shape)\.)/;
  return (isOurs(id) && headless.test(id)) ||
    /peerjs\/dist|cdn\/(webrtc|msgpack|binarypack)|message-list|peer-video-call\/(screens|wording|rest)|peer-chat\/(message|timeline|follow|linkify)|directives\/(repeat|guard)|directive|peer-chat\/wording/.test(
      id,
    )
    ? 'engine'
    : undefined;
}

/** Bundles what tsc wrote into one script and its lazy chunks, for a page with no build step. */
export default {
  input: { 'peer-elements': here('dist/cdn.js') },
  // Lazy chunks may import from the entry itself; otherwise the entry would be one more request to a shared chunk.
  preserveEntrySignatures: 'allow-extension',
  output: {
    dir: 'dist/cdn',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    // The hash keeps a cached chunk of one release from being loaded by the entry of another.
    chunkFileNames: '[name]-[hash:6].js',
    generatedCode: 'es2015',
    manualChunks,
    onlyExplicitManualChunks: true,
  },
  plugins: [
    { name: 'stand-ins', resolveId: (specifier) => standIns[specifier] ?? null },
    nodeResolve({
      browser: true,
      exportConditions: ['production'],
      // package.json's sideEffects is for those who bundle the kit; applied to our own modules it drops them all.
      ignoreSideEffectsForRoot: true,
    }),
    emittedSourceMaps({ include: isOurs }),
    minifyLiterals({ include: isOurs }),
    peerjsSeam(),
    licenses(),
    terser({ ecma: 2022, module: true, compress: { passes: 3 }, format: { comments: false } }),
  ],
  onwarn(warning) {
    throw new Error(warning.message);
  },
};
