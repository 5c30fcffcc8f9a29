import { PeerElementsError, toError } from '../base/errors.js';
import { flag, maybe, object, oneOf, parse, text, type ShapeOf } from '../base/shape.js';
import { isSdp } from '../signalling/frames.js';
import type { CallHost, NextCall, RunningCall } from './call-host.js';
import { whenThere } from './call-next.js';
import { aside, senderOf } from './local-media.js';
import { Negotiation } from './negotiation.js';
import { openScreen, ScreenSections } from './screen.js';

/** Loaded when one side adds something to a call: a screen, or a picture to a call of sound alone. */

/** A description of sound, picture and screen of two browsers is about 12 kB. */
const MAX_MESSAGE = 64 * 1024;
/** A side has one for as long as the call lasts. */
const MOST_SCREENS = 16;

const isMore = object({
  k: oneOf('sdp', 'screen', 'recording', 'captions'),
  type: maybe(oneOf('offer', 'answer')),
  sdp: maybe(isSdp),
  on: maybe(flag),
  /** The stream that the screen comes in. */
  id: maybe(text(256)),
});
type More = ShapeOf<typeof isMore>;

/** What is added to one call while it is on. */
export class CallTracks {
  readonly #run: RunningCall;
  readonly #host: CallHost;
  readonly #pc: RTCPeerConnection;
  readonly #negotiation: Negotiation | null = null;
  readonly #sections: ScreenSections;
  /** Streams beside the camera's, by their ids. */
  readonly #streams = new Map<string, MediaStream>();
  /** Of what was announced. */
  readonly #screens = new Set<string>();
  #remoteScreen: string | null = null;
  #sharing: Promise<void> | null = null;

  constructor(run: RunningCall, host: CallHost, pc: RTCPeerConnection) {
    this.#run = run;
    this.#host = host;
    this.#pc = pc;
    this.#sections = new ScreenSections(pc);
    run.cleanup.add(() => this.#end());
    if (!run.remoteIsKit) return;
    this.#negotiation = new Negotiation(
      pc,
      run.remoteId < (host.session.store.value.localId ?? ''),
      (description) => this.#say({ k: 'sdp', ...description }),
      (error) => this.#refused(error),
      () => !!run.lifeline?.silent,
    );
    run.cleanup.listen(pc, 'track', (event) => this.#arrived(event as RTCTrackEvent));
  }

  #say(message: More): void {
    this.#run.lifeline?.send(message);
  }

  /** Text from the other side that is none of what every call says. */
  take(data: string): void {
    const message = parse(data, MAX_MESSAGE, isMore);
    if (!message) return;
    const { k, type, sdp, on, id } = message;
    if (k === 'sdp' && type && sdp !== undefined) void this.#negotiation?.take({ type, sdp });
    else if (k === 'screen') {
      this.#remoteScreen = on ? (id ?? null) : null;
      if (this.#remoteScreen && this.#screens.size < MOST_SCREENS) this.#screens.add(this.#remoteScreen);
      this.#showScreen();
    } else if (k === 'recording') this.#run.set({ isRecorded: !!on });
    else if (k === 'captions') this.#run.set({ isCaptioned: !!on });
  }

  #end(): void {
    this.#negotiation?.stop();
    const { store } = this.#host;
    // Past the run's own setter, which is closed by now.
    store.set({ screen: null, isRecorded: false, isCaptioned: false });
    const { ownScreen } = store.value;
    if (ownScreen) this.#passOn(ownScreen, this.#run.next);
  }

  /** A screen that is shared is so until it is stopped, whatever connections the call goes over. */
  #passOn(screen: MediaStream, next: NextCall | undefined): void {
    if (next) {
      next.cleanup.add(() => this.#passOn(screen, next.next));
      return whenThere(next, () => void next.more((more) => more.shareScreen(screen)));
    }
    stopAll(screen);
    const { store } = this.#host;
    if (store.value.ownScreen === screen) store.set({ ownScreen: null });
  }

  // A second negotiation.

  #arrived({ track, transceiver, streams: [stream] }: RTCTrackEvent): void {
    if (!stream) return;
    const { remote, isResumed } = this.#run;
    // A call that goes on over another connection has its camera in another stream than its sound. A screen is announced
    // before it is offered.
    const isCamera = stream.id === remote?.id || (isResumed && !this.#screens.has(stream.id));
    if (isCamera && stream.id !== remote?.id) {
      remote?.addTrack(track);
      // As a browser says of what it adds itself.
      remote?.dispatchEvent(new MediaStreamTrackEvent('addtrack', { track }));
    }
    if (isCamera) {
      // Before it is answered: one's own camera needs no third negotiation then.
      transceiver.direction = 'sendrecv';
      transceiver.sender.setStreams(this.#run.media.wire);
      this.#gainPicture();
      return;
    }
    aside.add(transceiver);
    this.#streams.set(stream.id, stream);
    this.#showScreen();
  }

  #gainPicture(): void {
    const run = this.#run;
    if (!run.kinds.includes('video')) run.kinds = [...run.kinds, 'video'];
    run.set({ voice: false });
  }

  /** The other side did not take it: nothing of it goes on here as if it had. */
  #refused(error: PeerElementsError): void {
    const { media } = this.#run;
    if (!this.#sections.isTaken) this.stopSharing();
    const isSent = this.#pc
      .getTransceivers()
      .some((each) => each.mid !== null && each.sender === this.#camera);
    if (this.#camera && !isSent) {
      media.set('video', false);
      this.#run.showOwn();
    }
    this.#host.report(error);
  }

  get #camera(): RTCRtpSender | undefined {
    return senderOf(this.#pc, 'video');
  }

  /** A call of sound alone gets a picture; throws where the other side cannot take one. */
  allowPicture(): void {
    if (!this.#negotiation) throw this.#fixed();
    this.#gainPicture();
    this.#negotiation.again();
  }

  #fixed(): PeerElementsError {
    return new PeerElementsError(
      'negotiation-failed',
      'This call began with sound alone, and the page at the other side cannot add a picture to it.',
      { hint: 'Hang up, and call again with the camera on.' },
    );
  }

  /** The connection has no section for this track yet. */
  addLine(track: MediaStreamTrack): void {
    const { wire } = this.#run.media;
    // `addTrack` would take the other side's screen for a section that is free.
    const mayTakeAside = this.#pc
      .getTransceivers()
      .some((each) => aside.has(each) && !each.sender.track && each.receiver.track.kind === track.kind);
    if (mayTakeAside) this.#pc.addTransceiver(track, { streams: [wire] });
    else this.#pc.addTrack(track, wire);
  }

  // Screens.

  #showScreen(): void {
    const id = this.#remoteScreen;
    const screen = (id !== null && this.#streams.get(id)) || null;
    const before = this.#host.store.value.screen ?? null;
    if (screen === before) return;
    this.#run.set({ screen });
    if (screen) this.#host.emit('stream', { stream: screen, kind: 'screen' });
  }

  /** Asks what to share, and shares it beside the camera; in its place with a plain PeerJS page. */
  shareScreen(shared?: MediaStream): Promise<void> {
    return (this.#sharing ??= this.#share(shared).finally(() => (this.#sharing = null)));
  }

  /** `shared`: what is shared already, and not stopped meanwhile. */
  async #share(shared: MediaStream | null = null): Promise<void> {
    const run = this.#run;
    if ((this.#host.store.value.ownScreen ?? null) !== shared) return;
    let stream: MediaStream;
    try {
      if (!this.#negotiation && !run.kinds.includes('video')) throw this.#fixed();
      stream = shared ?? (await openScreen());
    } catch (cause) {
      if (run.cleanup.done) return;
      throw this.#host.report(toError(cause, 'media-denied', 'The screen could not be shared: {cause}.'));
    }
    const [picture] = stream.getVideoTracks();
    // What is shared already goes on over whatever comes next.
    if (run.cleanup.done || !picture) return shared ? undefined : stopAll(stream);
    run.cleanup.listen(picture, 'ended', () => this.stopSharing());
    run.set({ ownScreen: stream, error: null });
    if (picture.readyState === 'ended') return this.stopSharing();
    if (this.#negotiation) {
      this.#say({ k: 'screen', on: true, id: this.#sections.wire.id });
      this.#sections.send(stream.getTracks());
      this.#negotiation.again();
    } else run.media.substitute = picture;
  }

  stopSharing(): void {
    const { ownScreen } = this.#host.store.value;
    if (!ownScreen) return;
    stopAll(ownScreen);
    this.#run.set({ ownScreen: null });
    if (!this.#negotiation) {
      this.#run.media.substitute = null;
      return;
    }
    this.#sections.clear();
    this.#say({ k: 'screen', on: false });
  }
}

function stopAll(stream: MediaStream | null | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
