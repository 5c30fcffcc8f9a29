import { Cleanup } from '../base/lifetime.js';
import type { RunningCall } from './call-host.js';
import { senderOf } from './local-media.js';

/**
 * A browser sets its encoder up by the first picture of a camera, and drops it; what is seen first is the second one,
 * up to a tenth of a second later. Chromium lets a page write a track itself: there the encoder is set up while it
 * rings, and what is sent first is the latest picture that the camera has made. Comes with the ringing.
 */

/** Not in the DOM's types; other browsers have them in workers at most. */
interface Pictures {
  readonly MediaStreamTrackGenerator?: new (of: { kind: 'video' }) => MediaStreamTrack & {
    readonly writable: WritableStream<VideoFrame>;
  };
  readonly MediaStreamTrackProcessor?: new (of: { track: MediaStreamTrack; maxBufferSize: number }) => {
    readonly readable: ReadableStream<VideoFrame>;
  };
}
const { MediaStreamTrackGenerator: Generator, MediaStreamTrackProcessor: Processor } = globalThis as Pictures;

/** What most cameras give; for another size the encoder is set up again, but drops nothing. */
const BLANK = { format: 'I420', codedWidth: 640, codedHeight: 480, timestamp: 0 } as const;

/** The picture that is kept while it rings is at most so old. */
const FRESH_MS = 200;
/** How often it is written until the camera takes over. */
const EVERY_MS = 8;
/** From an open connection until the camera takes over; the first picture has been sent by then. */
const SENT_MS = 32;
/** The camera takes over then at the latest. */
const MOST_MS = 1000;
/** So long the picture keeps its size: a browser that knows nothing of the network yet would drop those that are large. */
const WHOLE_MS = 2500;

/** For who is called: shows the encoder a black picture that goes nowhere, as there is no connection yet. */
export function warmUp({ connection, cleanup }: RunningCall): () => void {
  const pc = connection?.peerConnection;
  const sender = pc && senderOf(pc, 'video');
  // Without an answer that was made ahead there is no encoder.
  if (!Generator || !pc?.currentRemoteDescription || !sender || sender.track) return nothing;
  const { track, write } = writtenTrack(Generator);
  cleanup.add(() => track.stop());
  const size = BLANK.codedWidth * BLANK.codedHeight;
  const pixels = new Uint8Array(size * 1.5).fill(128).fill(16, 0, size);
  sender.replaceTrack(track).then(() => write(new VideoFrame(pixels, BLANK)), nothing);
  return keepWhole(sender, cleanup);
}

/** For who calls: keeps the latest picture of the camera, and sends it when the call is taken. */
export function keepPicture({ connection, media, cleanup }: RunningCall): () => void {
  const camera = media.track('video');
  const pc = connection?.peerConnection;
  const sender = pc && senderOf(pc, 'video');
  if (!Generator || !Processor || !camera || !sender) return nothing;
  const pictures = new Processor({ track: camera, maxBufferSize: 1 }).readable.getReader();
  let latest: Picture | null = null;
  let isRinging = true;
  const isOn = () => camera.enabled && media.track('video') === camera;
  const keep = async (): Promise<void> => {
    const { value } = await pictures.read();
    latest = value ? await copyOf(value) : null;
    if (value && isRinging) cleanup.after(FRESH_MS, () => void keep().catch(forget));
  };
  // Where a picture cannot be read, the camera's own is the first.
  const forget = () => (latest = null);
  keep().catch(forget);
  const release = keepWhole(sender, cleanup);
  const stop = () => {
    isRinging = false;
    pictures.cancel().catch(nothing);
  };
  cleanup.add(stop);
  return () => {
    stop();
    release();
    // A hidden page has no timer that is quick enough.
    if (!latest || !isOn() || cleanup.done || document.hidden) return;
    const picture = latest;
    const sending = new Cleanup();
    const end = () => sending.run();
    const { track, write } = writtenTrack(Generator);
    let time = 0;
    const push = () => {
      if (isOn()) write(picture((time += 1000)));
      else end();
    };
    media.substitute = track;
    sending.add(() => {
      if (media.substitute === track) media.substitute = null;
      track.stop();
    });
    sending.every(EVERY_MS, push);
    sending.after(MOST_MS, end);
    sending.listen(pc, 'connectionstatechange', () => {
      if (pc.connectionState === 'connected') sending.after(SENT_MS, end);
    });
    cleanup.add(end);
    push();
  };
}

type Picture = (timestamp: number) => VideoFrame;

/** One that says when it was made would be sent only once. */
async function copyOf(frame: VideoFrame): Promise<Picture> {
  const { format, visibleRect, colorSpace } = frame;
  const { rotation = 0, flip = false } = frame as { rotation?: number; flip?: boolean };
  try {
    const pixels = new Uint8Array(frame.allocationSize());
    await frame.copyTo(pixels);
    return (timestamp) =>
      new VideoFrame(pixels, {
        ...{ format: format as VideoPixelFormat, timestamp, colorSpace, rotation, flip },
        ...{ codedWidth: visibleRect?.width ?? 0, codedHeight: visibleRect?.height ?? 0 },
      });
  } finally {
    frame.close();
  }
}

function writtenTrack(Track: Exclude<typeof Generator, undefined>) {
  const track = new Track({ kind: 'video' });
  const writer = track.writable.getWriter();
  // One that ends meanwhile takes no more.
  const write = (frame: VideoFrame) => void writer.write(frame).catch(() => frame.close());
  return { track, write };
}

/** Returns how it ends a while later. */
function keepWhole(sender: RTCRtpSender, cleanup: Cleanup): () => void {
  const before = sender.getParameters().degradationPreference;
  prefer(sender, 'maintain-resolution');
  return () => void cleanup.after(WHOLE_MS, () => prefer(sender, before));
}

function prefer(sender: RTCRtpSender, preference: RTCDegradationPreference | undefined): void {
  const parameters = sender.getParameters();
  if (preference) parameters.degradationPreference = preference;
  else delete parameters.degradationPreference;
  sender.setParameters(parameters).catch(nothing);
}

const nothing = () => undefined;
