/**
 * Two pages that do the same, one with the tags and one written by hand over PeerJS. Each gives `window.bench` with
 * `ready()`, `call(to)` and `roundTrips(to, count)`. Both draw the same two videos at the same size.
 */
const head = (script) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>bench</title>
<style>body{margin:0} #box{width:640px;height:400px;position:relative} peer-video-call{width:640px;height:400px}
#remote{width:640px;height:400px;object-fit:cover} #self{position:absolute;inset:auto 12px 12px auto;width:128px;height:96px;object-fit:cover}</style>
${script}</head>`;

/** Times the first frame that is not black, from the moment of the click. */
const firstFrame = `
window.firstFrame = (video) => new Promise((resolve) => {
  const context = new OffscreenCanvas(8, 6).getContext('2d', { willReadFrequently: true });
  const look = () => {
    context.drawImage(video, 0, 0, 8, 6);
    const seen = context.getImageData(0, 0, 8, 6).data.some((value, index) => index % 4 < 3 && value > 40);
    if (seen) resolve(performance.now()); else video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);
});
// A camera that takes its time, as real ones do.
window.slowCamera = (ms) => {
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return open(wanted);
  };
};
// Of all pages of one machine.
window.clock = (time = performance.now()) => performance.timeOrigin + time;
window.mean = async (count, trip) => {
  for (let i = 0; i < 20; i++) await trip();
  const start = performance.now();
  for (let i = 0; i < count; i++) await trip();
  return (performance.now() - start) / count;
};`;

export const kitPage = ({ port, id, to, answers, more = '' }) => `${head(`<script>${firstFrame}</script>
<script type="module" src="/kit/peer-elements.js"></script>`)}<body>
<button id="dial">Call</button>
<peer-session host="localhost" port="${port}" peer-id="${id}" config='{"iceServers":[]}'>
<peer-video-call id="call" to="${to}" ${answers ? 'auto-answer' : ''}></peer-video-call><peer-chat to="${to}"></peer-chat>${more}</peer-session>
<script>
const session = document.querySelector('peer-session'), call = document.querySelector('peer-video-call'), chat = document.querySelector('peer-chat');
// Looked for by a timer from the stream on: an animation frame would make the page draw frames of its own.
const remote = () => new Promise((resolve) => {
  const look = () => {
    const tile = [...call.shadowRoot.querySelectorAll('peer-video')].find(({ stream }) => stream === call.remoteStream);
    const video = tile?.shadowRoot?.querySelector('video');
    if (video?.srcObject) resolve(video); else setTimeout(look, 2);
  };
  call.addEventListener('stream', look, { once: true });
});
document.querySelector('#dial').onclick = () => void call.call();
window.bench = {
  ready: () => session.state === 'open',
  call: async () => { const start = performance.now(); document.querySelector('#dial').click(); return (await firstFrame(await remote())) - start; },
  live: () => call.state === 'live',
  rings: () => call.state === 'incoming',
  dial: () => { window.seen = remote().then(firstFrame); document.querySelector('#dial').click(); },
  accept: async () => { const frame = remote().then(firstFrame); const start = clock(); void call.answer(); return { start, frame: clock(await frame) }; },
  seen: async () => clock(await window.seen),
  echo: () => chat.addEventListener('message', () => void chat.send('pong')),
  chatOpen: () => chat.state === 'open',
  open: () => void chat.send('hello'),
  roundTrips: (count) => mean(count, () => new Promise((resolve) => { chat.addEventListener('message', resolve, { once: true }); void chat.send('ping'); })),
};
</script></body></html>`;

export const barePage = ({
  port,
  id,
  to,
  answers,
}) => `${head(`<script>${firstFrame}</script><script src="/peerjs.js"></script>`)}<body>
<button id="dial">Call</button><div id="box"><video id="remote" autoplay playsinline></video><video id="self" autoplay playsinline muted></video></div>
<div id="log" role="log"></div>
<script>
const peer = new peerjs.Peer('${id}', { host: 'localhost', port: ${port}, path: '/', config: { iceServers: [] } });
const remote = document.querySelector('#remote'), self = document.querySelector('#self');
const camera = async () => (self.srcObject = await navigator.mediaDevices.getUserMedia({ audio: true, video: true }));
let open = false, connection, media;
const show = (text) => { const line = document.createElement('p'); line.textContent = text; document.querySelector('#log').append(line); };
const take = (value) => { connection = value; connection.on('open', () => (open = true)); };
peer.on('connection', take);
const join = (value) => { media = value; media.on('stream', (stream) => { if (remote.srcObject !== stream) remote.srcObject = stream; }); };
${answers ? `peer.on('call', async (value) => { join(value); value.answer(await camera()); });` : `peer.on('call', (value) => { join(value); window.ring = value; });`}
document.querySelector('#dial').onclick = async () => join(peer.call('${to}', await camera()));
window.bench = {
  ready: () => peer.open,
  call: async () => { const start = performance.now(); const frame = firstFrame(remote); document.querySelector('#dial').click(); return (await frame) - start; },
  live: () => media?.peerConnection?.connectionState === 'connected',
  rings: () => Boolean(window.ring),
  dial: () => { window.seen = firstFrame(remote); document.querySelector('#dial').click(); },
  accept: async () => { const frame = firstFrame(remote); const start = clock(); window.ring.answer(await camera()); return { start, frame: clock(await frame) }; },
  seen: async () => clock(await window.seen),
  echo: () => connection.on('data', (text) => { show(text); connection.send('pong'); show('pong'); }),
  chatOpen: () => open,
  open: () => take(peer.connect('${to}', { reliable: true })),
  roundTrips: (count) => { let done; connection.on('data', (text) => { show(text); done(); }); return mean(count, () => new Promise((resolve) => { done = resolve; connection.send('ping'); show('ping'); })); },
};
</script></body></html>`;
