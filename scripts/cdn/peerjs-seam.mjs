import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import MagicString from 'magic-string';
import { cuts } from './cuts.mjs';

const serializers = fileURLToPath(new URL('serializers.js', import.meta.url));
const eventEmitter = fileURLToPath(new URL('event-emitter.js', import.meta.url));

const BUNDLE = /\/peerjs\/dist\/bundler\.mjs(\?\w+)?$/;

/** As PeerJS's bundle calls them. */
const RAW = '$bbaee3f15f714663$export$6f88fe47d32c9c94';
const PEER = '$416260bce337df90$export$ecd1fc136c422448';
const EMITTER = '$23779d1881157a18$export$6a678e589c8a4542';
const NEGOTIATOR = '$b82fb8fc0514bfc1$export$89e6bb5ad64bf4a';
const CONNECTION = '$5045192fc6d387ba$export$23a2a68283c24d80';
const RANDOM_TOKEN = '$0e5fd1585784c252$export$4e61f672936bec77';
const DATA = '$6366c4ca161bc297$export$d365f7ad9d7df9c9';
const MEDIA = '$5c1d08c7c57da9a3$export$4a84e95a2324ac29';
const BINARY = '$9fcfddb3ae148f88$export$f0a5a64d5bb37108';
const JSON_ = '$817f931e3f9096cf$export$48880ac635f47186';
const BUFFERED = '$a229bedbcaa6ca23$export$ff7c9d4c11d94e8b';
const CHUNKER = '$fcbcc7538a6776d5$export$f1c5f4c9cb95390b';
const UTIL_CLASS = '$4f4134156c446392$export$f8f26dd395d7e1bd';
const UTIL = '$4f4134156c446392$export$7debb50ef11d5e0b';
/** What a page without a server of its own is given; most have one. */
const DEFAULT_CONFIG = /const \$4f4134156c446392\$var\$DEFAULT_CONFIG = (\{.*?\n\});\n/s;
const CLOUD = /\/signalling\/cloud\.js$/;
const LOADER = /\/signalling\/peerjs\.js$/;
const LOAD_PEERJS = `
  import { Peer, util } from 'peerjs';
  export const loadPeerJs = () => ({ Peer, util });
`;

/** What only runs once a serializer is needed; it goes to a module of its own. */
const SERIALIZERS = {
  chunker: /class \$fcbcc7538a6776d5\$export\$f1c5f4c9cb95390b \{.*?\n\}\n/s,
  concat: /function \$fcbcc7538a6776d5\$export\$52c89ebcdc4f53f2\(.*?\n\}\n/s,
  binary: /class \$9fcfddb3ae148f88\$export\$f0a5a64d5bb37108 extends .*?\n\}\n/s,
  json: /class \$817f931e3f9096cf\$export\$48880ac635f47186 extends .*?\n\}\n/s,
  buffered: / {4}_bufferedSend\(msg\) \{.*?(?= {4}close\(options\))/s,
};

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

const CLEAN_UP = `for (const connections of this._connections.values())
    for (const connection of connections) connection.close();
  this._connections.clear();
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

/** With what the error says, which PeerJS's own leave out. */
const ERRORS = `class ${EMITTER} extends $c4dcfd1d1ea86647$exports.EventEmitter {
  emitError(type, error) {
    this.emit("error", Object.assign(new Error(error.message ?? error), { type }));
  }
}
`;

/**
 * What both kinds of connections do alike, and PeerJS's negotiator for them: both descriptions are made, and said, in the
 * same way. What browsers that the kit supports never do is left out.
 */
const BASE = `class ${CONNECTION} extends ${EMITTER} {
  get open() {
    return this._open;
  }
  constructor(peer, provider, options) {
    super();
    const { metadata, connectionId: id } = options;
    const connectionId = id || (this.type === "media" ? "mc_" : "dc_") + ${RANDOM_TOKEN}();
    Object.assign(this, { peer, provider, options, metadata, connectionId, _open: false });
  }
  _start({ _stream, originator, reliable, sdp }) {
    const { provider, peer, type, connectionId } = this;
    const pc = (this.peerConnection = new RTCPeerConnection(provider.options.config));
    pc.onicecandidate = ({ candidate }) => {
      if (candidate?.candidate)
        provider.socket.send({ type: "CANDIDATE", payload: { candidate, type, connectionId }, dst: peer });
    };
    pc.oniceconnectionstatechange = () => {
      const state = pc.iceConnectionState;
      if (state === "failed") {
        this.emitError("negotiation-failed", "It failed.");
        this.close();
      }
      this.emit("iceStateChanged", state);
    };
    pc.ondatachannel = ({ channel }) => this._initializeDataChannel(channel);
    pc.ontrack = ({ streams }) => type === "media" && this.addStream(streams[0]);
    if (type === "media" && _stream) for (const track of _stream.getTracks()) pc.addTrack(track, _stream);
    if (originator) this._initializeDataChannel(pc.createDataChannel(this.label, { ordered: !!reliable }));
    this._describe(originator ? "" : "OFFER", sdp);
  }
  async _describe(given, description) {
    const { provider, peer, peerConnection: pc, type, connectionId, options } = this;
    try {
      if (given) await pc.setRemoteDescription(description);
      if (given === "ANSWER") return;
      const sdp = await (given ? pc.createAnswer() : pc.createOffer());
      if (typeof options.sdpTransform === "function") sdp.sdp = options.sdpTransform(sdp.sdp) || sdp.sdp;
      await pc.setLocalDescription(sdp);
      const { metadata, label, reliable, serialization } = this;
      provider.socket.send({
        type: given ? "ANSWER" : "OFFER",
        payload: { sdp, type, connectionId, ...(!given && { metadata, label, reliable, serialization }) },
        dst: peer,
      });
    } catch (error) {
      provider.emitError("webrtc", error);
    }
  }
  _initializeDataChannel(channel) {
    this.dataChannel = channel;
    channel.onopen = () => this._opened();
    channel.onclose = () => this.close();
  }
  handleMessage({ payload }) {
    this._open ||= this.type === "media";
    this._describe("ANSWER", payload.sdp);
  }
  close() {
    const pc = this.peerConnection;
    if (pc) {
      pc.onicecandidate = pc.oniceconnectionstatechange = pc.ondatachannel = pc.ontrack = null;
      pc.close();
    }
    this.provider?._removeConnection(this);
    this.peerConnection = this.provider = null;
    if (!this.open) return;
    this._open = false;
    this.emit("close");
  }
}
`;

const MEDIA_CONNECTION = `class ${MEDIA} extends ${CONNECTION} {
  #localStream;
  #remoteStream;
  get type() {
    return "media";
  }
  get localStream() {
    return this.#localStream;
  }
  get remoteStream() {
    return this.#remoteStream;
  }
  constructor(peer, provider, options) {
    super(peer, provider, options);
    const { _stream } = options;
    this.#localStream = _stream;
    if (_stream) this._start({ _stream, originator: true });
  }
  _opened() {
    this.emit("willCloseOnRemote");
  }
  addStream(stream) {
    this.#remoteStream = stream;
    this.emit("stream", stream);
  }
  answer(_stream, options) {
    if (this.#localStream) return;
    this.#localStream = _stream;
    if (options?.sdpTransform) this.options.sdpTransform = options.sdpTransform;
    this._start({ ...this.options._payload, _stream });
    this._open = true;
  }
  close() {
    this.#localStream = this.#remoteStream = this.options._stream = null;
    super.close();
  }
}
`;

/** Every data connection is a buffered one, so both classes are one. */
const DATA_CONNECTION = `class ${DATA} extends ${CONNECTION} {
  get type() {
    return "data";
  }
  get bufferSize() {
    return this._bufferSize;
  }
  constructor(peer, provider, options) {
    super(peer, provider, options);
    const { reliable, _payload } = options;
    const label = options.label || this.connectionId;
    Object.assign(this, { label, reliable: !!reliable, _buffer: [], _bufferSize: 0, _buffering: false });
    this._start(_payload || { originator: true, reliable });
  }
  _opened() {
    this._open = true;
    this.emit("open");
  }
  _initializeDataChannel(channel) {
    super._initializeDataChannel(channel);
    channel.binaryType = "arraybuffer";
    channel.addEventListener("message", (event) => this._handleDataMessage(event));
  }
  close(options) {
    if (options?.flush) return void this.send({ __peerData: { type: "close" } });
    this._buffer = [];
    this._bufferSize = 0;
    const channel = this.dataChannel;
    if (channel) this.dataChannel = channel.onopen = channel.onclose = null;
    super.close();
  }
  send(data, chunked = false) {
    if (this.open) return this._send(data, chunked);
    this.emitError("not-open-yet", "It is not open.");
  }
}
`;

/** The session overrides the socket and the list of peers, and makes every id. */
const PEER_CLASS = `class ${PEER} extends ${EMITTER} {
  #id;
  #options;
  #socket;
  #lastServerId;
  #open = false;
  #destroyed = false;
  #disconnected = false;
  #connections = new Map();
  get id() {
    return this.#id;
  }
  get options() {
    return this.#options;
  }
  get open() {
    return this.#open;
  }
  get socket() {
    return this.#socket;
  }
  get connections() {
    return { __proto__: null, ...Object.fromEntries(this.#connections) };
  }
  get destroyed() {
    return this.#destroyed;
  }
  get disconnected() {
    return this.#disconnected;
  }
  constructor(id, options) {
    super();
    const [raw, json, binary] = [${RAW}, ${JSON_}, ${BINARY}];
    this._serializers = { raw, json, binary, "binary-utf8": binary, default: binary, ...options.serializers };
    this.#options = { ...options };
    this.#socket = this._createServerConnection();
    this.#initialize(id);
  }
  #initialize(id) {
    this.#id = id;
    this.socket.start(id, this.#options.token);
  }
  _handleMessage(message) {
    const { type, payload, src } = message;
    if (type === "OPEN") {
      this.#open = true;
      this.emit("open", this.id);
    } else if (type === "EXPIRE") this.emitError("peer-unavailable", "Could not connect to peer " + src);
    else if (type === "OFFER") {
      const { connectionId, metadata, label, serialization, reliable } = payload;
      const isCall = payload.type === "media";
      const options = { connectionId, _payload: payload, metadata, label, serialization, reliable };
      const connection = this.#add(isCall ? ${MEDIA} : this._serializers[serialization], src, options);
      this.emit(isCall ? "call" : "connection", connection);
    } else this.getConnection(src, payload.connectionId)?.handleMessage(message);
  }
  connect(peer, options) {
    const { serialization = "default" } = options ?? {};
    return this.#dial(this._serializers[serialization], peer, { ...options, serialization });
  }
  call(peer, _stream, options) {
    return _stream && this.#dial(${MEDIA}, peer, { ...options, _stream });
  }
  #dial(Connection, peer, options) {
    if (!this.disconnected) return this.#add(Connection, peer, options);
    this.emitError("disconnected", "It is disconnected.");
  }
  #add(Connection, peer, options) {
    const connection = new Connection(peer, this, options);
    const list = this.#connections.get(peer);
    if (list) list.push(connection);
    else this.#connections.set(peer, [connection]);
    return connection;
  }
  _removeConnection(connection) {
    const list = this.#connections.get(connection.peer) ?? [];
    const index = list.indexOf(connection);
    if (index !== -1) list.splice(index, 1);
  }
  getConnection(peer, connectionId) {
    return this.#connections.get(peer)?.find((each) => each.connectionId === connectionId) ?? null;
  }
  destroy() {
    if (this.destroyed) return;
    this.disconnect();
    for (const connection of [...this.#connections.values()].flat()) connection.close();
    this.#connections.clear();
    this.#destroyed = true;
    this.emit("close");
  }
  disconnect() {
    if (this.disconnected) return;
    const { id } = this;
    this.#disconnected = true;
    this.#open = false;
    this.socket.close();
    this.#lastServerId = id;
    this.#id = null;
    this.emit("disconnected", id);
  }
  reconnect() {
    if (this.destroyed || this.open) throw new Error("It cannot reconnect.");
    if (!this.disconnected) return;
    this.#disconnected = false;
    this.#initialize(this.#lastServerId);
  }
}
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

const classCalled = (name) => new RegExp(`class ${name.replaceAll('$', '\\$')} .*?\n\\}\n`, 's');

/** The serializers, but for a page that asks for PeerJS's logs: it gets PeerJS in one piece. */
const LAZY = [
  [/import \{pack as .*? from "peerjs-js-binarypack";\n/, ''],
  [classCalled(UTIL_CLASS), ''],
  [
    `new ${UTIL_CLASS}()`,
    `{ pack: { load: async () => (await import(${JSON.stringify(serializers)})).fillSerializers({ Binary: ${BINARY}, Json: ${JSON_}, Buffered: ${DATA} }) } }`,
  ],
  [SERIALIZERS.chunker, ''],
  [SERIALIZERS.concat, ''],
  [SERIALIZERS.binary, stub(BINARY, 'binary')],
  [SERIALIZERS.json, stub(JSON_, 'json')],
  [BUFFERED_CLASS, ''],
  [classCalled(EMITTER), ERRORS],
  [classCalled(CONNECTION), BASE],
  [classCalled(MEDIA), MEDIA_CONNECTION],
  [classCalled(DATA), DATA_CONNECTION],
  [classCalled(NEGOTIATOR), ''],
  [classCalled(PEER), PEER_CLASS],
  [`${BUFFERED} as Buff`, `${DATA} as Buff`],
  [
    /constructor\(\.\.\.args\)\{\s+super\(\.\.\.args\), this\.serialization = (.*\.None;)\s+\}/,
    'serialization = "raw";',
  ],
  [/(?<=bbaee3f15f714663\$export\$6f88fe47d32c9c94 extends )\(0, \$a229\w+\$export\$\w+\)/, DATA],
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
  cuts('peerjs', /\/peerjs\/dist\/bundler\.mjs$/, LAZY),
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
