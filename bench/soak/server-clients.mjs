// Sockets of many PeerJS pages in one process: opened, kept alive as PeerJS does, and half of them talking to the other half.
import { WebSocket } from 'ws';

const HEARTBEAT_MS = 5000;
const AT_ONCE = 50;
const TICK_MS = 1;
/** For the last messages to arrive. */
const GRACE_MS = 10_000;
/** The size of a candidate with its surroundings. */
const FILLING = 'x'.repeat(300);

const sockets = [];
let closed = 0;

process.on('message', (question) => {
  const answer = question.open ? open(question) : question.rate ? talk(question) : { closed };
  Promise.resolve(answer).then(
    (result) => process.send(result),
    (error) => process.send({ error: String(error.stack) }),
  );
});
process.on('disconnect', () => process.exit());

async function open({ open: count, url, prefix, network }) {
  let next = 0;
  const lane = async () => {
    while (next < count)
      sockets.push(await openOne(url, `${prefix}${next}`, `10.${network}.${next >> 8}.${next++ & 255}`));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  beat();
  return { opened: sockets.length };
}

/** `address` is what a proxy would say: each socket has one of its own. */
function openOne(url, id, address) {
  const socket = new WebSocket(`${url}?key=peerjs&id=${id}&token=token-of-${id}`, {
    headers: { 'x-forwarded-for': address },
    perMessageDeflate: false,
  });
  return new Promise((done, failed) => {
    socket.on('error', failed);
    socket.on('close', () => closed++);
    socket.once('message', (data) => {
      if (JSON.parse(data).type === 'OPEN') done({ id, socket });
      else failed(new Error(`${id} heard ${data}`));
    });
  });
}

/** One after the other, so that each has its turn every five seconds and no burst of them measures itself. */
function beat() {
  let done = 0;
  const begun = performance.now();
  setInterval(() => {
    const due = ((performance.now() - begun) / HEARTBEAT_MS) * sockets.length;
    for (; done < due; done++) {
      const { socket } = sockets[done % sockets.length];
      if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"HEARTBEAT"}');
    }
  }, 2);
}

/** `rate` messages a second in all, by the clock: what the server delays does not slow down what comes after. */
async function talk({ rate, seconds }) {
  const half = sockets.length / 2;
  const total = rate * seconds;
  const late = new Float64Array(total);
  const latest = new Array(half).fill(-1);
  let sent = 0;
  let came = 0;
  let disorder = 0;
  let finish;
  const all = new Promise((done) => (finish = done));
  for (let pair = 0; pair < half; pair++)
    sockets[half + pair].socket.on('message', (data) => {
      const now = performance.now();
      const { payload } = JSON.parse(data);
      if (payload.n <= latest[pair]) disorder++;
      latest[pair] = payload.n;
      late[came++] = now - payload.at;
      if (came === total) finish();
    });
  // How late this process itself is: what a busy machine adds to every message, whatever the server does.
  const own = [];
  const begun = performance.now();
  let looked = begun;
  await new Promise((done) => {
    const timer = setInterval(() => {
      own.push(performance.now() - looked - TICK_MS);
      looked = performance.now();
      const due = Math.min(total, Math.floor(((performance.now() - begun) / 1000) * rate));
      for (; sent < due; sent++) {
        const pair = sent % half;
        const payload = { n: sent, at: performance.now(), candidate: FILLING };
        sockets[pair].socket.send(
          JSON.stringify({ type: 'CANDIDATE', dst: sockets[half + pair].id, payload }),
        );
      }
      if (sent < total) return;
      clearInterval(timer);
      done();
    }, TICK_MS);
  });
  await Promise.race([all, new Promise((done) => setTimeout(done, GRACE_MS))]);
  const [p50, p99, most] = quantiles(late.subarray(0, came), [0.5, 0.99, 1]);
  const [own99] = quantiles(Float64Array.from(own), [0.99]);
  return { sent, lost: sent - came, disorder, closed, p50, p99, most, own99 };
}

function quantiles(values, shares) {
  const sorted = values.sort();
  return shares.map(
    (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Infinity,
  );
}
