import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { CHROMIUM_FLAGS, findBrowser } from './test/browser/support/find-browsers.mjs';
import { unitTotals } from './scripts/support/unit-totals.mjs';

/** PeerJS imports CommonJS modules, which no browser can load; scripts/bundle-peerjs.mjs makes this copy. */
const PEERJS = '/.cache/peerjs.js';

export default {
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  files: 'test/unit/**/*.test.ts',
  nodeResolve: { browser: true, exportConditions: ['production', 'default'] },
  concurrency: 1,
  testsFinishTimeout: process.env.WANTED ? 3_600_000 : 180_000,
  testFramework: { config: { timeout: 10_000 } },
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: findBrowser('chromium'), headless: true, args: CHROMIUM_FLAGS },
    }),
  ],
  reporters: [defaultReporter(), unitTotals()],
  middleware: [
    // Imports of `.js` find their `.ts`; a worker is asked for by its address.
    (context, next) => {
      context.url = context.url.replace(/\/file-worker\.js$/, '/file-worker.ts');
      return next();
    },
  ],
  plugins: [
    // What `npm run soak` asks of a test that has a number of its own for CI.
    {
      name: 'wanted',
      serve: ({ path }) => (path === '/wanted.json' ? (process.env.WANTED ?? '{}') : undefined),
    },
    {
      name: 'bundled-peerjs',
      resolveImport: ({ source }) => (source === 'peerjs' ? PEERJS : undefined),
    },
    esbuildPlugin({ ts: true, tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
  ],
};
