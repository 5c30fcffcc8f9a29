import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';

export const usage = `Usage: peer-elements-server [options]

  --port N        port to listen on (default 9000)
  --host ADDRESS  address to listen on (default: all)
  --path PATH     where PeerServer answers (default /)
  --key KEY       PeerServer's key (default peerjs)
  --static DIR    also serve the files in DIR
  --tls-cert F    certificate in PEM form; with --tls-key: https and wss
  --tls-key F     its private key
  --proxied N     N proxies of your own are in front (default 0)
  --secret-file F ids need a token signed with a line of F
  --min-token N   characters that a token must have (default 1)
  --alive-timeout S   seconds until a silent socket is closed (default 90)
  --metrics WHO   who may read /metrics: local (default), off, all
  --log           a line for each socket that is opened, refused or closed
  --help          this text

Limits; of each rate ten seconds' worth may come at once:
  --max-sockets N          open sockets in all (default 5000)
  --address-sockets N      open sockets of one address (default 256)
  --address-connects N     new sockets of one address a second (default 30)
  --address-messages N     messages of one address a second (default 1000)
  --address-bytes N        bytes of one address a second (default 2097152)
  --id-messages N          messages of one id a second (default 100)
  --id-bytes N             bytes of one id a second (default 131072)
  --waiting-messages N     kept of one sender for absent peers (default 100)
  --waiting-bytes N        kept of all senders for absent peers (default 16777216)`;

/** What is shorter can be guessed from one token, with no question to the server. */
const MIN_SECRET = 32;

/** Options that are limits. */
const LIMITS = {
  'max-sockets': 'sockets',
  'address-sockets': 'addressSockets',
  'address-connects': 'addressConnects',
  'address-messages': 'addressMessages',
  'address-bytes': 'addressBytes',
  'id-messages': 'idMessages',
  'id-bytes': 'idBytes',
  'waiting-messages': 'waitingMessages',
  'waiting-bytes': 'waitingBytes',
  'min-token': 'tokenLength',
};

/** What the person who typed the command can mend. */
export class ArgumentError extends Error {}

/** @returns {import('./index.js').ServerOptions & { help?: boolean }} */
export function readOptions(args) {
  const values = parse(args);
  if (values.help) return { help: true };
  const options = {
    port: readNumber('port', values.port, 0, 65535),
    path: readPath(values.path),
    key: values.key,
    proxied: readNumber('proxied', values.proxied, 0, 10),
    aliveTimeout: readNumber('alive-timeout', values['alive-timeout'], 3, 86_400),
    metrics: readWho(values.metrics),
    limits: {},
  };
  if (!options.key) throw new ArgumentError('--key must not be empty.');
  if (values.host !== undefined) options.host = values.host;
  if (values.static !== undefined) {
    if (!isA('isDirectory', values.static)) {
      throw new ArgumentError(`--static: there is no folder "${values.static}".`);
    }
    options.static = values.static;
  }
  for (const [name, limit] of Object.entries(LIMITS)) {
    if (values[name] !== undefined) options.limits[limit] = readNumber(name, values[name], 1, 1e12);
  }
  const secretFile = values['secret-file'];
  if (secretFile !== undefined) options.secret = readSecrets(secretFile);
  if (values.log) options.log = (line) => console.log(line);
  const cert = values['tls-cert'];
  const key = values['tls-key'];
  if ((cert === undefined) !== (key === undefined)) {
    throw new ArgumentError('--tls-cert and --tls-key are needed together.');
  }
  if (cert !== undefined) {
    for (const [name, file] of Object.entries({ 'tls-cert': cert, 'tls-key': key })) needFile(name, file);
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
        proxied: { type: 'string', default: '0' },
        'secret-file': { type: 'string' },
        'alive-timeout': { type: 'string', default: '90' },
        metrics: { type: 'string', default: 'local' },
        log: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        ...Object.fromEntries(Object.keys(LIMITS).map((name) => [name, { type: 'string' }])),
      },
    }).values;
  } catch (error) {
    throw new ArgumentError(error.message, { cause: error });
  }
}

function readNumber(name, text, least, most) {
  if (!/^\d{1,13}$/.test(text) || Number(text) < least || Number(text) > most) {
    throw new ArgumentError(`--${name} must be a number from ${least} to ${most}, not "${text}".`);
  }
  return Number(text);
}

function readPath(text) {
  if (!text.startsWith('/')) throw new ArgumentError(`--path must start with "/", not "${text}".`);
  return text;
}

function readWho(text) {
  if (['local', 'off', 'all'].includes(text)) return text;
  throw new ArgumentError(`--metrics must be local, off or all, not "${text}".`);
}

/** One secret a line. A file, since arguments can be read by everybody on the machine. */
function readSecrets(file) {
  needFile('secret-file', file);
  const secrets = readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean);
  if (secrets.length > 0 && secrets.every((secret) => secret.length >= MIN_SECRET)) return secrets;
  throw new ArgumentError(
    `--secret-file: each line of "${file}" must have at least ${MIN_SECRET} characters.`,
  );
}

function needFile(name, file) {
  if (!isA('isFile', file)) throw new ArgumentError(`--${name}: there is no file "${file}".`);
}

function isA(kind, file) {
  return statSync(file, { throwIfNoEntry: false })?.[kind]() ?? false;
}
