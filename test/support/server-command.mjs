/** The command `peer-elements-server`, and raw clients of it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';

const bin = fileURLToPath(new URL('../../server/bin.js', import.meta.url));
const running = new Set();
after(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts the command; settles with its first line, or with its exit code if it ends before. */
export function run(...args) {
  const child = spawn(process.execPath, [bin, ...args]);
  running.add(child);
  const result = { child, stdout: '', stderr: '' };
  child.stderr.on('data', (text) => (result.stderr += text));
  result.exit = new Promise((done) =>
    child.once('close', (code) => {
      running.delete(child);
      done(code);
    }),
  );
  const firstLine = new Promise((done) =>
    child.stdout.on('data', (text) => {
      result.stdout += text;
      if (result.stdout.includes('\n')) done();
    }),
  );
  // The log is on its way through a pipe.
  result.says = async (pattern) => {
    while (!pattern.test(result.stdout)) await once(child.stdout, 'data');
  };
  return Promise.race([firstLine, result.exit]).then(() => {
    result.url = /https?:\/\/[^/\s]+/.exec(result.stdout)?.[0];
    return result;
  });
}

/**
 * A socket that keeps what it receives: `next()` gives the next frame, `closed` the code. `query` replaces parts of what
 * PeerJS asks with; undefined leaves one out; `more` stands behind all of them.
 */
export function connect(server, query, { path = '', more = '', ...options } = {}) {
  const all = { key: 'peerjs', token: `t-${query.id}`, ...query };
  const given = Object.entries(all).filter(([, value]) => value !== undefined);
  const url = `${server.url.replace('http', 'ws')}${path}/peerjs?${new URLSearchParams(given)}${more}`;
  const socket = new WebSocket(url, options);
  const frames = [];
  const waiting = [];
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)));
    waiting.shift()?.();
  });
  // Of a refused upgrade: there is no frame then.
  const error = new Promise((failed) => socket.once('error', failed));
  const closed = new Promise((done) => socket.once('close', done));
  const next = async () => {
    if (frames.length === 0) await new Promise((arrived) => waiting.push(arrived));
    return frames.shift();
  };
  return { socket, frames, next, error, closed, send: (frame) => socket.send(JSON.stringify(frame)) };
}

/** One that was let in. */
export async function client(server, id, options) {
  const made = connect(server, { id }, options);
  assert.deepEqual(await made.next(), { type: 'OPEN' });
  return made;
}

export const get = (url, headers = {}) =>
  new Promise((done, failed) => {
    const { get: request } = url.startsWith('https') ? https : http;
    request(url, { rejectUnauthorized: false, headers }, (response) => {
      let body = '';
      response.on('data', (text) => (body += text));
      response.on('end', () =>
        done({ status: response.statusCode, type: response.headers['content-type'], body }),
      );
    }).on('error', failed);
  });
