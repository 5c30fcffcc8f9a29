import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import MagicString from 'magic-string';
import { cuts } from './cuts.mjs';

const serializers = fileURLToPath(new URL('serializers.js', import.meta.url));
const eventEmitter = fileURLToPath(new URL('event-emitter.js', import.meta.url));

const BUNDLE = /\/peerjs\/dist\/bundler\.mjs(\?\w+)?$/;

const BINARY = '$9fcfddb3ae148f88$export$f0a5a64d5bb37108';
const JSON_ = '$817f931e3f9096cf$export$48880ac635f47186';
const BUFFERED = '$a229bedbcaa6ca23$export$ff7c9d4c11d94e8b';
const CHUNKER = '$fcbcc7538a6776d5$export$f1c5f4c9cb95390b';
const UTIL = '$4f4134156c446392$export$7debb50ef11d5e0b';
/** What a page without a server of its own is given; most have one. */
const DEFAULT_CONFIG = /const \$4f4134156c446392\$var\$DEFAULT_CONFIG = (\{.*?\n\});\n/s;
const CLOUD = /\/signalling\/cloud\.js$/;
const LOADER = /\/signalling\/peerjs\.js$/;
const LOAD_PEERJS = `
  import { Peer, util } from 'peerjs';
  export const loadPeerJs = () => ({ Peer, util });
`;
const DATA = '$6366c4ca161bc297$export$d365f7ad9d7df9c9';
const MEDIA = '$5c1d08c7c57da9a3$export$4a84e95a2324ac29';

/** What only runs once a serializer is needed; it goes to a module of its own. */
const SERIALIZERS = {
  chunker: /class \$fcbcc7538a6776d5\$export\$f1c5f4c9cb95390b \{.*?\n\}\n/s,
  concat: /function \$fcbcc7538a6776d5\$export\$52c89ebcdc4f53f2\(.*?\n\}\n/s,
  binary: /class \$9fcfddb3ae148f88\$export\$f0a5a64d5bb37108 extends .*?\n\}\n/s,
  json: /class \$817f931e3f9096cf\$export\$48880ac635f47186 extends .*?\n\}\n/s,
  buffered: / {4}_bufferedSend\(msg\) \{.*?(?= {4}close\(options\))/s,
};

const NO_BUFFER = 'this._buffer = []; this._bufferSize = 0;';
const READ = `this.dataChannel.binaryType = "arraybuffer";
  this.dataChannel.addEventListener("message", (e)=>this._handleDataMessage(e));
`;
const BUFFERED_CLASS = /class \$a229bedbcaa6ca23\$export\$ff7c9d4c11d94e8b extends .*?\n\}\n/s;

/** A serializer as long as nothing is sent through it. */
const stub = (name, serialization) => `class ${name} extends ${DATA} {
  serialization = "${serialization}";
  _chunkedData = {};
}
`;

const GET_CONNECTION = `getConnection(peerId, connectionId) {
  return this._connections.get(peerId)?.find((each) => each.connectionId === connectionId) ?? null;
}
`;

const CLEAN_UP = `for (const [peerId, connections] of this._connections) {
  for (const connection of connections) connection.close();
  this._connections.delete(peerId);
}
`;

/** PeerJS says the same for each kind of offer by itself. */
const TAKE_OFFER = `
  const { connectionId, metadata, label, serialization, reliable } = payload;
  const options = { connectionId, _payload: payload, metadata };
  const isCall = payload.type === "media";
  const connection = isCall
    ? new ${MEDIA}(peerId, this, options)
    : new this._serializers[serialization](peerId, this, { ...options, label, serialization, reliable });
  this._addConnection(peerId, connection);
  this.emit(isCall ? "call" : "connection", connection);
`;

/** What never runs under the kit's signalling (decision 4). */
const CUTS = [
  [/this\.defaultConfig = \$4f4134156c446392\$var\$DEFAULT_CONFIG/, 'void 0'],
  [DEFAULT_CONFIG, ''],
  // The WebSocket and the list of peers: the seam overrides both methods.
  [/ {4}_createServerConnection\(\) \{.*?return socket;\n {4}\}\n/s, ''],
  [/ {4}\/\*\*\n[^/]*\*\/ listAllPeers\(cb = .*?\n {4}\}\n/s, ''],
  // The requests for an id and for the list of peers: the session makes both, so there always is an id.
  [/ {8}this\._api = new \(0, [\w$]+\)\(options\);\n/, ''],
  [
    /if \(userId\) this\._initialize\(userId\);\s+else this\._api\.retrieveId\(\)[^;]*;/,
    'this._initialize(id);',
  ],
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
  [/let userId;\n.*?userId = id\.toString\(\);\n/s, ''],
  [/(?<=options = \{\n) {12}debug: 0,.*?(?= {12}\.\.\.options\n)/s, ''],
  [/ {8}\/\/ Detect relative URL host\..*?(?= {8}\/\/ Set a custom log function)/s, ''],
  [/ {8}if \(!!userId && !\(0, [\w$]+\)\.validateId\(userId\)\) \{.*?return;\n\s+\}\n/s, ''],
  [/ {4}_delayedAbort\(type, message\) \{.*?\n {4}\}\n/s, ''],
  // What the server says: the session reads it, and PeerJS gets only what is for a connection.
  [/ {12}case \(0, [\w$]+\)\.Error:.*?(?= {12}case \(0, [\w$]+\)\.Expire:)/s, ''],
  [/ {4}\/\*\*\n[^/]*\*\/ _abort\(type, message\) \{.*?\n {4}\}\n/s, ''],
  [/ {4}\/\*\* Retrieve a data\/media.*?\n {4}\}\n/s, GET_CONNECTION],
  [/(?<=this\.disconnect\(\);\n\s+)this\._cleanup\(\);\n/, CLEAN_UP],
  [/ {4}\/\*\* Disconnects every connection.*?\n(?= {4}\/\*\*\n[^/]*\*\/ disconnect\(\))/s, ''],
  // An offer: of one of two kinds, with an id that is not in use.
  [/ {20}\/\/ we should consider.*?(?= {20}\/\/ Find messages)/s, TAKE_OFFER],
  [/ {20}if \(!payload\) \{.*?\n {20}\}\n/s, ''],
  // Candidates: they go to the browser past PeerJS, so a connection is told of its ANSWER alone.
  [/ {4}\/\*\* Handle a candidate\. \*\/ async handleCandidate\(ice\) \{.*?\n {4}\}\n/s, ''],
  [
    /(?<=\*\/ )handleMessage\(message\) \{\n {8}const type = .*?\n {8}switch\(message\.type\)\{.*?\n {8}\}\n {4}\}\n/s,
    'handleMessage({ payload }) { this._negotiator.handleSDP("ANSWER", payload.sdp); this._open = true; }\n',
  ],
  [
    /async handleMessage\(message\) \{\n {8}const payload = .*?\n {8}switch\(message\.type\)\{.*?\n {8}\}\n {4}\}\n/s,
    'handleMessage({ payload }) { return this._negotiator.handleSDP("ANSWER", payload.sdp); }\n',
  ],
  // What comes before its connection: the session keeps it until somebody consents.
  [/ {20}\/\/ Find messages\.\n.*?(?= {20}break;)/s, ''],
  [
    /const connectionId = payload\.connectionId;\n\s+const connection = this\.getConnection\(peerId, connectionId\);\n\s+if \(connection && connection\.peerConnection\).*?(?= {20}break;)/s,
    'this.getConnection(peerId, payload.connectionId)?.handleMessage(message);\n',
  ],
  [/ {4}\/\*\* Stores messages without a set up connection.*?return \[\];\n {4}\}\n/s, ''],
  [/ {8}\/\/remove from lost messages\n.*\n/, ''],
  [/, this\._lostMessages = new Map\(\)/, ''],
  [/ {8}const messages = this\.provider\._getMessages\(this\.connectionId\);.*?\n(?= {8}this\._open)/s, ''],
  // What a page is told that uses PeerJS's own object, in fewer words.
  [/(?<=throw new Error\()"This peer cannot reconnect[^"]*"/, '"It was destroyed."'],
  [/(?<=throw new Error\()`Peer \$\{this\.id\} cannot reconnect[^`]*`/, '"It is not disconnected."'],
  [
    /(?<= call\(peer, stream, options = \{\}\) \{[^}]*?)"Cannot connect to new Peer[^"]*"/s,
    '"It is disconnected."',
  ],
  [
    /(?<= connect\(peer, options = \{\}\) \{.{0,900}?)"Cannot connect to new Peer[^"]*"/s,
    '"It is disconnected."',
  ],
  [/"Connection is not open\.[^"]*"/, '"It is not open."'],
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

/** The serializers, but for a page that asks for PeerJS's logs: it gets PeerJS in one piece. */
const LAZY = [
  [/import \{pack as .*? from "peerjs-js-binarypack";\n/, ''],
  [
    /this\.pack = \$gCcbY\$pack, this\.unpack = \$gCcbY\$unpack/,
    `this.pack = { load: async () => (await import(${JSON.stringify(serializers)})).fillSerializers({ Binary: ${BINARY}, Json: ${JSON_}, Buffered: ${DATA} }) }`,
  ],
  [SERIALIZERS.chunker, ''],
  [/ extends \(0, \$fcbcc7538a6776d5\$export\$f1c5f4c9cb95390b\)/, ''],
  // Of helpers one is enough, so the class itself is it.
  [/constructor\(\.\.\.args\)\{\s+super\(\.\.\.args\), (?=\/\/ Returns)/, 'static {'],
  ['= new $4f4134156c446392$export$f8f26dd395d7e1bd()', '= $4f4134156c446392$export$f8f26dd395d7e1bd'],
  [SERIALIZERS.concat, ''],
  [SERIALIZERS.binary, stub(BINARY, 'binary')],
  [SERIALIZERS.json, stub(JSON_, 'json')],
  // Every data connection is a buffered one, so both classes are one.
  [/ {4}static #_2 = this\.MAX_BUFFERED_AMOUNT = \d+;\n/, ''],
  [
    'this.reliable = !!this.options.reliable;',
    `this.reliable = !!this.options.reliable; ${NO_BUFFER} this._buffering = false;`,
  ],
  [/ {8}this\.dataChannel\.onmessage = \(e\)=>\{.*?\n {8}\};\n/s, READ],
  [/ {12}this\.dataChannel\.onmessage = null;\n/, ''],
  [/(?<=return;\n {8})\}\n(?= {8}if \(this\._negotiator\))/, `}\n${NO_BUFFER}`],
  [BUFFERED_CLASS, ''],
  ['/** Allows user to send data. */', 'get bufferSize() { return this._bufferSize; }'],
  [`${BUFFERED} as Buff`, `${DATA} as Buff`],
  [
    /constructor\(\.\.\.args\)\{\s+super\(\.\.\.args\), this\.serialization = (.*\.None;)\s+\}/,
    'serialization = "raw";',
  ],
  [/(?<=bbaee3f15f714663\$export\$6f88fe47d32c9c94 extends )\(0, \$a229\w+\$export\$\w+\)/, DATA],
];

/** What browsers that the kit supports never do, or do by themselves. */
const LEGACY = [
  [/ {16}case "closed":\n.*?break;\n/s, ''],
  // A description may be any object; ours are checked before.
  [/ {8}sdp = new RTCSessionDescription\(sdp\);\n/, ''],
  [/ {8}const self = this;\n/, ''],
  ['await self._makeAnswer()', 'await this._makeAnswer()'],
  [
    'if (this.connection.options.sdpTransform && typeof this.connection.options.sdpTransform === "function") offer',
    'if (typeof this.connection.options.sdpTransform === "function") offer',
  ],
  [
    'if (this.connection.options.sdpTransform && typeof this.connection.options.sdpTransform === "function") answer',
    'if (typeof this.connection.options.sdpTransform === "function") answer',
  ],
  ['if (this.options && this.options._stream) this', 'this'],
  // Steps that are taken in one place alone.
  [
    'this._startPeerConnection()',
    'new RTCPeerConnection(this.connection.provider.options.config); this._setupListeners(peerConnection)',
  ],
  [/ {4}\/\*\* Start a PC\. \*\/ _startPeerConnection\(\) \{.*?\n {4}\}\n/s, ''],
  [
    /const mediaConnection = connection;\n\s+this\._addStreamToMediaConnection\(stream, mediaConnection\);/,
    'connection.addStream(stream);',
  ],
  [/ {4}_addStreamToMediaConnection\(.*?\n {4}\}\n/s, ''],
  [
    'this._addTracksToConnection(options._stream, peerConnection)',
    'for (const track of options._stream.getTracks()) peerConnection.addTrack(track, options._stream)',
  ],
  [/ {4}_addTracksToConnection\(.*?\n {4}\}\n/s, ''],
  ['if (this._options.logFunction) ', ''],
  [/ {16}case "disconnected":\n.*?break;\n/s, ''],
  // A connection that is closed may be closed again.
  [/ {8}const peerConnectionNotClosed.*?dataChannelNotClosed\) (?=peerConnection\.close)/s, ''],
  // A `try` in another one that does the same, but for what an old Chrome said.
  [/ {12}try \{\n(?= {16}await peerConnection\.setLocalDescription\(offer\))/, ''],
  [/ {12}\} catch \(err\) \{\n {16}\/\/ TODO.*?\n {12}\}\n(?= {8}\} catch)/s, ''],
  [/ {12}try \{\n(?= {16}await peerConnection\.setLocalDescription\(answer\))/, ''],
  [
    / {12}\} catch \(err\) \{\n {16}provider[^}]*\n {12}\}\n(?= {8}\} catch \(err_1\) \{[^}]*create answer)/,
    '',
  ],
  // Constants in their place.
  [/ {4}static #_ = this\.ID_PREFIX = "mc_";\n/, ''],
  [/ {4}static #_ = this\.ID_PREFIX = "dc_";\n/, ''],
  [/[\w$]+\.ID_PREFIX(?= \+ \(0, [\w$]+\)\.randomToken)/, '"mc_"'],
  [/[\w$]+\.ID_PREFIX(?= \+ \(0, [\w$]+\)\(\))/, '"dc_"'],
  [/ {4}static #_ = this\.DEFAULT_KEY = "peerjs";\n/, ''],
];

/** `var X = function(Name) { Name["Key"] = "value"; … }({})` */
const TABLE = /^var ([\w$]+) = \/\*#__PURE__\*\/ function\((\w+)\) \{(.*?)return \2;\n\}\(\{\}\);/gms;
const ENTRY = /\["(\w+)"\] = ("[^"]*")/g;

/** Where PeerJS is imported for its logs: it has them only there. */
const LOGGING = '?logging';
const LAZILY = '?serializers';
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

/** PeerJS's own text of the serializers. */
function serializersOf(code) {
  const text = Object.fromEntries(
    Object.entries(SERIALIZERS).map(([name, { source, flags }]) => [
      name,
      new RegExp(source, flags).exec(code)[0],
    ]),
  );
  const tables = [...code.matchAll(TABLE)].map(([table]) => table).join('\n');
  return `
    import { BufferedConnection as ${BUFFERED} } from 'peerjs';
    import { pack as $gCcbY$pack, unpack as $gCcbY$unpack } from 'peerjs-js-binarypack';
    const ${DATA} = { MAX_BUFFERED_AMOUNT: ${/MAX_BUFFERED_AMOUNT = (\d+)/.exec(code)[1]} };
    ${tables}
    ${text.chunker}
    const ${UTIL} = new ${CHUNKER}();
    ${text.concat}
    ${text.binary}
    ${text.json}
    class Buffered { ${text.buffered} }
    const shared = (value) => ({ value, writable: true, configurable: true });
    export { ${BINARY} as Binary, ${JSON_} as Json, Buffered };
    export const fields = {
      Binary: { chunker: shared(${UTIL}) },
      Json: {
        encoder: shared(new TextEncoder()),
        decoder: shared(new TextDecoder()),
        stringify: shared(JSON.stringify),
        parse: shared(JSON.parse),
      },
      Buffered: {},
    };
  `;
}

export const peerjsSeam = () => [
  {
    name: 'peerjs-parts',
    async resolveId(specifier, importer) {
      const part =
        specifier === 'peerjs?serializers'
          ? LAZILY
          : importer?.endsWith('/peerjs-logging.js')
            ? LOGGING
            : null;
      if (!part || !/^peerjs(\?|$)/.test(specifier)) return null;
      const { id } = await this.resolve('peerjs', importer, { skipSelf: true });
      return `${id}${part}`;
    },
    async load(id) {
      const [file, part] = id.split('?');
      if (!BUNDLE.test(id) || !part) return null;
      const code = await readFile(file, 'utf8');
      return part === 'serializers' ? serializersOf(code) : code;
    },
    async transform(_, id) {
      // It is in the same chunk, so it need not be loaded.
      if (LOADER.test(id)) return { code: LOAD_PEERJS, map: { mappings: '' } };
      if (!CLOUD.test(id)) return null;
      const { id: bundle } = await this.resolve('peerjs', id, { skipSelf: true });
      const [, config] = DEFAULT_CONFIG.exec(await readFile(bundle, 'utf8'));
      return { code: `export const cloudConfig = () => (${config});`, map: { mappings: '' } };
    },
  },
  cuts('peerjs', /\/peerjs\/dist\/bundler\.mjs(\?logging)?$/, CUTS),
  cuts('peerjs', /\/peerjs\/dist\/bundler\.mjs$/, [...LAZY, ...LEGACY]),
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
