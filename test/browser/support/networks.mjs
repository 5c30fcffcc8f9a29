import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findBrowser, launchChromium } from './browsers.mjs';

/**
 * Two network namespaces on one bridge, a browser in each. A port of the bridge that is switched off is a cut in
 * mid-path: the machine behind it sees no cable pulled and its browser hears of nothing.
 */

const ip = (...args) => execFileSync('ip', args, { stdio: ['ignore', 'pipe', 'pipe'] }).toString();
const port = (name, state) => execFileSync('bridge', ['link', 'set', 'dev', name, 'state', String(state)]);
const [OFF, FORWARDING] = [0, 3];

/** For `test(name, { skip: withoutNetworks() }, …)`: false, or the reason. Only root on Linux may make networks. */
export function withoutNetworks() {
  const name = `pe${process.pid}t`;
  try {
    ip('netns', 'add', name);
    ip('netns', 'del', name);
    execFileSync('bridge', ['link'], { stdio: 'ignore' });
    return false;
  } catch {
    return 'this machine lets nobody make networks';
  }
}

/** @returns `host`: where pages of both networks reach this process */
export async function startNetworks() {
  const mark = process.pid % 100_000;
  const subnet = `10.${100 + (mark % 100)}.${Math.floor(mark / 100) % 250}`;
  const bridge = `pe${mark}`;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'peer-elements-networks-'));
  const browsers = [];
  const host = `${subnet}.1`;
  ip('link', 'add', bridge, 'type', 'bridge');
  ip('addr', 'add', `${host}/24`, 'dev', bridge);
  ip('link', 'set', bridge, 'up');
  const sides = ['a', 'b'].map((letter, index) => {
    const name = `pe${mark}${letter}`;
    ip('netns', 'add', name);
    ip('link', 'add', name, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
    ip('link', 'set', name, 'master', bridge, 'up');
    ip('-n', name, 'link', 'set', 'lo', 'up');
    ip('-n', name, 'addr', 'add', `${subnet}.${index + 2}/24`, 'dev', 'eth0');
    ip('-n', name, 'link', 'set', 'eth0', 'up');
    const program = path.join(folder, `chromium-${letter}`);
    writeFileSync(program, `#!/bin/sh\nexec ip netns exec ${name} "${findBrowser('chromium')}" "$@"\n`);
    chmodSync(program, 0o755);
    return {
      name,
      cut: () => port(name, OFF),
      restore: () => port(name, FORWARDING),
      /** `origins`: those of plain http that count as secure, or no page there may open a camera. */
      async launch({ origins = [], ...options } = {}) {
        const browser = await launchChromium({
          ...options,
          executablePath: program,
          // The debugger's own socket would be in the other network.
          pipe: true,
          args: [...(options.args ?? []), `--unsafely-treat-insecure-origin-as-secure=${origins.join(',')}`],
        });
        browsers.push(browser);
        return browser;
      },
    };
  });
  return {
    host,
    sides,
    async close() {
      for (const browser of browsers) await browser.close().catch(() => undefined);
      for (const { name } of sides) ip('netns', 'del', name);
      ip('link', 'del', bridge);
      rmSync(folder, { recursive: true });
    },
  };
}
