import { expect, fixture, html } from '@open-wc/testing';
import 'peerjs';
import type { PeerVideo } from '../../../src/elements/peer-video/peer-video.js';
import type { PeerVideoCall } from '../../../src/elements/peer-video-call/peer-video-call.js';
import { fakeCamera, installFakeMedia, type FakeMedia } from '../../support/media.js';
import { all, inside, people } from '../../support/people.js';
import { until } from '../../support/wait.js';

const button = (element: Element) => inside<HTMLButtonElement>(element, 'button');
const words = (call: PeerVideoCall) => call.shadowRoot?.textContent ?? '';

describe('<peer-video-call> and its parts', function () {
  this.timeout(20_000);
  let media: FakeMedia;
  beforeEach(() => (media = installFakeMedia()));
  afterEach(() => media.uninstall());

  async function pair() {
    const page = await people({
      ada: html`<peer-video-call to="ben"></peer-video-call>`,
      ben: html`<peer-video-call></peer-video-call>`,
    });
    return all(page, 'peer-video-call');
  }

  async function ringing() {
    const [ada, ben] = await pair();
    inside(ada, '[part=call-button]').click();
    await until('it rings', () => ben.state === 'incoming' && ben.shadowRoot?.querySelector('[part=accept]'));
    return [ada, ben] as const;
  }

  async function live() {
    const [ada, ben] = await ringing();
    inside(ben, '[part=accept]').click();
    await until('it is live', () => ada.state === 'live' && ben.state === 'live');
    return [ada, ben] as const;
  }

  it('is a group with a name, and opens no device before a click', async () => {
    const [ada, ben] = await pair();
    expect(inside(ada, '[role=group]').getAttribute('aria-label')).to.equal('Video call');
    for (const call of [ada, ben]) await expect(call).to.be.accessible();
    expect([ada.localStream, ben.localStream]).to.deep.equal([null, null]);
  });

  it('rings on both sides, in words that are spoken', async () => {
    const [ada, ben] = await ringing();
    await until('the callee hears who', () => inside(ben, '[role=alert]').textContent?.includes('ada'));
    await until('the caller hears what', () => inside(ada, '[role=status]').textContent?.includes('Ringing'));
    for (const call of [ada, ben]) await expect(call).to.be.accessible();
    expect([ben.localStream, ben.remoteStream]).to.deep.equal([null, null]);
    inside(ben, '[part=decline]').click();
    await until('the caller is told', () => ada.state === 'ended' && words(ada).includes('declined'));
    await expect(ada).to.be.accessible();
  });

  it('goes from live to ended, and shows its state to CSS', async () => {
    const [ada, ben] = await live();
    expect([ada.getAttribute('state'), ada.matches(':state(live)')]).to.deep.equal(['live', true]);
    await expect(ada).to.be.accessible();
    button(inside(ada, 'peer-hang-up-button')).click();
    await until('both have ended', () => ada.state === 'ended' && ben.state === 'ended');
    expect(ada.localStream).to.equal(null);
  });

  it('mutes and unmutes by a button that says whether it is pressed, and the other side sees it', async () => {
    const [ada, ben] = await live();
    const mute = inside(ada, 'peer-mute-button');
    expect(button(mute).getAttribute('aria-pressed')).to.equal('false');
    button(mute).click();
    await until('it is pressed', () => button(mute).getAttribute('aria-pressed') === 'true');
    expect([ada.micOff, ada.hasAttribute('mic-off')]).to.deep.equal([true, true]);
    await until('the other side knows', () => ben.remoteMicOff);
    button(mute).click();
    await until('it is on again', () => !ben.remoteMicOff && !ada.micOff);
  });

  it('feeds the picture of the other side at once, not when all is drawn', async () => {
    const [ada] = await live();
    const stream = fakeCamera();
    ada.handle.store.set({ remoteStream: stream });
    // Two streams that are not the same one are too much for the report of a failure.
    expect(inside<PeerVideo>(ada, '.remote').stream === stream).to.equal(true);
  });

  it('switches the camera off and on', async () => {
    const [ada, ben] = await live();
    const camera = inside(ada, 'peer-camera-button');
    expect(button(camera).getAttribute('aria-label')).to.equal('Turn off camera');
    button(camera).click();
    await until('the other side knows', () => ben.remoteCameraOff);
    expect(button(camera).getAttribute('aria-pressed')).to.equal('true');
    button(camera).click();
    await until('it is back', () => !ben.remoteCameraOff && !ada.cameraOff);
  });

  for (const tag of ['peer-mute-button', 'peer-camera-button', 'peer-hang-up-button'] as const)
    it(`<${tag}> without a call is named, and cannot be pressed`, async () => {
      const element = await fixture<HTMLElement>(document.createElement(tag));
      await (element as PeerVideo).updateComplete;
      expect(button(element).disabled).to.equal(true);
      expect(button(element).getAttribute('aria-label')).to.not.equal('');
      await expect(element).to.be.accessible();
    });

  it('<peer-video> shows a stream, a name, and who is muted', async () => {
    const stream = fakeCamera({ color: '#123456' });
    const video = await fixture<PeerVideo>(
      html`<peer-video
        .stream=${stream}
        name="Ada Lovelace"
        mic-off
        muted
        style="inline-size: 320px"
      ></peer-video>`,
    );
    await until('it plays', () => inside<HTMLVideoElement>(video, 'video').videoWidth > 0);
    expect(inside(video, '[part=name]').textContent).to.equal('Ada Lovelace');
    expect(inside(video, '[part=badge]').getAttribute('aria-label')).to.equal('Microphone is off');
    await expect(video).to.be.accessible();
    for (const track of stream.getTracks()) track.stop();
    video.stream = null;
    await until('a face stands in', () => video.shadowRoot?.querySelector('[part=avatar]'));
    await expect(video).to.be.accessible();
  });
});
