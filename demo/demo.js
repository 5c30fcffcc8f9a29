const element = (id) => document.getElementById(id);
const session = element('session');
const query = new URLSearchParams(location.search);
const invited = query.get('call');
const chosenId = query.get('id');
let forgetting;

if (chosenId) session.setAttribute('peer-id', chosenId);
element('copy-link').classList.toggle('primary', !invited);
if (invited) {
  for (const each of session.querySelectorAll('peer-video-call, peer-chat')) each.setAttribute('to', invited);
}
session.addEventListener('open', ({ detail }) => showInvite(detail.id));
copies('copy-id', () => session.localId, 'Id copied.');
copies(
  'copy-link',
  () => element('open-link').href,
  'Link copied. Send it to the person you want to talk to.',
);

// PeerServer runs on the host of this page; only its port is the server's choice.
const { peerPort } = await (await fetch('config.json')).json();
session.setAttribute('host', location.hostname);
session.setAttribute('port', peerPort);
element('source').textContent = source(peerPort);
await customElements.whenDefined('peer-session');
session.start().catch(() => {
  element('own-id').textContent = 'not connected';
});

function showInvite(id) {
  element('own-id').textContent = id;
  const link = element('open-link');
  link.href = `${location.origin}${location.pathname}?call=${encodeURIComponent(id)}`;
  // Who came by a link has the other side open already.
  link.hidden = Boolean(invited);
  element('copy-id').disabled = false;
  element('copy-link').disabled = false;
}

function copies(buttonId, text, done) {
  element(buttonId).addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text());
      say(done, 4000);
    } catch {
      // The clipboard is closed to pages without https and to those that were not granted it.
      say(text(), 60_000);
    }
  });
}

function say(text, forMs) {
  clearTimeout(forgetting);
  element('said').textContent = text;
  forgetting = setTimeout(() => (element('said').textContent = ''), forMs);
}

function source(port) {
  const id = chosenId ? ` peer-id="${chosenId}"` : '';
  const to = invited ? ` to="${invited}"` : '';
  return `<peer-session host="${location.hostname}" port="${port}"${id}>
  <peer-video-call${to}></peer-video-call>
  <peer-chat${to}></peer-chat>
</peer-session>`;
}
