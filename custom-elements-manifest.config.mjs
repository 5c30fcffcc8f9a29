export default {
  globs: ['src/elements/**/*.ts'],
  exclude: ['src/elements/**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  // package.json names the manifest already; the analyzer would write the file anew in its own style.
  packagejson: false,
  plugins: [
    {
      name: 'as-published',
      packageLinkPhase({ customElementsManifest }) {
        // The file is committed, so its order must not hang on the file system's.
        customElementsManifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
        namePublishedFiles(customElementsManifest);
      },
    },
  ],
};

/** Sources are not part of the package: what a reader of the manifest can import is what they compile to. */
function namePublishedFiles(node) {
  for (const [key, value] of Object.entries(node)) {
    if (value && typeof value === 'object') namePublishedFiles(value);
    else if ((key === 'path' || key === 'module') && /^\/?src\//.test(value)) {
      node[key] = value.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
    }
  }
}
