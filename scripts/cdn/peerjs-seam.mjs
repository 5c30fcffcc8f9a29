import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import MagicString from 'magic-string';
import { cuts } from './cuts.mjs';

const eventEmitter = fileURLToPath(new URL('event-emitter.js', import.meta.url));

const BUNDLE = /\/peerjs\/dist\/bundler\.mjs(\?logging)?$/;

/** What never runs under the kit's signalling (decision 4). */
const CUTS = [
  // The WebSocket: the seam overrides the method that makes it.
  [/(?<=_createServerConnection\(\) \{).*?return socket;\n/s, ''],
  // The requests for an id and for the list of peers: the session makes both.
  [/ {8}this\._api = new \(0, [\w$]+\)\(options\);\n/, ''],
  [/ else this\._api\.retrieveId\(\)[^;]*;/, ''],
  [/ {8}this\._api\.listAllPeers\(\)[^;]*;\n/, ''],
  // Whether there is WebRTC: the session asks before. PeerJS opens a connection to see.
  [/if \(!\(0, [\w$]+\)\.supports\.audioVideo.*?return;\n\s+\}/s, ''],
  [
    /(?<=this\.unpack = [\w$]+), \/\*\*.*?\}\(\), \/\/ Ensure.*?validateId = [^,]*,[^,]*(?=, this\.randomToken)/s,
    '',
  ],
  [/, this\.browser = .*?\.getVersion\(\)/s, ''],
  [/const \$fb63e766cfafaab9\$export\$25be9502477c137d = new class \{.*?\n\}\(\);\n/s, ''],
  [/const \$fb63e766cfafaab9\$var\$webRTCAdapter = .*?;\n/s, ''],
  [/import \$gCcbY\$webrtcadapter from "webrtc-adapter";\n/, ''],
  // Helpers that nobody calls any more.
  [/ {4}noop\(\) \{\}.*? {4}isSecure\(\) \{.*?\n {4}\}\n/s, ''],
  [/this\.CLOUD_HOST = .*?this\.chunkedBrowsers = \{.*?\}, (?=\/\/ Returns)/s, ''],
  // Options in another form, and ids: what the session hands over is checked and complete.
  [/if \(id && id\.constructor == Object\) options = id;\s+else if/, 'if'],
  [/(?<=options = \{\n) {12}debug: 0,.*?(?= {12}\.\.\.options\n)/s, ''],
  [/ {8}\/\/ Detect relative URL host\..*?(?= {8}\/\/ Set a custom log function)/s, ''],
  [/ {8}if \(!!userId && !\(0, [\w$]+\)\.validateId\(userId\)\) \{.*?return;\n\s+\}\n/s, ''],
  [/ {4}_delayedAbort\(type, message\) \{.*?\n {4}\}\n/s, ''],
  // What the server says: the session reads it, and PeerJS gets only what is for a connection.
  [/ {12}case \(0, [\w$]+\)\.Error:.*?(?= {12}case \(0, [\w$]+\)\.Expire:)/s, ''],
  [/ {4}\/\*\*\n[^/]*\*\/ _abort\(type, message\) \{.*?\n {4}\}\n/s, ''],
  // What comes before its connection: the session keeps it until somebody consents.
  [/ {20}\/\/ Find messages\.\n.*?(?= {20}break;)/s, ''],
  [/else if \(connectionId\) \/\/ Store.*?(?= {20}break;)/s, ''],
  [/ {4}\/\*\* Stores messages without a set up connection.*?return \[\];\n {4}\}\n/s, ''],
  [/ {8}\/\/remove from lost messages\n.*\n/, ''],
  [/, this\._lostMessages = new Map\(\)/, ''],
  [/ {8}const messages = this\.provider\._getMessages\(this\.connectionId\);.*?\n(?= {8}this\._open)/s, ''],
  // The names of the constants, for those who import them from PeerJS.
  [
    /var \$78455e22dea96b8c\$exports = \{\};\n(?:\s*\$parcel\$export\(\$78455e22dea96b8c\$exports, .*\n)+/,
    '',
  ],
  // eventemitter3 for browsers of long ago.
  [
    /var \$c4dcfd1d1ea86647\$exports = \{\};.*?\$c4dcfd1d1ea86647\$exports = \$c4dcfd1d1ea86647\$var\$EventEmitter;\n/s,
    `import * as $c4dcfd1d1ea86647$exports from ${JSON.stringify(eventEmitter)};\n`,
  ],
];

/** `var X = function(Name) { Name["Key"] = "value"; … }({})` */
const TABLE = /^var ([\w$]+) = \/\*#__PURE__\*\/ function\((\w+)\) \{(.*?)return \2;\n\}\(\{\}\);/gms;
const ENTRY = /\["(\w+)"\] = ("[^"]*")/g;

/** Where PeerJS is imported for its logs: it has them only there. */
const LOGGING = '?logging';
const LOGGER = '$257947e92926277a$export$2e2bcd8739ae039';

const ofPeerJs = (name, transform) => ({
  name,
  transform(code, id) {
    if (!BUNDLE.test(id)) return null;
    const result = new MagicString(code);
    transform.call(this, code, result, id.endsWith(LOGGING));
    return { code: result.toString(), map: result.generateMap({ hires: true }) };
  },
});

function* callsOf(object, node) {
  const { type, callee } = node;
  if (type === 'CallExpression' && callee.object?.expressions?.[1].name === object) yield node;
  for (const child of Object.values(node)) {
    for (const item of Array.isArray(child) ? child : [child])
      if (typeof item?.type === 'string') yield* callsOf(object, item);
  }
}

export const peerjsSeam = () => [
  {
    name: 'peerjs-logging',
    async resolveId(specifier, importer) {
      if (specifier !== 'peerjs' || !importer?.endsWith('/peerjs-logging.js')) return null;
      const { id } = await this.resolve(specifier, importer, { skipSelf: true });
      return `${id}${LOGGING}`;
    },
    load: (id) => (id.endsWith(LOGGING) ? readFile(id.slice(0, -LOGGING.length), 'utf8') : null),
  },
  cuts('peerjs', BUNDLE, CUTS),
  // Constants in their place: the tables of them can then go.
  ofPeerJs('peerjs-constants', function (code, result) {
    const values = new Map();
    for (const [, name, , body] of code.matchAll(TABLE))
      for (const [, key, value] of body.matchAll(ENTRY)) values.set(`${name}.${key}`, value);
    for (const { index, 0: text, 1: name, 2: key } of code.matchAll(/\(0, ([\w$]+)\)\.(\w+)/g)) {
      const value = values.get(`${name}.${key}`);
      if (value) result.update(index, index + text.length, value);
    }
  }),
  // A page whose `debug` is 0 shows none: most of them do not come this far.
  ofPeerJs('peerjs-logs', function (code, result, isLogging) {
    if (isLogging) return;
    for (const { start, end } of callsOf(LOGGER, this.parse(code))) result.update(start, end, 'void 0');
    result.replace(/\(0, [\w$]+\)\.logLevel = this\._options\.debug \|\| 0;/, '');
    result.replace(`var ${LOGGER} = new`, `var ${LOGGER} = /*@__PURE__*/ new`);
  }),
];
