import type { TransportFactory } from '../../src/signalling/transport.js';

export interface SentFrame {
  readonly from: string;
  readonly type: string;
  readonly dst?: string;
  readonly payload?: Record<string, unknown>;
}

/** A transport that notes what is given to the server, heartbeats and echoes to oneself left out. */
export function spyOnTransport(transport: TransportFactory): {
  readonly transport: TransportFactory;
  readonly sent: SentFrame[];
} {
  const sent: SentFrame[] = [];
  return {
    sent,
    transport: (address, events) => {
      const inner = transport(address, events);
      return {
        ...inner,
        send(text) {
          const frame = { ...(JSON.parse(text) as SentFrame), from: address.id };
          if (frame.type !== 'HEARTBEAT' && frame.dst !== address.id) sent.push(frame);
          inner.send(text);
        },
      };
    },
  };
}

export interface ConnectionSpy {
  /** Every RTCPeerConnection made since. */
  readonly made: readonly RTCPeerConnection[];
  readonly open: readonly RTCPeerConnection[];
  stop(): void;
}

/** Notes every RTCPeerConnection that this page makes. */
export function spyOnConnections(): ConnectionSpy {
  const made: RTCPeerConnection[] = [];
  const Real = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Real {
    constructor(config?: RTCConfiguration) {
      super(config);
      made.push(this);
    }
  };
  return {
    made,
    get open() {
      return made.filter((pc) => pc.signalingState !== 'closed');
    },
    stop: () => (globalThis.RTCPeerConnection = Real),
  };
}

/** What is said over the data channels that are there by now gets lost; those that are made later work. Gives the way back. */
export function stallChannels(): () => void {
  const { send } = RTCDataChannel.prototype;
  const { createDataChannel } = RTCPeerConnection.prototype;
  const later = new WeakSet<RTCDataChannel>();
  RTCPeerConnection.prototype.createDataChannel = function (...args) {
    const channel = createDataChannel.apply(this, args);
    later.add(channel);
    return channel;
  };
  RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: never) {
    if (later.has(this)) send.call(this, data);
  };
  return () => {
    RTCPeerConnection.prototype.createDataChannel = createDataChannel;
    RTCDataChannel.prototype.send = send;
  };
}
