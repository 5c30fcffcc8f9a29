/** Picture-in-picture in a real browser: the call in a window of its own, with buttons that work. */
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { browser, call, connect, has, isOpen, moves, randomId, stage, tags, until } from './support/kit.mjs';

let at, L, R;

/** Two pages in a call, each with a button for the small window beside it. */
async function pair(t, instance) {
  at ??= await stage();
  const [left, right] = ['l', 'r'].map(randomId);
  const open = async (id, to) => {
    const inside = `<peer-video-call id="call" to="${to}"></peer-video-call><peer-pip-button call="call"></peer-pip-button>`;
    const page = await at.open(instance, tags({ port: at.port, id, inside }));
    t.after(() => page.browserContext().close());
    return page;
  };
  L = await open(left, right);
  R = await open(right, left);
  await Promise.all([isOpen(L), isOpen(R)]);
  await connect(L, R);
  await L.bringToFront();
  await until('the button can be pressed', () =>
    L.evaluate(
      () => document.querySelector('peer-pip-button').shadowRoot?.querySelector('button')?.disabled === false,
    ),
  );
}

const pressed = () =>
  L.evaluate(() =>
    document.querySelector('peer-pip-button').shadowRoot.querySelector('button').getAttribute('aria-pressed'),
  );
/** In the page: what is in the small window. */
const inside = (act) =>
  L.evaluate((code) => {
    const pip = window.documentPictureInPicture?.window?.document;
    return pip ? new Function('pip', `return ${code}`)(pip) : null;
  }, act);
const press = (name) => inside(`pip.querySelector('[aria-label="${name}"]').click() ?? true`);

describe('a window of its own', () => {
  beforeEach(async (t) => {
    await pair(t, await browser());
    await L.click('peer-pip-button');
    await until('it is open', async () => (await inside('true')) && (await pressed()) === 'true');
  });

  test('shows who one talks to, and its buttons work the call', async () => {
    await until('a picture', () => inside(`pip.querySelector('.main').videoWidth > 0`));
    await moves(L, `documentPictureInPicture.window.document.querySelector('.main').srcObject`);
    assert.match(await inside(`pip.querySelector('.name').textContent`), /r-/);
    await press('Mute');
    await has(R, call, 'remoteMicOff', true);
    await press('Hang up');
    for (const page of [L, R]) await has(page, call, 'state', 'ended');
    await until('it has closed', async () => (await inside('true')) === null);
    assert.equal(await pressed(), 'false');
    assert.deepEqual(L.problems, []);
  });

  test('closes by the button that opened it, and the call goes on', async () => {
    await L.click('peer-pip-button');
    await until(
      'it has closed',
      async () => (await inside('true')) === null && (await pressed()) === 'false',
    );
    assert.equal(await L.evaluate((tag) => document.querySelector(tag).state, call), 'live');
    await L.click('peer-pip-button');
    await until('it is open again', async () => (await inside('true')) && (await pressed()) === 'true');
  });
});

test('where a browser has only the picture alone, that is shown, and leaves with the call', async (t) => {
  await pair(t, await browser());
  await L.evaluate(() => Object.defineProperty(window, 'documentPictureInPicture', { value: undefined }));
  await L.click('peer-pip-button');
  await until('it is open', async () => (await pressed()) === 'true');
  assert.equal(await L.evaluate(() => document.pictureInPictureElement?.videoWidth > 0), true);
  await R.evaluate((tag) => document.querySelector(tag).hangUp(), call);
  await has(L, call, 'state', 'ended');
  await until('it has closed', async () => (await pressed()) === 'false');
  assert.equal(await L.evaluate(() => document.pictureInPictureElement), null);
});
