import { PeerElementsError } from '../base/errors.js';
import { openTracks, senderOf, standIns, type MediaKind, type MediaWishes } from './local-media.js';

/** This side's camera and microphone for one call. Tracks that the page brought itself are never stopped here. */
export class CallMedia {
  /** What the self view shows: real tracks only. The same object for the whole call. */
  readonly stream = new MediaStream();
  /** What PeerJS carries; its id is what the other side knows the stream by. */
  readonly wire = new MediaStream();
  readonly #wishes: () => MediaWishes;
  readonly #foreign = new Set<MediaStreamTrack>();
  readonly #opening = new Map<MediaKind, Promise<void>>();
  readonly #onLost: (error: PeerElementsError) => void;
  #pc: RTCPeerConnection | null = null;
  #stopped = false;

  constructor(wishes: () => MediaWishes, onLost: (error: PeerElementsError) => void) {
    this.#wishes = wishes;
    this.#onLost = onLost;
  }

  has(kind: MediaKind): boolean {
    return this.#track(kind) !== undefined;
  }

  isOn(kind: MediaKind): boolean {
    return this.#track(kind)?.enabled ?? false;
  }

  #track(kind: MediaKind): MediaStreamTrack | undefined {
    return this.stream.getTracks().find((track) => track.kind === kind && track.readyState === 'live');
  }

  /** Opens what is missing of `kinds`; a second call for the same kind waits for the first. */
  async open(kinds: readonly MediaKind[]): Promise<void> {
    const missing = kinds.filter((kind) => !this.has(kind) && !this.#opening.has(kind));
    if (missing.length > 0) {
      const work = openTracks(missing, this.#wishes()).then((tracks) => {
        for (const track of tracks) this.#add(track);
      });
      for (const kind of missing) this.#opening.set(kind, work);
      const forget = () => missing.forEach((kind) => this.#opening.delete(kind));
      work.then(forget, forget);
    }
    await Promise.all(kinds.map((kind) => this.#opening.get(kind)));
  }

  /** Takes tracks that the page opened itself. */
  adopt(stream: MediaStream): void {
    for (const track of stream.getTracks()) {
      this.#foreign.add(track);
      this.#add(track);
    }
  }

  #add(track: MediaStreamTrack): void {
    // The call ended while the permission prompt stood: no camera stays on for nobody.
    if (this.#stopped) {
      if (!this.#foreign.has(track)) track.stop();
      return;
    }
    const kind = track.kind as MediaKind;
    this.stream.addTrack(track);
    this.wire.addTrack(track);
    track.addEventListener('ended', () => {
      this.#remove(track);
      this.#onLost(
        new PeerElementsError('media-not-found', LOST[kind], {
          hint: 'Plug it in again, or choose another one.',
        }),
      );
    });
    this.#send(kind, track);
  }

  #remove(track: MediaStreamTrack): void {
    this.stream.removeTrack(track);
    this.wire.removeTrack(track);
    this.#send(track.kind as MediaKind, null);
  }

  #send(kind: MediaKind, track: MediaStreamTrack | null): void {
    // A sender that is gone belongs to a call that has ended.
    if (this.#pc)
      senderOf(this.#pc, kind)
        ?.replaceTrack(track)
        .catch(() => undefined);
  }

  /** Adds stand-ins for the kinds that are off, so that the offer has a section for each. */
  standIn(kinds: readonly MediaKind[]): MediaStreamTrack[] {
    const tracks = standIns(kinds.filter((kind) => !this.has(kind)));
    for (const track of tracks) this.wire.addTrack(track);
    return tracks;
  }

  /** The connection that carries these tracks from now on; takes the stand-ins out of it. */
  attach(pc: RTCPeerConnection, stands: readonly MediaStreamTrack[] = []): void {
    this.#pc = pc;
    // Called: the senders are there once the offer is read, which may be after the camera has opened.
    if (pc.getTransceivers().length === 0)
      pc.addEventListener('signalingstatechange', () => this.#pc === pc && this.attach(pc), { once: true });
    for (const track of stands) {
      this.wire.removeTrack(track);
      this.#send(track.kind as MediaKind, null);
      track.stop();
    }
    for (const track of this.stream.getTracks()) {
      if (senderOf(pc, track.kind as MediaKind)?.track !== track) this.#send(track.kind as MediaKind, track);
    }
  }

  /** A muted microphone stays open, so that it is back at once. */
  async setMic(on: boolean): Promise<void> {
    if (on) await this.open(['audio']);
    for (const track of this.stream.getAudioTracks()) track.enabled = on;
  }

  /** A camera that is off is closed, and its light with it; a page's own track is only silenced. */
  async setCamera(on: boolean): Promise<void> {
    if (on) await this.open(['video']);
    for (const track of this.stream.getVideoTracks()) {
      track.enabled = on;
      if (on || this.#foreign.has(track)) continue;
      track.stop();
      this.#remove(track);
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#pc = null;
    for (const track of this.stream.getTracks()) if (!this.#foreign.has(track)) track.stop();
    for (const track of this.wire.getTracks()) if (!this.#foreign.has(track)) track.stop();
  }
}

const LOST = {
  audio: 'Your microphone was disconnected.',
  video: 'Your camera was disconnected.',
} as const;
