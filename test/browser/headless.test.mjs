/** The example without elements: two pages write to each other and send a file. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { browser, randomId, stage, STRICT_POLICY, until } from './support/kit.mjs';

const example = (name) => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8');

test('a chat without an element', async () => {
  const at = await stage({ policy: STRICT_POLICY });
  const [ann, bob] = ['a', 'b'].map(randomId);
  at.site.setPage('/headless-chat.html', example('headless-chat.html'));
  at.site.setPage('/headless-chat.js', example('headless-chat.js'));
  const blank = '<!doctype html><title>x</title>';
  const open = async (me, to) => {
    const page = await at.open(await browser(), blank);
    await page.goto(`${at.site.url}/headless-chat.html?me=${me}&to=${to}&port=${at.port}`);
    return page;
  };
  const [A, B] = [await open(ann, bob), await open(bob, ann)];
  const lines = (page) =>
    page.evaluate(() => [...document.querySelectorAll('li')].map(({ textContent }) => textContent));
  const send = async (page, text) => {
    await page.type('[name=text]', text);
    await page.click('button');
  };
  await until('it is ready', () => A.evaluate(() => document.querySelector('#state').textContent));
  await send(A, 'hello');
  await until('it arrives', async () =>
    (await lines(B)).some((line) => line === `${ann}: hello (delivered)`),
  );
  await send(B, 'hello to you');
  await until('the answer', async () => (await lines(A)).length === 2);
  await until('it is known', async () => (await lines(A))[0].endsWith('(delivered)'));
  assert.deepEqual([...A.problems, ...B.problems], []);
});
