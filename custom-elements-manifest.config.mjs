export default {
  globs: ['src/elements/**/*.ts'],
  exclude: [
    'src/elements/**/*.styles.ts',
    'src/elements/**/emoji-data.ts',
    'src/elements/**/emoji-words-*.ts',
  ],
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
        for (const { declarations } of customElementsManifest.modules) declarations.forEach(nameDefaults);
        namePublishedFiles(customElementsManifest);
      },
    },
  ],
};

/** The base class sets what no author has set, where the analyzer does not see it. */
function nameDefaults({ members = [], attributes = [] }) {
  const reflected = new Set(attributes.map(({ fieldName }) => fieldName));
  for (const item of [...attributes, ...members.filter(({ name }) => reflected.has(name))])
    if (item.type) item.default ??= item.type.text === 'boolean' ? 'false' : 'null';
}

/** Sources are not part of the package: what a reader of the manifest can import is what they compile to. */
function namePublishedFiles(node) {
  for (const [key, value] of Object.entries(node)) {
    if (value && typeof value === 'object') namePublishedFiles(value);
    else if ((key === 'path' || key === 'module') && /^\/?src\//.test(value)) {
      node[key] = value.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
    }
  }
}
