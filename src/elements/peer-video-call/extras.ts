import { html, nothing, render, type CSSResult, type ReactiveController, type TemplateResult } from 'lit';
import { demand } from '../../base/define.js';
import type { PeerElementsError } from '../../base/errors.js';
import { Cleanup } from '../../base/lifetime.js';
import type { TextParams } from '../../base/text.js';
import { canShareScreen } from '../../channels/can-share-screen.js';
import type { CallQuality } from '../../channels/quality-types.js';
import type { Host } from '../../context/controllers.js';
import type { CallHandle } from '../../context/handles.js';
import { complain } from '../shared/complain.js';
import { iconEllipsisVertical } from '../shared/icons-beside.js';
import { extraStyles } from './extras.styles.js';
import { watchRest } from './rest.js';
import type { Corner } from './self-view.js';

export const styles = extraStyles;

const loadGoingOn = () => import('./going-on.js');
const loadHotkeys = () => import('./hotkeys.js');
const loadLayouts = () => import('./layouts.js');
const loadMenu = () => import('./menu.js');
const loadSelfView = () => import('./self-view.js');
const loadSpeaker = () => import('./speaker.js');

/** A call, as far as its extras go. */
interface Call extends Host {
  readonly handle: CallHandle;
  readonly hotkeys: string | null;
  readonly withoutControls: boolean;
  readonly renderRoot: DocumentFragment | HTMLElement;
  layout: 'pip' | 'split' | 'spotlight' | null;
}

/** A tile, as far as it is marked here. */
interface Tile extends HTMLElement {
  quality: CallQuality | null;
  mirror: boolean;
}

/** What an element of the kit gives to its own parts. */
interface Tools {
  t(template: string, params?: TextParams): string;
  lazy<P extends { readonly styles: CSSResult }>(load: () => Promise<P>): P | null;
}

/**
 * What a call has beyond its first picture: the other side's screen, the buttons for which there is no room at first, the
 * corner of one's own picture, keys, rest. Drawn into a layer of its own over the stage, so that nothing of it has to be
 * known before it is loaded; most of it is loaded when it is used.
 */
export class Extras implements ReactiveController {
  readonly #call: Call;
  readonly #tools: Tools;
  readonly #layer = document.createElement('div');
  readonly #said = document.createElement('div');
  #cleanup = new Cleanup();
  #isOpen = false;
  #corner: Corner | null = null;
  #self: HTMLElement | null = null;
  #isSelfWanted = false;
  #isMovable = false;
  #hasKeys = false;
  #error: PeerElementsError | null = null;

  constructor(call: Call, tools: Tools) {
    this.#call = call;
    this.#tools = tools;
    this.#layer.className = 'layer';
    this.#said.className = 'said';
    call.addController(this);
  }

  hostConnected(): void {
    const call = this.#call;
    const cleanup = (this.#cleanup = new Cleanup());
    this.#self = null;
    this.#isMovable = this.#hasKeys = false;
    watchRest(call, cleanup, (isResting) =>
      this.#stage?.toggleAttribute('data-resting', isResting && !this.#isOpen),
    );
    cleanup.listen(call, 'keydown', (event) => {
      if ((event as KeyboardEvent).key !== 'Escape' || !this.#isOpen) return;
      // What the call stands in stays open.
      event.preventDefault();
      this.#open(false);
    });
    cleanup.listen(call, 'pointerdown', (event) => {
      if (this.#isOpen && !event.composedPath().includes(this.#layer)) this.#open(false);
    });
  }

  hostDisconnected(): void {
    this.#cleanup.run();
  }

  get #stage(): HTMLElement | null {
    return this.#call.renderRoot.querySelector<HTMLElement>('.stage');
  }

  /** What is wrong with `layout`; null where it can be used. */
  get error(): PeerElementsError | null {
    return this.#error;
  }

  hostUpdate(): void {
    const { layout, handle } = this.#call;
    const error = (layout !== null && this.#tools.lazy(loadLayouts)?.checkLayout(layout)) || null;
    const isNew = error && error.message !== this.#error?.message;
    this.#error = error;
    // A listener may be added by the script after the one that made this element.
    if (isNew) setTimeout(() => handle.events.emit('error', error));
  }

  /** The call has drawn itself. */
  hostUpdated(): void {
    const stage = this.#stage;
    if (!stage) return;
    if (this.#layer.parentNode !== stage) {
      stage.append(this.#layer);
      // Among what else is said over the pictures.
      stage.querySelector('.notices')?.append(this.#said);
    }
    stage.toggleAttribute('data-presenting', !!this.#call.handle.store.value.screen);
    this.#mark(stage);
    this.#moveSelf(stage);
    this.#hear();
    render(this.#content(), this.#layer);
    this.#choose(stage);
  }

  #hear(): void {
    const call = this.#call;
    if (this.#hasKeys || call.hotkeys === null) return;
    const keys = this.#tools.lazy(loadHotkeys);
    if (!keys) return;
    this.#hasKeys = true;
    keys.watchKeys(call, this.#cleanup, () => ({
      hotkeys: call.hotkeys,
      handle: call.handle,
    }));
  }

  #open(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.#call.requestUpdate();
    if (!isOpen) this.#layer.querySelector<HTMLElement>('.open')?.focus();
  }

  /** The loudspeaker; what plays no sound here needs none. */
  #choose(stage: HTMLElement): void {
    const { speaker } = this.#call.handle.store.value;
    const videos = [...stage.querySelectorAll('peer-video:not([muted])')].map((tile) =>
      tile.shadowRoot?.querySelector('video'),
    );
    for (const video of videos) {
      if (!video || (!speaker && !video.sinkId)) continue;
      const part = this.#tools.lazy(loadSpeaker);
      part
        ?.setSpeaker(video, speaker ?? '')
        .catch((cause: unknown) => complain(this.#call.handle, part.noSpeaker(cause)));
    }
  }

  /** What the tiles could not know at first. */
  #mark(stage: HTMLElement): void {
    const { quality, localStream } = this.#call.handle.store.value;
    const remote = stage.querySelector<Tile>('.remote');
    if (remote) remote.quality = quality === 'poor' ? quality : null;
    const self = stage.querySelector<Tile>('.self');
    const facing = localStream?.getVideoTracks()[0]?.getSettings().facingMode;
    // A camera on the back of a phone, however it was chosen, is no mirror.
    if (self && facing) self.mirror = facing !== 'environment';
  }

  // One's own picture.

  #moveSelf(stage: HTMLElement): void {
    const { layout } = this.#call;
    const self = stage.querySelector<HTMLElement>('.self');
    if (!self) return;
    const isMovable = layout === null || layout === 'pip';
    self.setAttribute('role', 'group');
    self.setAttribute(
      'aria-label',
      isMovable ? this.#tools.t('You. The arrow keys move your picture.') : this.#tools.t('You'),
    );
    if (isMovable) self.tabIndex = 0;
    else self.removeAttribute('tabindex');
    if (this.#corner) self.dataset['corner'] = `${this.#corner.block} ${this.#corner.inline}`;
    if (this.#self !== self) {
      this.#self = self;
      const want = () => {
        this.#isSelfWanted = true;
        this.#call.requestUpdate();
      };
      for (const type of ['pointerenter', 'focusin']) this.#cleanup.listen(self, type, want);
    }
    const part = this.#isSelfWanted ? this.#tools.lazy(loadSelfView) : null;
    if (!part || this.#isMovable) return;
    this.#isMovable = true;
    part.makeMovable(
      self,
      this.#cleanup,
      () => ({ stage, isRightToLeft: getComputedStyle(stage).direction === 'rtl', corner: this.#corner }),
      (corner) => {
        this.#corner = corner;
        this.#call.requestUpdate();
      },
    );
  }

  // What is drawn.

  #content(): TemplateResult {
    const call = this.#call;
    const { state, screen, ownScreen, recording, isRecorded, captioning, isCaptioned, isAsleep } =
      call.handle.store.value;
    // A long recording is still being saved when its call is over.
    const isAny = screen || ownScreen || recording || isRecorded || captioning || isCaptioned || isAsleep;
    const goingOn = isAny ? this.#tools.lazy(loadGoingOn) : null;
    const { t } = this.#tools;
    render(html`${goingOn?.said(call.handle, t)}`, this.#said);
    if (state !== 'live' && state !== 'reconnecting') {
      this.#isOpen = false;
      return html``;
    }
    // Where an author has put buttons of their own, nothing is added to them.
    const hasButtons = !call.withoutControls && !call.querySelector(':scope > [slot=controls]');
    return html`${goingOn?.shown(call.handle, t)} ${hasButtons ? this.#beside() : nothing}
    ${this.#hasKeys ? this.#tools.lazy(loadHotkeys)?.pressed() : nothing}`;
  }

  #beside(): TemplateResult {
    const call = this.#call;
    const { t, lazy } = this.#tools;
    if (canShareScreen()) demand('peer-screen-button');
    const menu = this.#isOpen ? lazy(loadMenu) : null;
    return html`<div class="beside">
        ${
          canShareScreen()
            ? html`<peer-screen-button
                class="roomy"
                exportparts="button:screen-button, tooltip:screen-button-tooltip"
              ></peer-screen-button>`
            : nothing
        }
        <button
          part="more"
          class="round-plain open"
          aria-label=${t('More')}
          aria-expanded=${this.#isOpen ? 'true' : 'false'}
          @click=${() => this.#open(!this.#isOpen)}
        >
          ${iconEllipsisVertical}
        </button>
      </div>
      ${menu?.menu(call.layout, (layout) => (call.layout = layout), t)}`;
  }
}
