// The sideEffects list in package.json has emptied a bundle before; only a browser tells whether it defines.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { root } from '../../scripts/support/root.mjs';
import { launchChromium, launchFirefox, missing, openPage } from './support/browsers.mjs';
import { kitPage, startTestSite, STRICT_POLICY } from './support/site.mjs';

const tags = readdirSync(path.join(root, 'src', 'define'))
  .map((file) => path.basename(file, '.ts'))
  .filter((name) => name.startsWith('peer-'));
const site = await startTestSite(
  { '/idle': kitPage('<peer-session manual></peer-session>') },
  { policy: STRICT_POLICY },
);
after(() => site.close());

const engines = { chromium: launchChromium, firefox: launchFirefox };
for (const [name, launch] of Object.entries(engines)) {
  test(
    `the CDN script defines every element in ${name}, under the strict policy`,
    { skip: missing(name) },
    async () => {
      const browser = await launch();
      try {
        const page = await openPage(browser, `${site.url}/idle`);
        const undefinedTags = await page.evaluate(async (names) => {
          await import('/kit/peer-elements.js');
          // Some are registered when the page holds one.
          const elements = names.map((each) => document.createElement(each));
          // A session would dial the public cloud meanwhile.
          for (const each of elements) each.toggleAttribute('manual', true);
          document.body.append(...elements);
          const late = new Promise((resolve) => setTimeout(resolve, 10_000, 'late'));
          const outcome = await Promise.all(
            names.map((each) => Promise.race([customElements.whenDefined(each), late])),
          );
          return names.filter((_, index) => outcome[index] === 'late');
        }, tags);
        assert.deepEqual(undefinedTags, []);
        assert.deepEqual(page.problems, []);
        assert.deepEqual([...page.hosts], [new URL(site.url).host], 'no third party is asked');
      } finally {
        await browser.close();
      }
    },
  );
}
