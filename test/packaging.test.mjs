// What a consumer gets. Reads dist/, so a build comes first.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { minifyCss, minifyHtml, minifyParts } from '../scripts/cdn/minify-literals.mjs';
import { root } from '../scripts/support/root.mjs';

const inRoot = (...parts) => path.join(root, ...parts);
const read = (...parts) => readFileSync(inRoot(...parts), 'utf8');
const manifest = JSON.parse(read('package.json'));
const filesBelow = (folder) =>
  readdirSync(inRoot(folder), { recursive: true }).map(
    (file) => `${folder}/${file.split(path.sep).join('/')}`,
  );
const tool = (name, ...args) => execFileSync(inRoot('node_modules', '.bin', name), args, { cwd: root });

test('every target of the exports map exists', () => {
  for (const [name, target] of Object.entries(manifest.exports)) {
    for (const file of typeof target === 'string' ? [target] : Object.values(target)) {
      const [before, after] = file.slice(2).split('*');
      const matches =
        after === undefined
          ? existsSync(inRoot(before))
          : filesBelow(before.replace(/\/$/, '')).some((each) => each.endsWith(after));
      assert.ok(matches, `${name} -> ${file}`);
    }
  }
});

test('the names of the contract resolve', async () => {
  for (const name of ['', '/define', '/define/peer-chat', '/define/peer-session', '/cdn']) {
    const file = import.meta.resolve(`peer-elements${name}`);
    assert.ok(existsSync(new URL(file)), name);
  }
  for (const name of ['custom-elements.json', 'vscode.html-data.json']) {
    assert.ok(existsSync(new URL(import.meta.resolve(`peer-elements/${name}`))), name);
  }
  const { VERSION } = await import('peer-elements');
  assert.equal(VERSION, manifest.version, 'VERSION of src/base/define.ts');
});

test('importing any module in Node does not throw and opens nothing', () => {
  const modules = filesBelow('dist').filter(
    (file) => file.endsWith('.js') && !file.startsWith('dist/cdn/') && file !== 'dist/cdn.js',
  );
  assert.ok(modules.length > 0);
  const code = `
    for (const file of ${JSON.stringify(modules)}) await import('./' + file);
    const open = process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate|Worker|Port|TCP|UDP/.test(name));
    if (open.length > 0) throw new Error('left open: ' + open);`;
  execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
});

test('the CDN build imports nothing from outside itself', () => {
  const scripts = filesBelow('dist/cdn').filter((file) => file.endsWith('.js'));
  assert.ok(scripts.includes('dist/cdn/peer-elements.js'));
  for (const script of scripts) {
    for (const { fileName } of ts.preProcessFile(read(script)).importedFiles) {
      assert.match(fileName, /^\.\//, `${script} imports ${fileName}`);
      assert.ok(existsSync(inRoot('dist/cdn', fileName)), `${script} imports ${fileName}, which is missing`);
    }
    assert.doesNotMatch(read(script), /\bprocess\.env\b/, script);
  }
});

test('the CDN build holds no shims, no MsgPack and no development build of Lit', () => {
  const maps = filesBelow('dist/cdn').filter((file) => file.endsWith('.js.map'));
  const sources = maps.flatMap((map) => JSON.parse(read(map)).sources);
  assert.deepEqual(
    sources.filter((source) => /node_modules\/(webrtc-adapter|sdp|@msgpack)|\/development\//.test(source)),
    [],
  );
  assert.ok(
    sources.some((source) => source.endsWith('/src/cdn.ts')),
    'source maps lead to TypeScript',
  );
});

test('custom-elements.json is what the sources say', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'manifest-'));
  try {
    tool('custom-elements-manifest', 'analyze', '--quiet', '--outdir', path.relative(root, folder));
    assert.deepEqual(
      JSON.parse(read('custom-elements.json')),
      JSON.parse(readFileSync(path.join(folder, 'custom-elements.json'), 'utf8')),
      'run "npm run build" and commit custom-elements.json',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('custom-elements.json, editor data and JSX types name every element that is defined', () => {
  const defined = readdirSync(inRoot('src/define'))
    .map((file) => path.basename(file, '.ts'))
    .filter((name) => name.startsWith('peer-'));
  const described = JSON.parse(read('custom-elements.json'))
    .modules.flatMap(({ declarations = [] }) => declarations)
    .flatMap(({ tagName }) => tagName ?? []);
  assert.deepEqual(defined.toSorted(), described.toSorted());
  const editor = JSON.parse(read('dist/vscode.html-data.json')).tags.map(({ name }) => name);
  assert.deepEqual(editor.toSorted(), defined.toSorted());
  for (const tag of defined) assert.ok(read('dist/jsx.d.ts').includes(`'${tag}':`), tag);
});

test('npm would pack the build and the manifest, and nothing else', () => {
  const out = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ files }] = JSON.parse(out);
  const packed = files.map((file) => file.path);
  for (const wanted of [
    'LICENSE',
    'package.json',
    'custom-elements.json',
    'dist/index.js',
    'dist/index.d.ts',
  ]) {
    assert.ok(packed.includes(wanted), wanted);
  }
  assert.ok(packed.includes('dist/cdn/peer-elements.js') && packed.includes('dist/cdn/licenses.txt'));
  assert.deepEqual(
    packed.filter(
      (file) => /^(src|test|stories|bench|scripts|server|demo)\//.test(file) || /\.test\./.test(file),
    ),
    [],
  );
});

test('minifying templates changes nothing that shows', () => {
  assert.equal(
    minifyCss(' a :hover ,\n b { content: " a ; b "; /* x */ color : red; } '),
    'a :hover,b{content:" a ; b ";color :red}',
  );
  assert.equal(
    minifyCss('@media (width < 30em) and (hover) { a { } }'),
    '@media (width<30em) and (hover){a{}}',
  );
  assert.equal(minifyCss('a { margin: calc( 1px + -2px ) -1px; }'), 'a{margin:calc(1px + -2px) -1px}');
  assert.equal(minifyCss("a::after { content: '\\\\201C \\'' }"), "a::after{content:'\\\\201C \\''}");
  assert.equal(
    minifyCss("a[b='c'] > d { aspect-ratio: 16 / 9; margin: -0.5em 10.05em !important; }"),
    'a[b=c]>d{aspect-ratio:16/9;margin:-.5em 10.05em!important}',
  );
  assert.equal(
    minifyCss("a[b='1 c'], [d='']::after { content: '0.5' }"),
    "a[b='1 c'],[d='']::after{content:'0.5'}",
  );
  assert.equal(minifyHtml('<a b="c" d="e f" g=""><h i="j"/></a>'), '<a b=c d="e f" g=""><h i="j"/></a>');
  assert.equal(minifyHtml('<p>\n  a <b>c</b>\n</p>'), '<p> a <b>c</b> </p>');
  assert.equal(minifyHtml('<pre>\n a\n</pre>'), '<pre>\n a\n</pre>');
  assert.deepEqual(minifyParts([' a { b: ', '; } ', ''], minifyCss), ['a{b:', '}', '']);
  assert.deepEqual(minifyParts(['a { /* ', ' */ }'], minifyCss), ['a { /* ', ' */ }']);
});
