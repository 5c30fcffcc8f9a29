import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';

export const usage = `Usage: peer-elements-server [options]

  --port N        port to listen on (default 9000)
  --host ADDRESS  address to listen on (default: all)
  --path PATH     where PeerServer answers (default /)
  --key KEY       PeerServer's key (default peerjs)
  --static DIR    also serve the files in DIR
  --tls-cert F    certificate in PEM form; with --tls-key: https and wss
  --tls-key F     its private key
  --help          this text`;

/** What the person who typed the command can mend. */
export class ArgumentError extends Error {}

/** @returns {import('./index.js').ServerOptions & { help?: boolean }} */
export function readOptions(args) {
  const values = parse(args);
  if (values.help) return { help: true };
  const options = { port: readPort(values.port), path: readPath(values.path), key: values.key };
  if (!options.key) throw new ArgumentError('--key must not be empty.');
  if (values.host !== undefined) options.host = values.host;
  if (values.static !== undefined) {
    if (!isA('isDirectory', values.static)) {
      throw new ArgumentError(`--static: there is no folder "${values.static}".`);
    }
    options.static = values.static;
  }
  const cert = values['tls-cert'];
  const key = values['tls-key'];
  if ((cert === undefined) !== (key === undefined)) {
    throw new ArgumentError('--tls-cert and --tls-key are needed together.');
  }
  if (cert !== undefined) {
    for (const [name, file] of Object.entries({ 'tls-cert': cert, 'tls-key': key })) {
      if (!isA('isFile', file)) throw new ArgumentError(`--${name}: there is no file "${file}".`);
    }
    options.tlsCert = cert;
    options.tlsKey = key;
  }
  return options;
}

function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '9000' },
        host: { type: 'string' },
        path: { type: 'string', default: '/' },
        key: { type: 'string', default: 'peerjs' },
        static: { type: 'string' },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new ArgumentError(error.message, { cause: error });
  }
}

function readPort(text) {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) {
    throw new ArgumentError(`--port must be a number from 0 to 65535, not "${text}".`);
  }
  return Number(text);
}

function readPath(text) {
  if (!text.startsWith('/')) throw new ArgumentError(`--path must start with "/", not "${text}".`);
  return text;
}

function isA(kind, file) {
  return statSync(file, { throwIfNoEntry: false })?.[kind]() ?? false;
}
