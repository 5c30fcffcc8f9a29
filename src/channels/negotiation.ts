import { PeerElementsError } from '../base/errors.js';
import { Cleanup } from '../base/lifetime.js';

/** Much longer than a slow connection needs; a version of the kit that knows no second negotiation never answers. */
const ANSWER_MS = 10_000;

/** Who waits for answers has one offer on its way, and one that crossed it. */
const MAX_TAKING = 4;

export interface Description {
  readonly type: 'offer' | 'answer';
  readonly sdp: string;
}

/**
 * Perfect negotiation over a channel of one's own, after PeerJS has made its only offer and answer. Where both sides
 * offer at once, the polite one takes its own back.
 */
export class Negotiation {
  readonly #pc: RTCPeerConnection;
  readonly #isPolite: boolean;
  readonly #send: (description: Description) => void;
  readonly #failed: (error: PeerElementsError) => void;
  readonly #isCut: () => boolean;
  readonly #cleanup = new Cleanup();
  #isOffering = false;
  #taking = 0;
  /** An answer is being taken: an offer that comes now comes after it. */
  #isAnswered = false;
  #hasGivenUp = false;
  #wasCut = false;
  #stopWaiting = () => {};

  constructor(
    pc: RTCPeerConnection,
    isPolite: boolean,
    send: (description: Description) => void,
    failed: (error: PeerElementsError) => void,
    isCut: () => boolean,
  ) {
    this.#pc = pc;
    this.#isPolite = isPolite;
    this.#send = send;
    this.#failed = failed;
    this.#isCut = isCut;
    this.#cleanup.listen(pc, 'negotiationneeded', () => void this.#offer());
  }

  stop(): void {
    this.#cleanup.run();
  }

  /** After it was given up, the next wish tries it again. */
  again(): void {
    if (!this.#hasGivenUp) return;
    this.#hasGivenUp = false;
    void this.#offer();
  }

  async #offer(): Promise<void> {
    // What was taken back is still needed, as the browser sees it.
    if (this.#hasGivenUp) return;
    this.#isOffering = true;
    try {
      await this.#pc.setLocalDescription();
      if (this.#cleanup.done) return;
      this.#say();
      this.#wait();
    } catch (cause) {
      this.#fail(cause);
    } finally {
      this.#isOffering = false;
    }
  }

  #say(): void {
    const { type, sdp } = this.#pc.localDescription as RTCSessionDescription;
    this.#send({ type: type as Description['type'], sdp });
  }

  async take(description: Description): Promise<void> {
    const pc = this.#pc;
    const isOffer = description.type === 'offer';
    const collides = isOffer && (this.#isOffering || (pc.signalingState !== 'stable' && !this.#isAnswered));
    // The other side takes its own offer back and answers the one that is on its way to it.
    if (collides && !this.#isPolite) return;
    // An answer to an offer that was taken back.
    if (!isOffer && pc.signalingState !== 'have-local-offer') return;
    if (this.#taking === MAX_TAKING) return;
    this.#taking++;
    this.#isAnswered = !isOffer;
    try {
      await pc.setRemoteDescription(description);
      this.#hasGivenUp = false;
      this.#stopWaiting();
      if (!isOffer) return;
      await pc.setLocalDescription();
      if (!this.#cleanup.done) this.#say();
    } catch (cause) {
      this.#fail(cause);
    } finally {
      this.#isAnswered = false;
      this.#taking--;
    }
  }

  #wait(): void {
    this.#stopWaiting();
    this.#stopWaiting = this.#cleanup.after(ANSWER_MS, () => void this.#giveUp());
  }

  async #giveUp(): Promise<void> {
    if (this.#pc.signalingState !== 'have-local-offer') return;
    // Nothing can be answered just now; what was said while that was so may be late as well.
    const wasCut = this.#wasCut;
    this.#wasCut = this.#isCut();
    if (wasCut || this.#wasCut) return this.#wait();
    this.#hasGivenUp = true;
    await this.#pc.setLocalDescription({ type: 'rollback' });
    this.#fail(null);
  }

  #fail(cause: unknown): void {
    if (this.#cleanup.done || this.#pc.signalingState === 'closed') return;
    this.#failed(
      new PeerElementsError(
        'negotiation-failed',
        'The other side did not take what was to be added to the call.',
        { hint: 'The call goes on as it was. Try it again.', cause },
      ),
    );
  }
}
