import {
  BlobSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  WEBM,
  WebMOutputFormat,
  type EncodedPacket,
  type InputAudioTrack,
  type InputVideoTrack,
  type Target,
} from 'mediabunny';

/** Loaded when a recording ends. */

/** Larger files are not made in memory. */
const MOST_IN_MEMORY = 512 * 1024 * 1024;

/**
 * The same recording with a duration and an index, as a browser's recorder writes neither: without them a player cannot
 * wind. The packets are copied as they are. Throws where there is no room for it.
 */
export async function remux(raw: Blob, file: FileSystemFileHandle | null): Promise<Blob> {
  const { type } = raw;
  if (file) {
    const disk = await file.createWritable();
    // It closes the file, which is only then what was written.
    await copy(raw, new StreamTarget(disk, { chunked: true }));
    return (await file.getFile()).slice(0, undefined, type);
  }
  if (raw.size > MOST_IN_MEMORY) throw new DOMException('It is too large.', 'QuotaExceededError');
  const target = new BufferTarget();
  await copy(raw, target);
  return new Blob([target.buffer ?? new ArrayBuffer(0)], { type });
}

async function copy(raw: Blob, target: Target): Promise<void> {
  const input = new Input({ source: new BlobSource(raw), formats: [WEBM, MP4] });
  const format = raw.type.startsWith('video/mp4') ? new Mp4OutputFormat() : new WebMOutputFormat();
  const output = new Output({ format, target });
  try {
    const [video, audio] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()]);
    const copies = [video && (await copyOf(output, video)), audio && (await copyOf(output, audio))];
    await output.start();
    await interleave(copies.filter((each) => each !== null));
    await output.finalize();
  } catch (cause) {
    await output.cancel().catch(() => undefined);
    throw cause;
  } finally {
    input.dispose();
  }
}

interface Copy {
  /** The packet that comes next; null after the last one. */
  next: EncodedPacket | null;
  step(): Promise<void>;
}

async function copyOf(output: Output, track: InputVideoTrack | InputAudioTrack): Promise<Copy | null> {
  const sink = new EncodedPacketSink(track);
  const first = await sink.getFirstPacket();
  const add = track.isVideoTrack()
    ? await addVideo(output, track)
    : track.isAudioTrack()
      ? await addAudio(output, track)
      : null;
  if (!first || !add) return null;
  const copy: Copy = {
    next: first,
    async step() {
      if (!copy.next) return;
      await add(copy.next);
      copy.next = await sink.getNextPacket(copy.next);
    },
  };
  return copy;
}

type Add = (packet: EncodedPacket) => Promise<void>;

async function addVideo(output: Output, track: InputVideoTrack): Promise<Add | null> {
  const [codec, decoderConfig] = await Promise.all([track.getCodec(), track.getDecoderConfig()]);
  if (!codec || !decoderConfig) return null;
  const source = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(source);
  return (packet) => source.add(packet, { decoderConfig });
}

async function addAudio(output: Output, track: InputAudioTrack): Promise<Add | null> {
  const [codec, decoderConfig] = await Promise.all([track.getCodec(), track.getDecoderConfig()]);
  if (!codec || !decoderConfig) return null;
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source);
  return (packet) => source.add(packet, { decoderConfig });
}

/** In the order of time, so that nothing of one track waits in memory for the other. */
async function interleave(copies: readonly Copy[]): Promise<void> {
  for (;;) {
    const [first] = copies
      .filter(({ next }) => next)
      .sort((a, b) => (a.next?.timestamp ?? 0) - (b.next?.timestamp ?? 0));
    if (!first) return;
    await first.step();
  }
}
