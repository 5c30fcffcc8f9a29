/**
 * One page for either side. `window.bench` brings a file in three ways: by the kit's FileTransfers (`kit`), over a bare
 * RTCDataChannel (`bare`), and by PeerJS's binary `send(blob)` (`peerjs`).
 */
export const filePage = ({
  port,
  id,
}) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>bench</title>
<script src="/peerjs.js"></script></head><body><script type="module">
import { FileTransfers } from '/bench/file-transfers.js';
import { Delivery } from '/bench/delivery.js';
import { journal } from '/bench/chat-store.js';

const CHUNK = 65536, BLOCK = 1048576, HIGH = 1048576, LOW = 262144;
const cleanup = { add: () => undefined, listen: (target, type, act) => target.addEventListener(type, act) };
let pc, files, delivery, connection, echo, bulk, keeps = true, heard = () => undefined;
const limits = () => ({ maxFileSize: null, accept: null });
const peer = new peerjs.Peer('${id}', { host: 'localhost', port: ${port}, path: '/', config: { iceServers: [] } });
peer.on('connection', (value) => { connection = value; });
const gathered = () => new Promise((done) => {
  const look = () => pc.iceGatheringState === 'complete' && done(pc.localDescription.toJSON());
  pc.addEventListener('icegatheringstatechange', look);
  look();
});
// A block of noise as often as it takes: the browser holds it once.
const made = new Map();
const fileOf = (size) => {
  if (!made.has(size)) {
    const noise = new Uint8Array(Math.min(size, 16 * 1048576));
    for (let from = 0; from < noise.length; from += CHUNK) crypto.getRandomValues(noise.subarray(from, Math.min(from + CHUNK, noise.length)));
    const block = new Blob([noise]);
    made.set(size, new File([...Array(Math.floor(size / noise.length)).fill(block), block.slice(0, size % noise.length)], 'noise'));
  }
  return made.get(size);
};
const reaches = (transfer, state) => new Promise((done) => {
  const look = () => transfer.state === state && done();
  transfer.addEventListener('change', look);
  look();
});
const opened = (channel) => new Promise((done) => channel.readyState === 'open' ? done() : (channel.onopen = done));

// A message of the kit's chat: numbered, kept on both sides, acknowledged.
const nothing = () => undefined;
const say = (text) => void delivery.put({ k: 'm', id: crypto.randomUUID(), text, at: Date.now() });
const deliver = () => {
  delivery = new Delivery({
    conversation: 'bench', journal, restored: Promise.resolve(),
    apply: ({ text }) => text === 'ping' ? say('pong') : heard(),
    hear: nothing, mark: nothing, idle: nothing, failed: nothing, unkept: (cause) => { throw cause; },
  });
  delivery.attach(echo, cleanup);
};

const send = {
  async kit(size) {
    const transfer = await files.send(fileOf(size));
    await reaches(transfer, 'done');
    await files.forget(transfer.id);
  },
  async bare(size) {
    const all = fileOf(size);
    const arrived = new Promise((done) => (bulk.onmessage = done));
    bulk.send(String(size));
    for (let block = 0; block < size; block += BLOCK) {
      const data = await all.slice(block, block + BLOCK).arrayBuffer();
      for (let from = 0; from < data.byteLength; from += CHUNK) {
        if (bulk.bufferedAmount > HIGH) await new Promise((low) => (bulk.onbufferedamountlow = low));
        bulk.send(new Uint8Array(data, from, Math.min(CHUNK, data.byteLength - from)));
      }
    }
    await arrived;
  },
  async peerjs(size) {
    const arrived = new Promise((done) => connection.once('data', done));
    connection.send(fileOf(size));
    await arrived;
  },
};

window.bench = {
  ready: () => peer.open,
  prepare: (size) => void fileOf(size),
  async open(kind) {
    pc = new RTCPeerConnection();
    echo = pc.createDataChannel('chat', { negotiated: true, id: 101 });
    if (kind === 'kit') {
      files = new FileTransfers({ conversation: 'bench', limits });
      files.on('file', ({ transfer }) => {
        void transfer.accept();
        void reaches(transfer, 'done').then(() => setTimeout(() => files.forget(transfer.id), 200));
      });
      files.attach(pc, cleanup);
      deliver();
    } else {
      echo.onmessage = ({ data }) => data === 'ping' && echo.send('pong');
      bulk = pc.createDataChannel('bulk', { negotiated: true, id: 103 });
      bulk.binaryType = 'arraybuffer';
      bulk.bufferedAmountLowThreshold = LOW;
      let parts = [], size = 0, left = 0;
      bulk.onmessage = ({ data }) => {
        if (typeof data === 'string') { size = left = Number(data); parts = []; return; }
        if (keeps) parts.push(data);
        left -= data.byteLength;
        if (left === 0) { window.got = new Blob(parts); parts = []; bulk.send('done'); }
      };
    }
  },
  async offer() { await pc.setLocalDescription(); return gathered(); },
  async answer(offer) { await pc.setRemoteDescription(offer); await pc.setLocalDescription(); return gathered(); },
  async take(answer) { await pc.setRemoteDescription(answer); await opened(echo); },
  async dial(to) {
    connection = peer.connect(to, { reliable: true });
    await new Promise((done) => connection.on('open', done));
  },
  answerPeerjs: () => connection.on('data', (data) => connection.send(data === 'ping' ? 'pong' : 'done')),
  connected: () => Boolean(connection?.open),
  close() { connection?.close(); pc?.close(); files?.dispose(); delivery?.dispose(); connection = pc = files = delivery = undefined; window.got = null; },
  async bring(kind, size) { const start = performance.now(); await send[kind](size); return performance.now() - start; },
  /** Round trips of a message while a file runs. */
  async trips(kind, size) {
    let running = true, pongs = [];
    const trips = [], waiting = [];
    const pong = (data) => { const sent = waiting.shift(); if (sent !== undefined) trips.push(performance.now() - sent); };
    const ping = {
      kit: () => say('ping'),
      bare: () => echo.send('ping'),
      peerjs: () => connection.send('ping'),
    }[kind];
    if (kind === 'kit') heard = pong;
    if (kind === 'bare') echo.onmessage = () => pong();
    let arrived;
    const all = new Promise((done) => (arrived = done));
    if (kind === 'peerjs') connection.on('data', (data) => data === 'pong' ? pong() : arrived());
    const file = kind === 'peerjs' ? (connection.send(fileOf(size)), all) : send[kind](size);
    const beat = setInterval(() => { waiting.push(performance.now()); ping(); }, 20);
    await file;
    clearInterval(beat);
    while (waiting.length > 0) await new Promise((done) => setTimeout(done, 5));
    return trips.sort((a, b) => a - b);
  },
  keepNothing() { keeps = false; },
  spin(ms) { const end = performance.now() + ms; while (performance.now() < end); },
};
</script></body></html>`;
