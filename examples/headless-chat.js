// Everything that <peer-chat> does, without <peer-chat>: a session, a chat, and two dozen lines that draw it.
import { ChatHandle, SessionHandle } from '/kit/peer-elements.js';

const query = new URLSearchParams(location.search);
const session = new SessionHandle();
session.configure({
  peerId: query.get('me'),
  host: 'localhost',
  port: Number(query.get('port')),
  config: { iceServers: [] },
});

const chat = new ChatHandle();
chat.configure({ to: query.get('to'), history: 'device' });
chat.attach(session);

const [state, list, form] = ['#state', '#list', 'form'].map((name) => document.querySelector(name));

chat.store.subscribe(() => {
  const { messages, typing, remoteId, error } = chat.store.value;
  state.textContent = error ? error.message : typing ? `${remoteId} is writing` : chat.store.value.state;
  list.replaceChildren(
    ...messages.map(({ from, text, file, state: how }) => {
      const item = document.createElement('li');
      item.textContent = `${from}: ${file ? `[${file.name}]` : text} (${how})`;
      return item;
    }),
  );
});

// A file that comes is taken at once here; ask a person instead.
chat.events.on('file', ({ transfer }) => void transfer.accept());

form.addEventListener('input', () => void chat.use('moments', (moments) => moments.type(true)));
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const [file] = form.file.files;
  if (file) await chat.use('files', (files) => files.send(file));
  if (form.text.value) await chat.send(form.text.value);
  form.reset();
});

await session.start();
