import { CallElement } from '../shared/call-element.js';
import { complain } from '../shared/complain.js';
import { iconMaximize, iconMinimize } from '../shared/icons-more.js';

/**
 * Shows a call on the whole screen, and brings it back.
 *
 * @summary The button for the whole screen.
 * @tag peer-fullscreen-button
 * @slot on - Icon while the call fills the screen.
 * @slot off - Icon while it does not.
 * @event {CustomEvent<{error: PeerElementsError}>} error - The browser does not allow it.
 * @csspart button - The button.
 * @csspart tooltip - What it does, shown on hover and on focus.
 * @cssproperty [--peer-control=#3b424b] - Background; the icon's colour while it is on.
 * @cssproperty [--peer-on-control=#fff] - Icon; the background while it is on.
 * @cssstate on - The call fills the screen.
 * @cssstate off - It does not.
 */
export class PeerFullscreenButton extends CallElement {
  constructor() {
    super(() => null);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('fullscreenchange', this.#changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('fullscreenchange', this.#changed);
  }

  readonly #changed = (): void => this.requestUpdate();

  get #element(): Element | null {
    return this.handle?.element ?? null;
  }

  protected override render() {
    const element = this.#element;
    const isOn = !!element?.matches(':fullscreen');
    return this.switchTemplate(
      isOn,
      isOn,
      this.t('Full screen'),
      this.t(isOn ? 'Leave full screen' : 'Full screen'),
      isOn ? iconMinimize : iconMaximize,
      () => void this.#toggle(),
      !element || !document.fullscreenEnabled,
    );
  }

  /** As it is now: what is drawn may lag behind. */
  async #toggle(): Promise<void> {
    const element = this.#element;
    try {
      await (element?.matches(':fullscreen') ? document.exitFullscreen() : element?.requestFullscreen());
    } catch (cause) {
      const { notAllowed } = await import('./not-allowed.js');
      const error = notAllowed(cause);
      this.fire('error', { error });
      if (this.handle) complain(this.handle, error);
    }
  }
}
