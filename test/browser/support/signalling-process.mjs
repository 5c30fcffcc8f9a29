// A stock PeerServer in a process of its own, so that a test can kill it as a crash would.
import { PeerServer } from 'peer';

const server = PeerServer(
  { port: Number(process.argv[2]), host: process.argv[3], allow_discovery: true },
  () => process.send('listening'),
);
server.on('error', (error) => {
  if (error.code === 'EADDRINUSE') process.exit(1);
});
// The test's own process may be gone without a word.
process.on('disconnect', () => process.exit());
