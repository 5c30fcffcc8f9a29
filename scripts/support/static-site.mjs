import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const REPORTS = '/policy-reports';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * A small server for pages and folders.
 * @param {object} options
 * @param {Record<string, string>} [options.folders] URL prefix to folder or, without a "/" at its end, to one file
 * @param {Record<string, string>} [options.pages] path to content; may be changed while it runs
 * @param {string} [options.policy] Content-Security-Policy sent with every page
 * @param {string} [options.watched] one that is only reported, not enforced, where there is no `policy`
 * @param {object[]} [options.reports] where what browsers report of either policy is put
 */
export async function startSite({ folders = {}, pages = {}, policy, watched, reports, port = 0, host } = {}) {
  const server = http.createServer(async (request, response) => {
    const [pathname] = request.url.split('?');
    if (reports && pathname === REPORTS) {
      reports.push(JSON.parse(await text(request))['csp-report']);
      response.writeHead(204).end();
      return;
    }
    const body = pages[pathname] ?? (await fromFolders(folders, pathname));
    if (body === undefined) {
      response.writeHead(404, { 'content-type': TYPES['.txt'] }).end('Not found');
      return;
    }
    const type = TYPES[path.extname(pathname)] ?? TYPES['.html'];
    const headers = {
      'content-type': type,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    };
    const to = reports ? `; report-uri ${REPORTS}` : '';
    if (policy) headers['content-security-policy'] = policy + to;
    else if (watched) headers['content-security-policy-report-only'] = watched + to;
    response.writeHead(200, headers).end(body);
  });
  server.listen({ port, host });
  await once(server, 'listening');
  const actualPort = server.address().port;
  return {
    port: actualPort,
    url: `http://localhost:${actualPort}`,
    setPage: (pathname, content) => {
      pages[pathname] = content;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function fromFolders(folders, pathname) {
  for (const [prefix, target] of Object.entries(folders)) {
    if (!prefix.endsWith('/') && prefix === pathname) return read(target);
    if (!prefix.endsWith('/') || !pathname.startsWith(prefix)) continue;
    const file = path.join(target, decoded(pathname.slice(prefix.length)) || 'index.html');
    // "%2e%2e%2f" becomes a dot segment only here.
    const isInside = file.startsWith(path.resolve(target) + path.sep);
    const body = isInside ? await read(file) : undefined;
    if (body !== undefined) return body;
  }
  return undefined;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '\0';
  }
}

async function read(file) {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}
