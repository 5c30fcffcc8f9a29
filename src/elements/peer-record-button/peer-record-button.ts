import { html } from 'lit';
import type { Recording } from '../../channels/call-types.js';
import { CallElement } from '../shared/call-element.js';
import { iconCircleDot } from '../shared/icons-more.js';

const loadRecorder = () => import('../../channels/recorder.js');
const loadSaving = () => import('./save.js');

const TIPS = { off: 'Record', on: 'Stop recording', saving: 'Saving the recording…' } as const;

/**
 * Records a call on this machine, both sides in one file, and saves the file where the browser puts downloads. The other
 * side sees that it is recorded; a plain PeerJS page cannot show it, so say it aloud. It ends with the call at the latest.
 *
 * @summary The button that records.
 * @tag peer-record-button
 * @slot on - Icon while it records.
 * @slot off - Icon while it does not.
 * @slot saving - Icon while the file is being saved; default: that of `off`.
 * @event {CustomEvent<{blob: Blob, duration: number, name: string}>} recording - What this button recorded has ended: its file, its length in seconds and the name that it is saved under. `preventDefault()` keeps it from being saved.
 * @csspart button - The button.
 * @csspart tooltip - What it does, shown on hover and on focus.
 * @cssproperty [--peer-control=#3b424b] - Background; the icon's colour while it records.
 * @cssproperty [--peer-on-control=#fff] - Icon; the background while it records.
 * @cssstate on - It records.
 * @cssstate saving - What it has recorded is being saved.
 * @cssstate off - Neither.
 */
export class PeerRecordButton extends CallElement {
  constructor() {
    super(({ state, recording }) => `${state} ${recording ? String(recording.isSaving) : ''}`);
  }

  protected override render() {
    const { state, recording } = this.snapshot;
    const shown = !recording ? 'off' : recording.isSaving ? 'saving' : 'on';
    const isOn = shown === 'on';
    this.showState(shown);
    return html`<button
        part="button"
        aria-label=${this.t('Record')}
        aria-pressed=${isOn ? 'true' : 'false'}
        ?disabled=${state !== 'live' && !isOn}
        @click=${() => void (isOn ? this.#stop() : this.#start()).catch(() => undefined)}
      >
        <slot name=${shown}
          >${shown === 'saving' ? html`<slot name="off">${iconCircleDot}</slot>` : iconCircleDot}</slot
        ></button
      ><span part="tooltip" class="tip" aria-hidden="true">${this.t(TIPS[shown])}</span>`;
  }

  async #start(): Promise<void> {
    const { handle, snapshot } = this;
    const remote = snapshot.remoteName ?? snapshot.remoteId ?? '';
    await handle?.more((more) => more.startRecording((recording) => void this.#save(recording, remote)));
  }

  async #stop(): Promise<void> {
    const { handle } = this;
    if (handle) await (await loadRecorder()).stopRecording(handle.store);
  }

  /** Also when this button is gone by then, as one in a menu that was closed. */
  async #save(recording: Recording, remote: string): Promise<void> {
    const { nameOf, save } = await loadSaving();
    const name = nameOf(recording.blob, remote);
    if (this.fire('recording', { ...recording, name }, true)) save(recording.blob, name);
  }
}
