const element = (id) => document.getElementById(id);
const session = element('session');
const chosenId = new URLSearchParams(location.search).get('id');
if (chosenId) session.setAttribute('peer-id', chosenId);

const invite = session.querySelector('peer-invite');
invite.addEventListener('statechange', showLink);

// PeerServer runs on the host of this page; only its port is the server's choice.
const { peerPort } = await (await fetch('config.json')).json();
session.setAttribute('host', location.hostname);
session.setAttribute('port', peerPort);
element('source').textContent = source(peerPort);
await customElements.whenDefined('peer-session');
// What goes wrong is said by every element.
session.start().catch(() => undefined);

/** Who came by a link has the other side open already. */
function showLink() {
  const link = element('open-link');
  link.hidden = invite.state !== 'ready';
  if (invite.url) link.href = invite.url;
}

function source(port) {
  const id = chosenId ? ` peer-id="${chosenId}"` : '';
  return `<peer-session host="${location.hostname}" port="${port}"${id}>
  <peer-invite></peer-invite>
  <peer-video-call></peer-video-call>
  <peer-chat></peer-chat>
  <peer-verify></peer-verify>
  <peer-decisions></peer-decisions>
  <peer-doctor></peer-doctor>
</peer-session>`;
}
