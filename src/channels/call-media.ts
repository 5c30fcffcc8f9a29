import { openTracks, senderOf, type MediaKind, type MediaWishes } from './local-media.js';

export interface MediaOwner {
  /** A device ended by itself. */
  lost(track: MediaStreamTrack): void;
  /** The connection has no section for a track of this kind yet. */
  addLine(track: MediaStreamTrack): void;
}

/** This side's camera and microphone for one call. Tracks that the page brought itself are never stopped here. */
export class CallMedia {
  /** What the self view shows: real tracks only. The same object for the whole call. */
  readonly stream = new MediaStream();
  /** What PeerJS carries; its id is what the other side knows the stream by. */
  readonly wire = new MediaStream();
  readonly #wishes: () => MediaWishes;
  readonly #foreign = new Set<MediaStreamTrack>();
  readonly #opening = new Map<MediaKind, Promise<void>>();
  /** The call that these are used in. */
  owner: MediaOwner | null = null;
  #pc: RTCPeerConnection | null = null;
  #stopped = false;

  /** Sent in place of the camera. */
  #substitute: MediaStreamTrack | null = null;

  constructor(wishes: () => MediaWishes) {
    this.#wishes = wishes;
  }

  get substitute(): MediaStreamTrack | null {
    return this.#substitute;
  }

  set substitute(track: MediaStreamTrack | null) {
    this.#substitute = track;
    this.#send('video', this.track('video') ?? null);
  }

  isOn(kind: MediaKind): boolean {
    return this.track(kind)?.enabled ?? false;
  }

  track(kind: MediaKind): MediaStreamTrack | undefined {
    return this.stream.getTracks().find((track) => track.kind === kind && track.readyState === 'live');
  }

  /** Opens what is missing of `kinds`; a second call for the same kind waits for the first. */
  async open(kinds: readonly MediaKind[]): Promise<void> {
    const missing = kinds.filter((kind) => !this.track(kind) && !this.#opening.has(kind));
    const work = openTracks(missing, this.#wishes()).then((tracks) =>
      tracks.forEach((track) => this.add(track)),
    );
    for (const kind of missing) this.#opening.set(kind, work);
    const forget = () => missing.forEach((kind) => this.#opening.delete(kind));
    work.then(forget, forget);
    await Promise.all(kinds.map((kind) => this.#opening.get(kind)));
  }

  /** Takes tracks that the page opened itself. */
  adopt(stream: MediaStream): void {
    for (const track of stream.getTracks()) {
      if (this.#foreign.has(track)) continue;
      this.#foreign.add(track);
      this.add(track);
    }
  }

  /** `instead`: this one is closed, and was not lost. */
  add(track: MediaStreamTrack, instead?: MediaStreamTrack): void {
    // The call ended while the permission prompt stood: no camera stays on for nobody.
    if (this.#stopped) return this.#stopOwn(track);
    if (instead) {
      this.#forget(instead);
      this.#stopOwn(instead);
    }
    this.stream.addTrack(track);
    this.wire.addTrack(track);
    track.addEventListener('ended', this.#ended);
    this.#send(track.kind, track);
  }

  readonly #ended = ({ target }: Event): void => {
    this.#remove(target as MediaStreamTrack);
    this.owner?.lost(target as MediaStreamTrack);
  };

  #forget(track: MediaStreamTrack): void {
    this.stream.removeTrack(track);
    this.wire.removeTrack(track);
  }

  #remove(track: MediaStreamTrack): void {
    this.#forget(track);
    this.#send(track.kind, null);
  }

  #send(kind: string, own: MediaStreamTrack | null): void {
    if (!this.#pc) return;
    const track = (kind === 'video' && this.#substitute) || own;
    const sender = senderOf(this.#pc, kind);
    // A sender that is gone belongs to a call that has ended.
    if (sender) sender.replaceTrack(track).catch(() => undefined);
    else if (track && this.#pc.remoteDescription) this.owner?.addLine(track);
  }

  /** Adds stand-ins for the kinds that are off, so that the offer has a section for each. */
  async standIn(kinds: readonly MediaKind[]): Promise<MediaStreamTrack[]> {
    const missing = kinds.filter((kind) => !this.track(kind));
    if (missing.length === 0) return [];
    const { standIns } = await import('./stand-ins.js');
    const tracks = standIns(missing);
    for (const track of tracks) {
      if (this.#stopped) track.stop();
      else this.wire.addTrack(track);
    }
    return tracks;
  }

  /** The connection that carries these tracks from now on; takes the stand-ins out of it. */
  attach(pc: RTCPeerConnection, stands: readonly MediaStreamTrack[] = []): void {
    this.#pc = pc;
    // Called: the senders are there once the offer is read, which may be after the camera has opened.
    if (pc.getTransceivers().length === 0)
      pc.addEventListener('signalingstatechange', () => this.#pc === pc && this.attach(pc), { once: true });
    for (const track of stands) {
      this.#remove(track);
      track.stop();
    }
    for (const track of this.stream.getTracks()) {
      if (senderOf(pc, track.kind)?.track !== track) this.#send(track.kind, track);
    }
  }

  /**
   * What is open of this kind. A muted microphone stays so, to be back at once; a camera that is off is closed, and its
   * light with it; a page's own track is only silenced.
   */
  set(kind: MediaKind, on: boolean): void {
    for (const track of this.stream.getTracks()) {
      if (track.kind !== kind) continue;
      track.enabled = on;
      if (on || kind === 'audio' || this.#foreign.has(track)) continue;
      track.stop();
      this.#remove(track);
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#pc = null;
    for (const track of [...this.stream.getTracks(), ...this.wire.getTracks()]) this.#stopOwn(track);
  }

  isOwn(track: MediaStreamTrack): boolean {
    return !this.#foreign.has(track);
  }

  #stopOwn(track: MediaStreamTrack): void {
    // The page's own tracks outlive the call.
    track.removeEventListener('ended', this.#ended);
    if (this.isOwn(track)) track.stop();
  }
}
