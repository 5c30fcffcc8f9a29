import { isInstalled } from './freshness.mjs';
import { run } from './run.mjs';

/** Installs what package-lock.json names if something is missing. Settles with an exit code. */
export async function installIfNeeded() {
  if (isInstalled()) return 0;
  console.log('Installing what the project needs …');
  const { code } = await run('npm', ['ci', '--no-fund', '--no-audit']);
  return code;
}
