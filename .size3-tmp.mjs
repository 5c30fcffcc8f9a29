import { rollup } from 'rollup';
import terser from '@rollup/plugin-terser';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { privateNames } from './scripts/cdn/private-names.mjs';
const b = await rollup({ input: { 'entry': 'dist/channels/file-transfers.js' }, external: (id) => !/\/file-[a-z]+\.js$/.test(id), onwarn() {},
  plugins: [terser({ ecma: 2022, module: true, compress: { passes: 3, inline: 1, keep_fargs: false }, format: { comments: false } }), privateNames()] });
const { output } = await b.generate({ format: 'es', generatedCode: { preset: 'es2015', symbols: false }, freeze:false, chunkFileNames: '[name].js' });
for (const c of output) if (c.code) { console.log(c.fileName, c.code.length, gzipSync(c.code,{level:9}).length); writeFileSync('/tmp/fx/out-'+c.fileName, c.code); }
const g = (...n) => gzipSync(n.map((f)=>output.find(c=>c.fileName===f).code).join(''),{level:9}).length;
console.log('sender', g('file-transfers.js','file-send.js','file-hash.js'), 'receiver', g('file-transfers.js','file-receive.js','file-hash.js'));
import { readFileSync, readdirSync } from 'node:fs';
const code = (...n) => n.map((f)=>output.find(c=>c.fileName===f).code).join('');
const ex = readdirSync('dist/cdn').filter(f=>/^extras-QX.*js$|^engine.*js$/.test(f));
for (const f of ex) { const e = readFileSync('dist/cdn/'+f,'utf8'); const tail = e.slice(-14000);
 const z = (s)=>gzipSync(s,{level:9}).length;
 console.log(f, 'in context: sender', z(tail+code('file-transfers.js','file-send.js','file-hash.js'))-z(tail), 'receiver', z(tail+code('file-transfers.js','file-receive.js','file-hash.js'))-z(tail), 'common', z(tail+code('file-transfers.js'))-z(tail)); }
