/** What a page may see of a link: enough for PeerJS and a call, in no time and without a network. */

/** How a link tells what would have left this machine. */
export interface LinkWatch {
  /** Knows an address of the other side from now on, and would knock there. */
  adopted(pc: RTCPeerConnection): void;
  /** Sends sound or picture. */
  sent(pc: RTCPeerConnection): void;
}

/** Which RTCPeerConnection made a description. */
export const makerOf = (sdp: string | undefined): string => /^o=\S+ (\S+)/m.exec(sdp ?? '')?.[1] ?? '';

type Handler = ((event: unknown) => void) | null;

class FakeChannel extends EventTarget {
  readyState = 'connecting';
  binaryType = 'arraybuffer';
  bufferedAmount = 0;
  onopen: Handler = null;
  onclose: Handler = null;
  onmessage: Handler = null;
  readonly id: number | null;
  other: FakeChannel | null = null;

  constructor(id: number | null) {
    super();
    this.id = id;
  }

  send(data: unknown): void {
    const { other } = this;
    queueMicrotask(() => other?.fire('message', { data }));
  }

  close(): void {
    this.become('closed', 'close');
  }

  become(state: string, event: string): void {
    if (this.readyState === state || this.readyState === 'closed') return;
    this.readyState = state;
    this.fire(event);
  }

  fire(type: string, more: object = {}): void {
    const event = Object.assign(new Event(type), more);
    this.dispatchEvent(event);
    (Reflect.get(this, `on${type}`) as Handler)?.(event);
  }
}

class FakeSender {
  track: MediaStreamTrack | null;
  readonly #changed: () => void;

  constructor(track: MediaStreamTrack | null, changed: () => void) {
    this.track = track;
    this.#changed = changed;
  }

  replaceTrack(track: MediaStreamTrack | null): Promise<void> {
    this.track = track;
    this.#changed();
    return Promise.resolve();
  }

  setStreams(): void {
    // Nobody looks at them here.
  }

  getParameters() {
    return { encodings: [{}], codecs: [] };
  }

  setParameters(): Promise<void> {
    return Promise.resolve();
  }
}

/**
 * Puts connections in place of the browser's until the returned function is called. Two of them are connected as soon as
 * each has both descriptions and one of them knows an address of the other. `turn` lets others run for a while.
 */
export function installFakeLinks(watch: LinkWatch, turn: () => Promise<void>): () => void {
  const all = new Map<string, FakeConnection>();
  let made = 0;

  class FakeConnection extends EventTarget {
    readonly name = String(++made);
    signalingState = 'stable';
    connectionState = 'new';
    iceConnectionState = 'new';
    iceGatheringState = 'new';
    localDescription: RTCSessionDescriptionInit | null = null;
    remoteDescription: RTCSessionDescriptionInit | null = null;
    onicecandidate: Handler = null;
    oniceconnectionstatechange: Handler = null;
    ondatachannel: Handler = null;
    ontrack: Handler = null;
    readonly channels: FakeChannel[] = [];
    readonly #transceivers: { sender: FakeSender; receiver: object; direction: string; kind: string }[] = [];
    #addresses = 0;

    constructor() {
      super();
      all.set(this.name, this);
    }

    get #real(): RTCPeerConnection {
      return this as unknown as RTCPeerConnection;
    }

    get #other(): FakeConnection | undefined {
      return all.get(makerOf(this.remoteDescription?.sdp));
    }

    fire(type: string, more: object = {}): void {
      const event = Object.assign(new Event(type), more);
      this.dispatchEvent(event);
      (Reflect.get(this, `on${type}`) as Handler)?.(event);
    }

    #add(kind: string, track: MediaStreamTrack | null) {
      const sender = new FakeSender(track, () => this.look());
      const transceiver = { sender, receiver: { track: { kind } }, direction: 'sendrecv', kind };
      this.#transceivers.push(transceiver);
      return transceiver;
    }

    addTrack(track: MediaStreamTrack) {
      return this.#add(track.kind, track).sender;
    }

    getTransceivers() {
      return [...this.#transceivers];
    }

    getSenders() {
      return this.#transceivers.map(({ sender }) => sender);
    }

    getReceivers() {
      return this.#transceivers.map(({ receiver }) => receiver);
    }

    createDataChannel(_label: string, { id = null }: { id?: number | null } = {}) {
      const channel = new FakeChannel(id);
      this.channels.push(channel);
      this.look();
      return channel;
    }

    #describe(type: RTCSdpType): RTCSessionDescriptionInit {
      const sections = this.#transceivers.map(({ kind }) => `m=${kind} 9 UDP/TLS/RTP/SAVPF 96\r\n`);
      return { type, sdp: `v=0\r\no=- ${this.name} 2 IN IP4 127.0.0.1\r\n${sections.join('')}` };
    }

    async createOffer() {
      await turn();
      return this.#describe('offer');
    }

    async createAnswer() {
      await turn();
      return this.#describe('answer');
    }

    #refuse(from: string): void {
      if (this.signalingState !== from)
        throw new DOMException(`It is ${this.signalingState}.`, 'InvalidStateError');
    }

    #signal(state: string): void {
      this.signalingState = state;
      this.fire('signalingstatechange');
    }

    async setLocalDescription(given?: RTCSessionDescriptionInit): Promise<void> {
      await turn();
      const isAnswer = this.signalingState === 'have-remote-offer';
      if (!isAnswer) this.#refuse('stable');
      this.localDescription = given ?? this.#describe(isAnswer ? 'answer' : 'offer');
      this.#signal(isAnswer ? 'stable' : 'have-local-offer');
      void this.#gather();
      this.look();
    }

    async #gather(): Promise<void> {
      for (const port of [1, 2]) {
        await turn();
        if (this.signalingState === 'closed') return;
        const candidate = `candidate:${port} 1 udp 1 127.0.0.1 ${port} typ host`;
        this.fire('icecandidate', { candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0 } });
      }
      this.iceGatheringState = 'complete';
      this.fire('icecandidate', { candidate: null });
    }

    async setRemoteDescription(given: RTCSessionDescriptionInit): Promise<void> {
      await turn();
      this.#refuse(given.type === 'offer' ? 'stable' : 'have-local-offer');
      this.remoteDescription = given;
      const kinds = [...(given.sdp ?? '').matchAll(/^m=(audio|video)/gm)].map(([, kind]) => kind as string);
      if (given.type === 'offer') for (const kind of kinds) this.#add(kind, null);
      const streams = [new MediaStream()];
      for (const kind of kinds)
        this.fire('track', { streams, track: { kind }, receiver: { track: { kind } } });
      if (given.sdp?.includes('a=candidate')) this.#adopt();
      this.#signal(given.type === 'offer' ? 'have-remote-offer' : 'stable');
      this.look();
    }

    async addIceCandidate(): Promise<void> {
      if (!this.remoteDescription) throw new DOMException('It knows nobody.', 'InvalidStateError');
      await turn();
      // As the specification has it: nobody hears of it any more.
      if (this.signalingState === 'closed') return new Promise(() => undefined);
      this.#adopt();
    }

    #adopt(): void {
      this.#addresses++;
      watch.adopted(this.#real);
      this.look();
    }

    get isReady(): boolean {
      return !!this.localDescription && !!this.remoteDescription && this.signalingState === 'stable';
    }

    look(): void {
      const other = this.#other;
      const know = this.#addresses + (other ? other.#addresses : 0) > 0;
      if (!other || !know || !this.isReady || !other.isReady || other.#other !== this) return;
      for (const each of [this, other]) each.#connect();
      for (const channel of this.channels) {
        const far = channel.id === null ? null : other.channels.find(({ id }) => id === channel.id);
        if (!far || channel.other) continue;
        channel.other = far;
        far.other = channel;
        for (const end of [channel, far]) queueMicrotask(() => end.become('open', 'open'));
      }
    }

    #connect(): void {
      if (this.connectionState !== 'connected') {
        this.connectionState = this.iceConnectionState = 'connected';
        this.fire('iceconnectionstatechange');
        this.fire('connectionstatechange');
      }
      if (this.#transceivers.some(({ sender: { track } }) => track?.readyState === 'live' && track.enabled))
        watch.sent(this.#real);
    }

    getStats(): Promise<Map<string, object>> {
      // A healthy path: more comes in every second.
      const pair = { type: 'candidate-pair', bytesReceived: Date.now() };
      return Promise.resolve(new Map([['pair', pair]]));
    }

    getConfiguration() {
      return {};
    }

    close(): void {
      if (this.signalingState === 'closed') return;
      this.signalingState = this.connectionState = this.iceConnectionState = 'closed';
      all.delete(this.name);
      for (const channel of this.channels) {
        channel.readyState = 'closed';
        const { other: far } = channel;
        queueMicrotask(() => far?.become('closed', 'close'));
      }
    }
  }

  const Real = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = FakeConnection as unknown as typeof RTCPeerConnection;
  return () => (globalThis.RTCPeerConnection = Real);
}

/** Watches the browser's own connections in the same way, as far as a page can see. */
export function watchLinks(watch: LinkWatch): () => void {
  const Real = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Real {
    constructor(config?: RTCConfiguration) {
      super(config);
      this.addEventListener('connectionstatechange', () => {
        if (this.connectionState === 'connected') watch.sent(this);
      });
    }

    override setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
      if (description.sdp?.includes('a=candidate')) watch.adopted(this);
      return super.setRemoteDescription(description);
    }

    override addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void> {
      if (candidate?.candidate) watch.adopted(this);
      return super.addIceCandidate(candidate ?? undefined);
    }
  };
  return () => (globalThis.RTCPeerConnection = Real);
}
