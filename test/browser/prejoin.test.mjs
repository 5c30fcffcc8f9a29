/** The prejoin as a page without a build step has it: on demand, under the strictest policy, with the browser's own devices. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { missing } from './support/browsers.mjs';
import { browser, kitPage, stage, STRICT_POLICY, until } from './support/kit.mjs';

const skip = missing('chromium');
let page;

/** Something of what stands in the prejoin's shadow root. */
const look = (read) =>
  page.evaluate(
    `(${read})(document.querySelector('peer-prejoin').shadowRoot, document.querySelector('peer-prejoin'))`,
  );

before(async () => {
  if (skip) return;
  const at = await stage({ policy: STRICT_POLICY });
  page = await at.open(
    await browser(),
    kitPage('<peer-prejoin for="call"></peer-prejoin><peer-video-call id="call"></peer-video-call>'),
  );
});

test('what it draws is loaded with it, and shows the browser’s devices', { skip }, async () => {
  await until('there is a picture', () =>
    look((root) => root.querySelector('peer-video')?.shadowRoot?.querySelector('video').videoWidth > 0),
  );
  await until('the menus are filled', () =>
    look((root) => root.querySelector('[kind=speaker]')?.shadowRoot?.querySelectorAll('option').length > 1),
  );
  await until('it hears', () => look((root) => root.querySelector('peer-level').level > 0.1));
});

test('it plays a sound, and hands over what is open', { skip }, async () => {
  await look((root) => root.querySelector('[part=test-button]').click());
  const label = () => look((root) => root.querySelector('[part=test-button]').textContent);
  await until('it plays', async () => (await label()).includes('Playing'));
  await until('it has played', async () => (await label()).includes('Test'));
  const handed = await look((root, element) => {
    let stream;
    element.addEventListener('ready', ({ detail }) => (stream = detail.stream));
    root.querySelector('[part=join-button]').click();
    return stream.getTracks().map(({ kind, readyState }) => `${kind} ${readyState}`);
  });
  assert.deepEqual(handed.toSorted(), ['audio live', 'video live']);
  assert.deepEqual(page.problems, []);
});
