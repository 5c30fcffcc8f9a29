/** By tag, what registers it. */
export type Modules = Readonly<Record<string, () => Promise<unknown>>>;

/** What other elements draw now and then. */
export const PARTS: Modules = {
  'peer-captions': () => import('./peer-captions.js'),
  'peer-captions-button': () => import('./peer-captions-button.js'),
  'peer-device-select': () => import('./peer-device-select.js'),
  'peer-flip-button': () => import('./peer-flip-button.js'),
  'peer-fullscreen-button': () => import('./peer-fullscreen-button.js'),
  'peer-level': () => import('./peer-level.js'),
  'peer-pip-button': () => import('./peer-pip-button.js'),
  'peer-quality': () => import('./peer-quality.js'),
  'peer-record-button': () => import('./peer-record-button.js'),
  'peer-screen-button': () => import('./peer-screen-button.js'),
  'peer-transfer': () => import('./peer-transfer.js'),
};

const RETRY_MS = 5000;
const coming = new Set<string>();

/** Registers these tags; where one cannot be loaded it tries again, as long as the page is there. */
export async function load(modules: Modules, tags: readonly string[]): Promise<void> {
  await Promise.all(
    tags.map(async (tag) => {
      const module = modules[tag];
      if (!module || coming.has(tag)) return;
      coming.add(tag);
      await module().catch(() => {
        coming.delete(tag);
        setTimeout(() => void load(modules, [tag]), RETRY_MS);
      });
    }),
  );
}
