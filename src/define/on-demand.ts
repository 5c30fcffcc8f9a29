import { PARTS, load as loadFrom, type Modules } from './parts.js';

/** What the script for pages without a build step leaves out until a page holds such a tag. */
const MODULES: Modules = {
  ...PARTS,
  'peer-call-button': () => import('./bare/peer-call-button.js'),
  'peer-data': () => import('./peer-data.js'),
  'peer-decisions': () => import('./peer-decisions.js'),
  'peer-doctor': () => import('./peer-doctor.js'),
  'peer-file-transfer': () => import('./peer-file-transfer.js'),
  'peer-invite': () => import('./peer-invite.js'),
  'peer-launcher': () => import('./peer-launcher.js'),
  'peer-prejoin': () => import('./peer-prejoin.js'),
  'peer-verify': () => import('./peer-verify.js'),
};

export const load = (tags: readonly string[]): Promise<void> => loadFrom(MODULES, tags);
