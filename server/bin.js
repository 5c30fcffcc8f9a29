#!/usr/bin/env node
import { startServer } from './index.js';
import { ArgumentError, readOptions, usage } from './options.js';

/** A stop must not wait longer than this for whatever keeps a socket open. */
const STOP_DEADLINE_MS = 1500;

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(sentence(error));
  process.exit(error instanceof ArgumentError ? 2 : 1);
}

async function main(args) {
  const options = readOptions(args);
  if (options.help) {
    console.log(usage);
    return;
  }
  const server = await startServer(options);
  console.log(`peer-elements-server is listening on ${server.url}${options.path}`);

  const stop = async () => {
    setTimeout(() => process.exit(0), STOP_DEADLINE_MS);
    await server.close();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function sentence(error) {
  if (error instanceof ArgumentError) return `${error.message}\nTry: peer-elements-server --help`;
  if (error.code === 'EADDRINUSE') {
    return `Port ${error.port} is in use by another program. Choose another one with --port.`;
  }
  if (error.code === 'EACCES' && error.syscall === 'listen') {
    return `Port ${error.port} may not be used by this user. Choose one above 1023 with --port.`;
  }
  return `The server could not start: ${error.message}`;
}
