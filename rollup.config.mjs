import path from 'node:path';
import { fileURLToPath } from 'node:url';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { attributeNames } from './scripts/cdn/attribute-names.mjs';
import { bestNames } from './scripts/cdn/best-names.mjs';
import { bestOrder } from './scripts/cdn/best-order.mjs';
import { emittedSourceMaps } from './scripts/cdn/emitted-source-maps.mjs';
import { licenses } from './scripts/cdn/licenses.mjs';
import { fileWorker } from './scripts/cdn/file-worker.mjs';
import { keepFound } from './scripts/cdn/found.mjs';
import { litSeam } from './scripts/cdn/lit-seam.mjs';
import { peerjsSeam } from './scripts/cdn/peerjs-seam.mjs';
import { privateFields } from './scripts/cdn/private-fields.mjs';
import { privateNames } from './scripts/cdn/private-names.mjs';
import { sharedNames } from './scripts/cdn/shared-names.mjs';
import { minifyLiterals } from './scripts/cdn/minify-literals.mjs';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const dist = here('dist') + path.sep;
const isOurs = (id) => id.startsWith(dist) && id.endsWith('.js');

const standIns = {
  './css-tag.js': here('scripts/cdn/css-tag.js'),
  '@msgpack/msgpack': here('scripts/cdn/msgpack.js'),
};

/** What is loaded when a session starts: with the engine, PeerJS and what a call and a chat draw from then on. */
const ENGINE = [
  'channels/engine.js',
  'channels/chat-store.js',
  'elements/peer-chat/message-list.js',
  'elements/peer-video-call/screens.js',
].map((file) => path.join(dist, file));
/** What comes with a call that goes on for a while: what is measured, and the buttons beside the main ones. */
const EXTRAS = [
  'channels/call-more.js',
  'define/peer-screen-button.js',
  'elements/peer-video-call/ended.js',
  'elements/peer-video-call/extras.js',
].map((file) => path.join(dist, file));
/** What comes with the first file, on the side that sends it: it registers its face by itself, nobody has to ask for it; and with the first time that somebody turns to a chat. */
const FILES = [
  'channels/chat-files.js',
  'channels/file-send.js',
  'elements/peer-chat/file-bubble.js',
  'elements/peer-chat/tray.js',
  'define/peer-transfer.js',
].map((file) => path.join(dist, file));
const DESK = ['channels/chat-moments.js', 'elements/peer-chat/desk.js'].map((file) => path.join(dist, file));
/** What is worth a search for what compresses best. */
const LARGE = ['peer-elements', 'engine', 'extras', 'sending', 'desk'];
const WORKER = here('dist/channels/file-worker.js');
const PEERJS = here('node_modules/peerjs/dist/bundler.mjs');

/** All that these modules import, and what that imports, unless it is asked for later by `import()`. */
function reachable(from, getModuleInfo, found = new Set()) {
  for (const id of from) {
    if (found.has(id)) continue;
    found.add(id);
    reachable(getModuleInfo(id)?.importedIds ?? [], getModuleInfo, found);
  }
  return found;
}

/**
 * Two large chunks compress better than many small ones: the entry, and the engine with what the entry has not got.
 * Everything else that is asked for by `import()` is a chunk of its own.
 */
function manualChunks(id, { getModuleInfo }) {
  const inEngine = reachable([...ENGINE, PEERJS], getModuleInfo);
  const inEntry = reachable([here('dist/cdn.js')], getModuleInfo);
  if (inEntry.has(id)) return undefined;
  if (inEngine.has(id)) return 'engine';
  if (reachable(EXTRAS, getModuleInfo).has(id)) return 'extras';
  if (reachable(FILES, getModuleInfo).has(id)) return 'sending';
  return reachable(DESK, getModuleInfo).has(id) ? 'desk' : undefined;
}

/** A bundler takes the worker as it is: it may import nothing. */
const worker = {
  input: WORKER,
  output: { file: WORKER, format: 'es', sourcemap: true },
  plugins: [emittedSourceMaps({ include: isOurs })],
};

/** Bundles what tsc wrote into one script and its lazy chunks, for a page with no build step. */
const cdn = {
  input: { 'peer-elements': here('dist/cdn.js') },
  // Lazy chunks may import from the entry itself; otherwise the entry would be one more request to a shared chunk.
  preserveEntrySignatures: 'allow-extension',
  output: {
    dir: 'dist/cdn',
    format: 'es',
    // Beside the chunks, for whoever wants one: a line in each that names it is weighed with the rest.
    sourcemap: 'hidden',
    entryFileNames: '[name].js',
    // The hash keeps a cached chunk of one release from being loaded by the entry of another.
    chunkFileNames: '[name]-[hash:7].js',
    assetFileNames: '[name]-[hash:7][extname]',
    // Digits and small letters compress better than letters of both kinds.
    hashCharacters: 'base36',
    generatedCode: { preset: 'es2015', symbols: false },
    // Nobody gets at a chunk's namespace but the kit.
    freeze: false,
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
    attributeNames({ include: isOurs }),
    privateFields({ include: isOurs }),
    minifyLiterals({ include: isOurs }),
    litSeam(),
    peerjsSeam(),
    fileWorker({ file: WORKER }),
    licenses(),
    terser({
      ecma: 2022,
      module: true,
      // What is inlined, or turned round, often is longer once it is compressed; nothing here reads a function's `length`.
      compress: { passes: 3, inline: 1, keep_fargs: false, lhs_constants: false },
      format: { comments: false },
    }),
    privateNames(),
    sharedNames({ heaviest: 'engine' }),
    bestOrder({ names: LARGE }),
    bestNames({ names: LARGE }),
    { name: 'keep-found', closeBundle: () => (process.env.KEEP_FOUND ? keepFound() : undefined) },
  ],
  onwarn(warning) {
    // What a compiler made of `using`, and modules that import each other, in what is not ours.
    const id = warning.id ?? warning.ids?.[0];
    if (id?.includes(`${path.sep}node_modules${path.sep}mediabunny${path.sep}`)) return;
    throw new Error(warning.message);
  },
};

export default [worker, cdn];
