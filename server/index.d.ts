export interface ServerOptions {
  /** 9000 if absent; 0 takes any free port. */
  port?: number;
  /** Every interface if absent. */
  host?: string;
  /** Where PeerServer answers; `/` if absent. */
  path?: string;
  /** PeerServer's key; `peerjs` if absent. */
  key?: string;
  /** A folder of files to serve from the same port. */
  static?: string;
  /** Paths of PEM files; https and wss when both are given. */
  tlsCert?: string;
  tlsKey?: string;
  /** Told of frames that could not be read and of broken sockets; the server goes on. */
  onError?: (error: Error) => void;
}

export interface RunningServer {
  port: number;
  url: string;
  close(): Promise<void>;
}

export function startServer(options?: ServerOptions): Promise<RunningServer>;
