/**
 * Every story of the Storybook, looked at in both themes and both directions of writing: by axe, for buttons too small for a
 * finger, and for parts that cannot be reached from outside.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../../scripts/support/root.mjs';
import { run } from '../../scripts/support/run.mjs';
import { startSite } from '../../scripts/support/static-site.mjs';
import { launchChromium, missing } from './support/browsers.mjs';

const STATIC = path.join(root, 'storybook-static');
const INDEX = path.join(STATIC, 'index.json');
const SOURCES = ['.storybook', 'stories', 'src', 'test/support', 'custom-elements.json', 'package.json'];
/** Both themes and both directions: colours do not depend on the direction. A story begins with what the last ended with. */
const GLOBALS = [
  { theme: 'light', direction: 'ltr' },
  { theme: 'dark', direction: 'rtl' },
];

/** Of axe's rules, those that depend on colours and on where things are; the others are asked once. */
const LOOKS = ['color-contrast', 'link-in-text-block', 'target-size'];

/** The parts that each element documents. */
const PARTS = Object.fromEntries(
  JSON.parse(readFileSync(path.join(root, 'custom-elements.json'), 'utf8'))
    .modules.flatMap(({ declarations }) => declarations)
    .filter(({ tagName }) => tagName)
    .map(({ tagName, cssParts = [] }) => [tagName, cssParts.map(({ name }) => name)]),
);

const skip = missing('chromium');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const stories = skip ? [] : await builtStories();

let site, browser, page;
/** Which of the GLOBALS the page shows; null: it has to be loaded. */
let shown = null;
const problems = [];
const hosts = new Set();

before(async () => {
  if (skip) return;
  site = await startSite({
    folders: { '/': STATIC },
    pages: { '/favicon.ico': '' },
    host: '127.0.0.1',
  });
  browser = await launchChromium();
  page = await newPage();
});

async function newPage() {
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 800 });
  // What slides or fades is looked at when it has arrived.
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.evaluateOnNewDocument(listen);
  await page.evaluateOnNewDocument(axe);
  await page.evaluateOnNewDocument((parts) => (window.documentedParts = parts), PARTS);
  await page.evaluateOnNewDocument(`${elementsOfTheKit}; ${tooSmall}; ${keptParts};`);
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && problems.push(`console: ${message.text()}`));
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  return page;
}

after(async () => {
  await browser?.close();
  await site?.close();
});

for (const title of new Set(stories.map((story) => story.title))) {
  describe(title, () => {
    before(() => (shown = null));
    for (const { id, name } of stories.filter((story) => story.title === title))
      test(name, () => looksRight(id));
  });
}

test('every element has stories', { skip }, () => {
  const titles = new Set(stories.map(({ title }) => title));
  assert.deepEqual(
    Object.keys(PARTS).filter((tag) => !titles.has(tag)),
    [],
  );
});

test('a docs page shows all of its stories', { skip }, async () => {
  problems.length = 0;
  await page.goto(`${site.url}/iframe.html?id=peer-video-call--docs&viewMode=docs`);
  const areThere = () => document.querySelectorAll('.docs-story peer-video-call[state]').length > 20;
  await page.waitForFunction(areThere, { timeout: 20_000 });
  const rows = await page.$$eval('.docblock-argstable tbody tr', (all) => all.map((row) => row.innerText));
  for (const wanted of ['ring-timeout', 'hangUp', 'stream', 'remote', '--peer-accent', 'reconnecting'])
    assert.ok(
      rows.some((row) => row.split(/\s/)[0] === wanted),
      `${wanted} is not in the table`,
    );
  assert.deepEqual(problems, []);
});

test('the whole works without anybody else', { skip }, async () => {
  problems.length = 0;
  // What the last story was still loading when it was left never ends in the page that left it.
  const page = await newPage();
  await page.goto(`${site.url}/`);
  await page.waitForSelector('#storybook-preview-iframe', { timeout: 20_000 });
  await page.waitForNetworkIdle();
  assert.deepEqual(problems, []);
  // What the page made itself, and shows from its own memory, has none.
  assert.deepEqual([...hosts].filter(Boolean), [new URL(site.url).host]);
});

async function looksRight(id) {
  problems.length = 0;
  try {
    assert.equal(await show(id), 'success', problems.join('\n'));
    const found = [await look(GLOBALS[shown], {})];
    for (let turn = 1; turn < GLOBALS.length; turn++) {
      shown = (shown + 1) % GLOBALS.length;
      await page.evaluate(switchTo, GLOBALS[shown]);
      found.push(await look(GLOBALS[shown], { runOnly: LOOKS }));
    }
    assert.deepEqual([...found.flat(), ...problems], []);
  } catch (error) {
    // What is broken is not passed on to the next story.
    shown = null;
    throw error;
  }
}

/** Shows a story and gives what Storybook says of it when it has played. A page is loaded once for each element. */
async function show(id) {
  if (shown === null) {
    shown = 0;
    const [{ theme, direction }] = GLOBALS;
    // Storybook's own run of axe is left out: it would be a second one.
    const globals = `theme:${theme};direction:${direction};a11y.manual:!true`;
    await page.goto(`${site.url}/iframe.html?id=${id}&viewMode=story&globals=${globals}`);
  } else await page.evaluate(goTo, id);
  // The one before may be a little late with its own end.
  const isDone = (storyId) => window.finished?.storyId === storyId;
  await page.waitForFunction(isDone, { timeout: 30_000, polling: 50 }, id);
  return page.evaluate(() => window.finished.status);
}

async function look({ theme, direction }, options) {
  const violations = await page.evaluate(lookAt, options);
  return violations.map((text) => `${theme} ${direction}: ${text}`);
}

// What runs in the page.

/** Storybook says when a story is drawn and has played. */
function listen() {
  let channel;
  Object.defineProperty(window, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set: (value) => {
      if (value === channel) return;
      channel = value;
      channel.on('storyFinished', (detail) => (window.finished = detail));
    },
  });
}

function goTo(storyId) {
  window.__STORYBOOK_ADDONS_CHANNEL__.emit('setCurrentStory', { storyId, viewMode: 'story' });
}

/** Storybook takes its time to say that it is done: it waits for animations that there are none of here. */
async function switchTo(globals) {
  window.__STORYBOOK_ADDONS_CHANNEL__.emit('updateGlobals', { globals });
  const { style } = document.documentElement;
  const isSwitched = () =>
    document.documentElement.dir === globals.direction && style.colorScheme === globals.theme;
  for (let frames = 0; !isSwitched(); frames++) {
    if (frames > 300) throw new Error('it was not switched');
    await new Promise(requestAnimationFrame);
  }
  const elements = [...document.querySelectorAll('#storybook-root *')];
  await Promise.all(elements.map(({ updateComplete }) => updateComplete));
  await new Promise(requestAnimationFrame);
}

async function lookAt(options) {
  // The screen of a call that has just begun is drawn a moment later.
  await Promise.all([...document.querySelectorAll('#storybook-root *')].map((each) => each.updateComplete));
  const { violations } = await window.axe.run('#storybook-root', { ...options, resultTypes: ['violations'] });
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.flat().join(' ')}: ${failureSummary}`),
  );
  for (const element of document.querySelectorAll('#storybook-root *')) {
    const text = element.shadowRoot?.textContent ?? '';
    const leak = /\b(?:undefined|null|false|true|NaN)\b|\[object|\{\w+\}/.exec(text);
    if (leak) found.push(`${element.localName} says “${leak[0]}”`);
  }
  for (const call of document.querySelectorAll('#storybook-root peer-video-call:not([state="idle"])')) {
    const said = [...call.shadowRoot.querySelectorAll('.words')].map(({ textContent }) => textContent.trim());
    if (said.join('') === '') found.push(`${call.localName} says nothing of being ${call.state}`);
    const isLive = ['live', 'reconnecting'].includes(call.state);
    if (isLive !== !call.shadowRoot.querySelector('.screen'))
      found.push(`${call.state} shows the wrong screen`);
  }
  const all = [...elementsOfTheKit(document.querySelector('#storybook-root'))];
  return [...new Set([...found, ...all.flatMap(tooSmall), ...all.flatMap(keptParts)])];
}

/** All of them, those in the shadow roots of others among them. */
function* elementsOfTheKit(root) {
  for (const element of root.querySelectorAll('*')) {
    if (!element.localName.startsWith('peer-') || !element.shadowRoot) continue;
    yield element;
    yield* elementsOfTheKit(element.shadowRoot);
  }
}

/** What can be pressed and is smaller than a finger, in an element's own shadow root. */
function tooSmall(element) {
  const LEAST = 44 - 0.5;
  const pressable = element.shadowRoot.querySelectorAll('button, select, [tabindex="0"]');
  return [...pressable].flatMap((target) => {
    const { width, height } = target.getBoundingClientRect();
    if (Math.min(width, height) >= LEAST || target.disabled) return [];
    if (!target.checkVisibility({ visibilityProperty: true })) return [];
    let around = target;
    do around = around.parentElement ?? around.getRootNode().host ?? null;
    while (around && getComputedStyle(around).containerType === 'normal');
    if (around?.getBoundingClientRect().width < 240) return [];
    const name = target.getAttribute('part') ?? target.className ?? target.localName;
    return `${element.localName} ${name} is ${Math.round(width)} × ${Math.round(height)} px`;
  });
}

/** Parts of what an element draws that a page cannot reach, but for what nobody ever sees. */
function keptParts(element) {
  const drawn = [...element.shadowRoot.querySelectorAll('*')].filter(
    ({ localName, parentElement }) => window.documentedParts[localName] && !parentElement?.hidden,
  );
  return drawn.flatMap((inner) => {
    const given = (inner.getAttribute('exportparts') ?? '')
      .split(',')
      .map((pair) => pair.split(':')[0].trim());
    return window.documentedParts[inner.localName]
      .filter((part) => !given.includes(part))
      .map((part) => `${element.localName} keeps the part ${part} of ${inner.localName}`);
  });
}

/** The stories of a build that is newer than what it is made of. */
async function builtStories() {
  const built = statSync(INDEX, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (SOURCES.some((source) => newest(path.join(root, source)) > built)) {
    const { code, output } = await run('npm', ['run', 'build-storybook'], { quiet: true });
    assert.equal(code, 0, output);
  }
  const { entries } = JSON.parse(readFileSync(INDEX, 'utf8'));
  return Object.values(entries).filter(({ type }) => type === 'story');
}

function newest(entry) {
  const stats = statSync(entry);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(...readdirSync(entry).map((name) => newest(path.join(entry, name))));
}
