import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './root.mjs';

/**
 * Runs a command in the project's folder; settles with its exit code and what it printed.
 * @param {{quiet?: boolean, env?: object, timeout?: number}} [options] quiet: show nothing
 */
export function run(command, args, { quiet = false, env = {}, timeout } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout,
      // npm is a .cmd file on Windows, which only a shell can run.
      shell: process.platform === 'win32',
    });
    let output = '';
    const take = (stream) => (chunk) => {
      output += chunk;
      if (!quiet) stream.write(chunk);
    };
    child.stdout.on('data', take(process.stdout));
    child.stderr.on('data', take(process.stderr));
    child.once('error', (error) => done({ code: 1, output: `${output}${error.message}` }));
    child.once('close', (code) => done({ code: code ?? 1, output }));
  });
}

/** Runs a command that a dependency brought. */
export function runTool(name, args, options) {
  return run(path.join(root, 'node_modules', '.bin', name), args, options);
}
