/** What is registered when a page or an element holds such a tag. */
const MODULES: Readonly<Record<string, () => Promise<unknown>>> = {
  'peer-call-button': () => import('./peer-call-button.js'),
  'peer-captions': () => import('./peer-captions.js'),
  'peer-captions-button': () => import('./peer-captions-button.js'),
  'peer-data': () => import('./peer-data.js'),
  'peer-device-select': () => import('./peer-device-select.js'),
  'peer-file-transfer': () => import('./peer-file-transfer.js'),
  'peer-flip-button': () => import('./peer-flip-button.js'),
  'peer-fullscreen-button': () => import('./peer-fullscreen-button.js'),
  'peer-launcher': () => import('./peer-launcher.js'),
  'peer-level': () => import('./peer-level.js'),
  'peer-pip-button': () => import('./peer-pip-button.js'),
  'peer-prejoin': () => import('./peer-prejoin.js'),
  'peer-quality': () => import('./peer-quality.js'),
  'peer-record-button': () => import('./peer-record-button.js'),
  'peer-screen-button': () => import('./peer-screen-button.js'),
  'peer-transfer': () => import('./peer-transfer.js'),
};

const RETRY_MS = 5000;
const coming = new Set<string>();

/** Registers these tags; where one cannot be loaded it tries again, as long as the page is there. */
export async function load(tags: readonly string[]): Promise<void> {
  await Promise.all(
    tags.map(async (tag) => {
      const module = MODULES[tag];
      if (!module || coming.has(tag)) return;
      coming.add(tag);
      await module().catch(() => {
        coming.delete(tag);
        setTimeout(() => void load([tag]), RETRY_MS);
      });
    }),
  );
}
