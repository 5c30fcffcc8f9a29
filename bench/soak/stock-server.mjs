// Stock PeerServer in a process of its own, with its limit of sockets out of the way.
import { PeerServer } from 'peer';

const server = PeerServer(
  { port: Number(process.argv[2]), host: '127.0.0.1', concurrent_limit: 100_000 },
  () => console.log('listening'),
);
server.on('error', () => undefined);
// Who measures may be gone without a word.
process.on('disconnect', () => process.exit());
