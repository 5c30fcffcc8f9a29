import { PeerElementsError } from '../base/errors.js';
import { Cleanup, within } from '../base/lifetime.js';
import type { Store } from '../base/store.js';
import type { CallSnapshot } from './call-types.js';

const WIDTH = 1280;
const HEIGHT = 720;
const PER_SECOND = 24;

const SOUND_MS = 3000;

const GAP = 24;
const SMALL = { width: 256, height: 192 };
const STAGE = '#14171b';
const WORDS = '#f4f6f8';

interface Tile {
  readonly stream: MediaStream | null;
  readonly name: string;
  /** Whether there is a picture: the name stands in its place. */
  readonly isOn: boolean;
  readonly fits: 'contain' | 'cover';
}

/** A call as one picture with one sound: a screen or the other side fills it, what else there is stands in its corner. */
export class Composition {
  readonly stream: MediaStream;
  readonly #store: Store<CallSnapshot>;
  readonly #name: string;
  readonly #cleanup = new Cleanup();
  readonly #canvas = document.createElement('canvas');
  readonly #pen: CanvasRenderingContext2D | null;
  readonly #audio = new AudioContext({ latencyHint: 'playback' });
  readonly #mix = this.#audio.createMediaStreamDestination();
  readonly #videos = new Map<MediaStream, HTMLVideoElement>();
  readonly #sounds = new Map<MediaStreamTrack, AudioNode>();

  /** `name`: this side's. */
  constructor(store: Store<CallSnapshot>, name: string) {
    this.#store = store;
    this.#name = name;
    this.#canvas.width = WIDTH;
    this.#canvas.height = HEIGHT;
    this.#pen = this.#canvas.getContext('2d', { alpha: false });
    this.#draw();
    this.stream = new MediaStream([
      ...this.#canvas.captureStream(PER_SECOND).getTracks(),
      ...this.#mix.stream.getTracks(),
    ]);
    // A tab that is hidden draws no animation frames; the timer of one that plays sound is not slowed.
    this.#cleanup.every(1000 / PER_SECOND, () => this.#draw());
    this.#cleanup.add(() => {
      for (const track of this.stream.getTracks()) track.stop();
      for (const video of this.#videos.values()) video.srcObject = null;
      void this.#audio.close();
    });
  }

  /** Settles when the sound runs. A browser may wait for a gesture first, or for a machine that can play sound. */
  async start(): Promise<void> {
    try {
      await within(SOUND_MS, this.#audio.resume(), '');
    } catch (cause) {
      throw new PeerElementsError('recording-failed', 'The browser does not let this page record sound.', {
        hint: 'Click into the page, check that a loudspeaker is connected, and record again.',
        cause,
      });
    }
  }

  stop(): void {
    this.#cleanup.run();
  }

  #draw(): void {
    const pen = this.#pen;
    if (!pen) return;
    const { remoteStream, localStream, screen, ownScreen, remoteCameraOff, cameraOff, ...call } =
      this.#store.value;
    const name = call.remoteName ?? call.remoteId ?? '';
    const shared = [screen, ownScreen]
      .filter((stream) => stream != null)
      .map((stream): Tile => ({ stream, name: '', isOn: true, fits: 'contain' }));
    const remote: Tile = { stream: remoteStream, name, isOn: !remoteCameraOff, fits: 'contain' };
    const own: Tile = { stream: localStream, name: this.#name, isOn: !cameraOff, fits: 'cover' };
    const [large, ...small] = [...shared, remote, own];
    this.#keep([remoteStream, localStream, screen, ownScreen].filter((stream) => stream != null));
    pen.fillStyle = STAGE;
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    if (large) this.#tile(pen, large, 0, 0, WIDTH, HEIGHT);
    small.reverse().forEach((tile, index) => {
      const x = WIDTH - SMALL.width - GAP;
      const y = HEIGHT - (index + 1) * (SMALL.height + GAP);
      pen.fillStyle = STAGE;
      pen.fillRect(x, y, SMALL.width, SMALL.height);
      this.#tile(pen, { ...tile, fits: 'cover' }, x, y, SMALL.width, SMALL.height);
    });
  }

  #tile(pen: CanvasRenderingContext2D, tile: Tile, x: number, y: number, width: number, height: number) {
    const video = tile.stream && tile.isOn ? this.#videos.get(tile.stream) : undefined;
    if (video?.videoWidth && video.videoHeight) {
      const { videoWidth: w, videoHeight: h } = video;
      const scale = Math[tile.fits === 'cover' ? 'max' : 'min'](width / w, height / h);
      pen.save();
      pen.beginPath();
      pen.rect(x, y, width, height);
      pen.clip();
      pen.drawImage(video, x + (width - w * scale) / 2, y + (height - h * scale) / 2, w * scale, h * scale);
      pen.restore();
      return;
    }
    pen.fillStyle = WORDS;
    pen.font = `${String(height / 12 + 8)}px system-ui, sans-serif`;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.fillText(tile.name, x + width / 2, y + height / 2, width - GAP);
  }

  /** Pictures and sounds of these, and of no others. */
  #keep(streams: readonly MediaStream[]): void {
    for (const stream of streams) {
      if (this.#videos.has(stream)) continue;
      const video = document.createElement('video');
      video.muted = true;
      video.playsInline = true;
      video.srcObject = stream;
      video.play().catch(() => undefined);
      this.#videos.set(stream, video);
    }
    for (const [stream, video] of this.#videos) {
      if (streams.includes(stream)) continue;
      video.srcObject = null;
      this.#videos.delete(stream);
    }
    // A microphone may come late, or be another one from now on.
    const tracks: MediaStreamTrack[] = streams.flatMap((stream) => stream.getAudioTracks());
    for (const track of tracks) {
      if (this.#sounds.has(track)) continue;
      const sound = this.#audio.createMediaStreamSource(new MediaStream([track]));
      sound.connect(this.#mix);
      this.#sounds.set(track, sound);
    }
    for (const [track, sound] of this.#sounds) {
      if (tracks.includes(track)) continue;
      sound.disconnect();
      this.#sounds.delete(track);
    }
  }
}
