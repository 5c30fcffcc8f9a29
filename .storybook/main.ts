import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: '@storybook/web-components-vite',
  // Nothing is asked of anybody but the server that serves it.
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({
    ...vite,
    // Found late, behind a dynamic import, it would load the page of a running story anew; and only what is optimized
    // is turned from CommonJS, as PeerJS's own dependencies are.
    optimizeDeps: { ...vite.optimizeDeps, include: [...(vite.optimizeDeps?.include ?? []), 'peerjs'] },
    // The tools of the docs pages are large, and nobody loads them over a network that would care.
    build: { ...vite.build, chunkSizeWarningLimit: 4000 },
  }),
};

export default config;
