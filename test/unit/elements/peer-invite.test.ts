import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import 'peerjs';
import decodeQR from 'qr/decode.js';
import '../../../src/define/all.js';
import type { PeerInvite } from '../../../src/elements/peer-invite/peer-invite.js';
import { invitationIn } from '../../../src/session/link.js';
import { forgetIdentities } from '../../support/identities.js';
import { createInPageSignalling } from '../../support/in-page-signalling.js';
import { all, inside, people } from '../../support/people.js';
import { pause, refusal, until } from '../../support/wait.js';

describe('<peer-invite>', function () {
  this.timeout(20_000);
  afterEach(async () => {
    history.replaceState(null, '', location.pathname + location.search);
    await forgetIdentities();
  });

  async function host(content: unknown = html`<peer-invite></peer-invite>`): Promise<PeerInvite> {
    const [invite] = all(await people({ ada: content }), 'peer-invite');
    await until('there is a link', () => invite.url);
    await invite.updateComplete;
    return invite;
  }

  it('has a link to this page with a secret in its fragment, and is accessible', async () => {
    const invite = await host();
    const url = new URL(invite.url ?? '');
    expect(url.origin + url.pathname).to.equal(location.origin + location.pathname);
    expect(invitationIn(url.hash)).to.include({ id: 'ada' });
    expect([invite.state, inside<HTMLInputElement>(invite, '[part=link]').value]).to.deep.equal([
      'ready',
      invite.url,
    ]);
    expect(inside(invite, '[part=id]').textContent).to.equal('ada');
    await expect(invite).to.be.accessible();
  });

  it('has the same link after the page was loaded again, and another one when it is renewed', async () => {
    const { url } = await host();
    const again = await host();
    expect(again.url).to.equal(url);
    await again.renew();
    await until('another one', () => again.url !== url);
  });

  it('leads where the attribute says, and says so where that is nonsense', async () => {
    const invite = await host(html`<peer-invite href="/other?room=1"></peer-invite>`);
    expect(invite.url).to.match(/^http:\/\/[^/]+\/other\?room=1#peer-invite=ada\./);
    const errors: string[] = [];
    invite.addEventListener('error', (event) =>
      errors.push((event as unknown as CustomEvent<{ error: { code: string } }>).detail.error.code),
    );
    invite.href = 'javascript:alert(1)';
    await until('it is refused', () => errors.length > 0);
    expect([errors, invite.url]).to.deep.equal([['invalid-attribute'], null]);
    invite.href = null;
    await until('there is a link', () => invite.url);
  });

  it('draws a QR code that reads as the link', async () => {
    const invite = await host();
    inside(invite, '[part=qr-button]').click();
    const drawn = await until('the code', () => invite.shadowRoot?.querySelector('[part=qr]'));
    await expect(invite).to.be.accessible();
    const text = await until('its text', () => invite.qr);
    const picture = new Image();
    picture.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
    await picture.decode();
    const size = 600;
    const canvas = new OffscreenCanvas(size, size).getContext('2d') as OffscreenCanvasRenderingContext2D;
    canvas.drawImage(picture, 0, 0, size, size);
    expect(decodeQR(canvas.getImageData(0, 0, size, size))).to.equal(invite.url);
    expect(drawn.querySelector('path')?.getAttribute('d')).to.have.length.above(100);
  });

  it('copies the link, or says why it cannot', async () => {
    const invite = await host();
    const { clipboard } = navigator;
    const texts: string[] = [];
    const write = clipboard.writeText.bind(clipboard);
    clipboard.writeText = (text) => Promise.resolve(void texts.push(text));
    inside(invite, '[part=copy]').click();
    await until('it says so', () => inside(invite, '.card').textContent?.includes('The link was copied.'));
    expect(texts).to.deep.equal([invite.url]);
    clipboard.writeText = () => Promise.reject(new Error('no'));
    expect((await refusal(invite.copy())).code).to.equal('not-allowed');
    clipboard.writeText = write;
  });

  it('has nothing to copy before the session is open', async () => {
    const page = await people({ ada: html`<peer-invite></peer-invite>` });
    const [invite] = all(page, 'peer-invite');
    invite.handle.store.set({ url: null });
    expect((await refusal(invite.copy())).code).to.equal('not-open-yet');
  });

  describe('on the page of who was invited', () => {
    const secret = 'AAECAwQFBgcICQoLDA0ODw';

    it('gives calls and chats that have nobody the one who invited', async () => {
      location.hash = `peer-invite=ada.${secret}`;
      const page = await people({
        ben: html`<peer-invite></peer-invite><peer-video-call></peer-video-call
          ><peer-chat to="carl"></peer-chat>`,
      });
      const [invite] = all(page, 'peer-invite');
      await until('it is invited', () => invite.state === 'invited');
      expect(invite.invitedBy).to.equal('ada');
      await until('it knows whom to call', () => all(page, 'peer-video-call')[0].to === 'ada');
      expect(all(page, 'peer-chat')[0].to).to.equal('carl');
      await expect(invite).to.be.accessible();
      history.replaceState(null, '', location.pathname + location.search);
    });

    it('leaves them as they are where the page says so', async () => {
      const page = await people({
        ben: html`<peer-invite @invite=${(event: Event) => event.preventDefault()}></peer-invite
          ><peer-video-call></peer-video-call>`,
      });
      const [invite] = all(page, 'peer-invite');
      // Pasted into the page that is open.
      location.hash = `peer-invite=ada.${secret}`;
      await until('it is invited', () => invite.state === 'invited');
      expect(all(page, 'peer-video-call')[0].to).to.equal(null);
    });

    it('takes nobody for their own guest who has the id of their last visit', async () => {
      const { transport } = createInPageSignalling();
      const visit = () =>
        fixture<HTMLElement>(
          html`<div>
            <peer-session remember .transport=${transport} .config=${{ iceServers: [] }}
              ><peer-invite></peer-invite><peer-video-call></peer-video-call
            ></peer-session>
          </div>`,
        );
      const first = await visit();
      const [before] = all(first, 'peer-invite');
      const url = await until('the link', () => before.url);
      const { localId } = before.handle.store.value;
      first.remove();
      await pause(100);
      location.hash = new URL(url).hash;
      const invites: unknown[] = [];
      const again = await visit();
      const [invite] = all(again, 'peer-invite');
      invite.addEventListener('invite', (event) => invites.push(event));
      await until('it is there', () => invite.url);
      expect([invite.handle.store.value.localId, invite.state]).to.deep.equal([localId, 'ready']);
      expect([all(again, 'peer-video-call')[0].to, invites.length]).to.deep.equal([null, 0]);
      history.replaceState(null, '', location.pathname + location.search);
    });

    it('takes nobody for their own guest', async () => {
      location.hash = `peer-invite=ada.${secret}`;
      const invite = await host();
      expect([invite.state, invite.invitedBy]).to.deep.equal(['ready', null]);
    });
  });
});
