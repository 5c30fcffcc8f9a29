/**
 * Insert, call, hang up, remove, again and again: nothing stays, no connection, track, socket or element, and the heap stays
 * level; also with what comes later in a call: its figures, its buttons, its menu, a recording, a picture.
 */
import { test } from 'node:test';
import { repeatCalls } from '../browser/support/leaks.mjs';

/** In the page, with the call as `element`. */
const USE_ALL = `
const soon = async (what, look) => {
  const end = performance.now() + 10000;
  while (!look()) {
    if (performance.now() > end) throw new Error('not there: ' + what);
    await new Promise((done) => setTimeout(done, 10));
  }
};
const find = (selector) => element.shadowRoot.querySelector(selector);
element.maxBitrate = 900;
element.dispatchEvent(new PointerEvent('pointermove'));
await soon('quality', () => element.quality);
await soon('the menu', () => find('.layer [part=more]'));
find('.layer [part=more]').click();
await soon('the open menu', () => find('peer-device-select'));
const level = document.createElement('peer-level');
element.append(level);
await element.startRecording();
await element.snapshot();
element.layout = 'split';
await element.toggleCamera(false);
await element.toggleCamera(true);
await element.stopRecording();
level.remove();
`;

test('100 calls in which everything is used', { timeout: 400_000 }, () =>
  repeatCalls({ cycles: 100, warm: 50, during: USE_ALL }),
);

test('200 calls', { timeout: 240_000 }, () => repeatCalls({ cycles: 200, warm: 50 }));
