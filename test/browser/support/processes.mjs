import { execFileSync } from 'node:child_process';
import { once } from 'node:events';

/** Every process of one browser stands still; the result lets them go on. */
export function stopAll(pid) {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=']).toString().trim().split('\n');
  const parents = new Map(rows.map((row) => row.trim().split(/\s+/).map(Number)));
  const own = new Set([pid]);
  for (const each of own) for (const [child, parent] of parents) if (parent === each) own.add(child);
  const signal = (name) => {
    for (const each of own) {
      try {
        process.kill(each, name);
      } catch {
        // It has ended meanwhile.
      }
    }
  };
  signal('SIGSTOP');
  return () => signal('SIGCONT');
}

/** As a crash would: nobody is told. */
export async function kill(browser) {
  const child = browser.process();
  const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
  try {
    // The browser leads a group of its own.
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
  await gone;
}
