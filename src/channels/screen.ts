import { PeerElementsError } from '../base/errors.js';
import { canShareScreen } from './can-share-screen.js';
import { aside } from './local-media.js';

/** Members that the DOM's types do not know yet. */
type ScreenWishes = DisplayMediaStreamOptions & {
  audio: true | (MediaTrackConstraints & { restrictOwnAudio: boolean });
  selfBrowserSurface?: 'include' | 'exclude';
  surfaceSwitching?: 'include' | 'exclude';
  systemAudio?: 'include' | 'exclude';
};

/** Asks which screen, window or tab, with its sound where the browser has it. Call it only after the user acted. */
export async function openScreen(): Promise<MediaStream> {
  if (!canShareScreen())
    throw new PeerElementsError('browser-incompatible', 'This browser cannot share a screen.', {
      hint: 'Share it from a browser on a computer.',
    });
  const canLeaveOut = 'restrictOwnAudio' in navigator.mediaDevices.getSupportedConstraints();
  const wishes: ScreenWishes = {
    video: true,
    audio: canLeaveOut ? { restrictOwnAudio: true } : true,
    // A tab that shows the call in which it is shown is a hall of mirrors.
    selfBrowserSurface: 'exclude',
    surfaceSwitching: 'include',
    // The other side would hear itself.
    systemAudio: canLeaveOut ? 'include' : 'exclude',
  };
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia(wishes);
    // Letters before motion.
    for (const track of stream.getVideoTracks()) track.contentHint = 'detail';
    return stream;
  } catch (cause) {
    throw new PeerElementsError(
      'media-denied',
      'Your screen is not shared: nothing was chosen, or the browser does not allow it.',
      {
        hint: 'Choose a screen, a window or a tab when the browser asks. On a Mac, System Settings must allow it as well.',
        cause,
      },
    );
  }
}

/** The sections of one's own screen on a connection. They stay when a share ends, so the next needs no negotiation. */
export class ScreenSections {
  /** Its id is what the other side knows the screen by. */
  readonly wire = new MediaStream();
  readonly #pc: RTCPeerConnection;
  readonly #sections = new Map<string, RTCRtpTransceiver>();

  constructor(pc: RTCPeerConnection) {
    this.#pc = pc;
  }

  /** Whether the other side has taken them. */
  get isTaken(): boolean {
    return [...this.#sections.values()].every(({ mid }) => mid !== null);
  }

  send(tracks: readonly MediaStreamTrack[]): void {
    for (const track of tracks) {
      const section = this.#sections.get(track.kind);
      if (section) {
        section.sender.replaceTrack(track).catch(() => undefined);
        continue;
      }
      const made = this.#pc.addTransceiver(track, { direction: 'sendonly', streams: [this.wire] });
      aside.add(made);
      this.#sections.set(track.kind, made);
    }
  }

  clear(): void {
    for (const { sender } of this.#sections.values()) sender.replaceTrack(null).catch(() => undefined);
  }
}
