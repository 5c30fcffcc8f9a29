import { expect, html } from '@open-wc/testing';
import { togglePip } from '../../../src/elements/peer-pip-button/pip-window.js';
import { camera, closeCameras, liveCall, set } from '../../support/live-call.js';
import { until } from '../../support/wait.js';

/** The small window of a call: a frame stands in for it, as a window needs a click of a person. */
describe('the small window of a call', () => {
  const global = globalThis as { documentPictureInPicture?: unknown };
  const own = Object.getOwnPropertyDescriptor(global, 'documentPictureInPicture');
  let frame: HTMLIFrameElement;
  beforeEach(() => {
    frame = document.body.appendChild(document.createElement('iframe'));
    Object.defineProperty(global, 'documentPictureInPicture', {
      configurable: true,
      value: { requestWindow: () => Promise.resolve(frame.contentWindow) },
    });
  });
  afterEach(() => {
    frame.remove();
    closeCameras();
    Reflect.deleteProperty(global, 'documentPictureInPicture');
    if (own) Object.defineProperty(global, 'documentPictureInPicture', own);
  });
  const inside = (selector: string) => frame.contentDocument?.querySelector(selector) as HTMLElement;
  const styleOf = (selector: string) => frame.contentWindow?.getComputedStyle(inside(selector));

  it('has the colours that an author has set for the call', async () => {
    const call = await liveCall(
      html`<div style="--peer-stage: rgb(1, 2, 3); --peer-danger: rgb(4, 5, 6)">
        <peer-video-call to="ben" style="--peer-control: rgb(7, 8, 9)"></peer-video-call>
      </div>`,
    );
    await togglePip(call.handle, (words) => words);
    expect(styleOf('body')?.backgroundColor).to.equal('rgb(1, 2, 3)');
    expect(styleOf('.end')?.backgroundColor).to.equal('rgb(4, 5, 6)');
    expect(styleOf('button:not(.end)')?.backgroundColor).to.equal('rgb(7, 8, 9)');
    expect(styleOf('body')?.color).to.equal('rgb(244, 246, 248)');
  });

  it('shows one’s own picture as in a mirror, but not that of a camera on the back', async () => {
    const call = await liveCall();
    await togglePip(call.handle, (words) => words);
    expect(styleOf('.self')?.scale).to.equal('-1 1');
    const stream = call.localStream?.clone() as MediaStream;
    const [track] = stream.getVideoTracks();
    Object.assign(track ?? {}, { getSettings: () => ({ facingMode: 'environment' }) });
    await set(call, { localStream: stream });
    await until('it is turned', () => styleOf('.self')?.scale === 'none');
    track?.stop();
  });

  describe('where only a picture can be taken out', () => {
    let shown: HTMLVideoElement | null;
    const kept: [object, string, PropertyDescriptor | undefined][] = [];
    const stub = (target: object, name: string, property: PropertyDescriptor) => {
      kept.push([target, name, Object.getOwnPropertyDescriptor(target, name)]);
      Object.defineProperty(target, name, { configurable: true, ...property });
    };
    beforeEach(() => {
      shown = null;
      const enter = (video: HTMLVideoElement) => {
        shown = video;
        return Promise.resolve();
      };
      const leave = () => {
        const video = shown;
        shown = null;
        video?.dispatchEvent(new Event('leavepictureinpicture'));
        return Promise.resolve();
      };
      stub(globalThis, 'documentPictureInPicture', { value: undefined });
      stub(document, 'pictureInPictureElement', { get: () => shown });
      stub(document, 'exitPictureInPicture', { value: leave });
      stub(HTMLVideoElement.prototype, 'requestPictureInPicture', {
        value: function (this: HTMLVideoElement) {
          return enter(this);
        },
      });
    });
    afterEach(() => {
      for (const [target, name, before] of kept.splice(0).reverse())
        if (before) Object.defineProperty(target, name, before);
        else Reflect.deleteProperty(target, name);
    });

    it('stays while a call goes on over another connection, and goes with the call', async () => {
      const call = await liveCall();
      await togglePip(call.handle, (words) => words);
      expect([shown?.srcObject, call.handle.store.value.inPip]).to.deep.equal([call.remoteStream, true]);
      await set(call, { state: 'reconnecting', remoteStream: null });
      expect(call.handle.store.value.inPip).to.equal(true);
      const next = camera('#336633');
      await set(call, { state: 'live', remoteStream: next });
      expect([shown?.srcObject, call.handle.store.value.inPip]).to.deep.equal([next, true]);
      await set(call, { state: 'ended', remoteStream: null });
      expect([shown, call.handle.store.value.inPip]).to.deep.equal([null, false]);
    });

    it('does not outlive a call that ended while it opened', async () => {
      const call = await liveCall();
      const opening = togglePip(call.handle, (words) => words);
      await set(call, { state: 'ended' });
      await opening;
      expect([shown, call.handle.store.value.inPip]).to.deep.equal([null, false]);
    });
  });
});
