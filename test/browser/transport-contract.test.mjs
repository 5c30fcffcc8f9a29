/** The stock PeerServer keeps the contract that the in-page one of the unit tests and stories keeps: the same cases on both. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import ts from 'typescript';
import { root } from '../../scripts/support/root.mjs';
import { browser, stage } from './support/kit.mjs';

/** Both files import nothing but types, so each of them is a script of its own. */
function script(file) {
  const compilerOptions = { target: 'ES2022', module: 'ESNext', verbatimModuleSyntax: true };
  return ts.transpileModule(readFileSync(path.join(root, file), 'utf8'), { compilerOptions }).outputText;
}

const contract = script('test/support/transport-contract.ts');
const { CONTRACT } = await import(`data:text/javascript,${encodeURIComponent(contract)}`);

let page;

before(async () => {
  const at = await stage();
  at.site.setPage('/contract.js', contract);
  at.site.setPage('/transport.js', script('src/signalling/transport.ts'));
  page = await at.open(await browser(), '<!doctype html><title>contract</title>');
  await page.exposeFunction('serverDown', () => at.server.stop());
  await page.exposeFunction('serverUp', () => at.server.start());
  await page.evaluate(async (port) => {
    const { CONTRACT } = await import('/contract.js');
    const { webSocketTransport: transport } = await import('/transport.js');
    const kit = { transport, url: `ws://localhost:${port}/peerjs`, down: serverDown, up: serverUp };
    window.runCase = async (name) => {
      try {
        await CONTRACT.find((one) => one.name === name).run(kit);
      } catch (error) {
        return error.message;
      }
    };
  }, at.port);
});

test('there are cases', () => assert.ok(CONTRACT.length > 10));

for (const { name } of CONTRACT)
  test(`PeerServer ${name}`, async () => {
    const problem = await page.evaluate((which) => window.runCase(which), name);
    assert.equal(problem ?? null, null);
  });
