import { expect, html } from '@open-wc/testing';
import { PeerElementsError } from '../../../src/base/errors.js';
import type { PeerVideoCall } from '../../../src/elements/peer-video-call/peer-video-call.js';
import { camera, closeCameras, liveCall, openMenu, set } from '../../support/live-call.js';
import { inside } from '../../support/people.js';
import { until } from '../../support/wait.js';

const WIDTHS = [200, 240, 360, 480, 768];

/** Where things stand in a call, measured. */
describe('the stage of a call', function () {
  this.timeout(30_000);
  afterEach(closeCameras);

  const called = (width: number, layout: string) =>
    liveCall(
      html`<div style="inline-size: ${width}px">
        <peer-video-call to="ben" layout=${layout}></peer-video-call>
      </div>`,
    );
  const box = (call: PeerVideoCall, selector: string) => inside(call, selector).getBoundingClientRect();
  const overlaps = (a: DOMRect, b: DOMRect) =>
    a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;

  for (const width of WIDTHS)
    for (const layout of ['pip', 'split', 'spotlight'])
      it(`a screen fills it, with both cameras small, in ${layout} at ${width} px`, async () => {
        const call = await called(width, layout);
        await until('the layout', () =>
          layout === 'pip'
            ? true
            : getComputedStyle(inside(call, '.self')).position === 'relative' || undefined,
        );
        await set(call, { screen: camera('#00ff00') });
        await until('the screen', () => call.shadowRoot?.querySelector('[part=screen]'));
        const [stage, screen] = [box(call, '.stage'), box(call, '[part=screen]')];
        expect([screen.width, screen.height]).to.deep.equal([stage.width, stage.height]);
        for (const tile of ['.self', '.remote'])
          expect(box(call, tile).width, tile).to.be.at.most(Math.max(72, stage.width / 5) + 1);
      });

  for (const width of WIDTHS)
    for (const corner of ['', 'start start', 'start end', 'end start', 'end end'])
      it(`nothing covers a picture at ${width} px with one’s own at “${corner}”`, async () => {
        const call = await called(width, 'pip');
        await set(call, { screen: camera('#00ff00'), ownScreen: camera('#0000ff') });
        await until('it says so', () => call.shadowRoot?.querySelector('[part=sharing]'));
        const self = inside(call, '.self');
        if (corner) {
          self.focus();
          const [block, inline] = corner.split(' ');
          const press = (key: string) => self.dispatchEvent(new KeyboardEvent('keydown', { key }));
          await until('it moves', () => {
            press(block === 'start' ? 'ArrowUp' : 'ArrowDown');
            press(inline === 'start' ? 'ArrowLeft' : 'ArrowRight');
            return self.dataset['corner'] === corner;
          });
          await call.updateComplete;
        }
        // It slides there.
        for (const animation of self.getAnimations()) animation.finish();
        const parts = ['.self', '.remote', '.beside', '[part=sharing]'] as const;
        for (const [at, one] of parts.entries())
          for (const other of parts.slice(at + 1))
            expect(overlaps(box(call, one), box(call, other)), `${one} and ${other}`).to.equal(false);
      });

  for (const width of WIDTHS)
    it(`what is said over it can be read at ${width} px`, async () => {
      const call = await called(width, 'pip');
      await set(call, {
        ownScreen: camera('#0000ff'),
        isRecorded: true,
        recording: { seconds: 83, bytes: 21_400_000, isSaving: false },
        error: new PeerElementsError('media-not-found', 'The camera is gone.', { hint: 'Plug it in.' }),
      });
      await until('it is there', () => call.shadowRoot?.querySelector('[part=recording]'));
      const notices = await until('all of it', () => {
        const all = call.shadowRoot?.querySelectorAll<HTMLElement>('.notice');
        return all?.length === 4 ? all : null;
      });
      const stage = box(call, '.stage');
      for (const notice of notices) {
        const words = notice.querySelector('p') as HTMLElement;
        expect(words.getBoundingClientRect().width, words.textContent ?? '').to.be.above(80);
        const { left, right } = notice.getBoundingClientRect();
        expect([left >= stage.left, right <= stage.right]).to.deep.equal([true, true]);
        for (const { width, height } of [...notice.querySelectorAll('button')].map((each) =>
          each.getBoundingClientRect(),
        ))
          expect(Math.min(width, height)).to.be.at.least(44);
      }
      const stop = inside(call, '[part=stop-sharing]');
      expect(getComputedStyle(stop).borderTopColor).to.not.equal('rgba(0, 0, 0, 0)');
    });

  it('the buttons of its menu are large enough for a finger', async () => {
    const call = await called(360, 'pip');
    const menu = await openMenu(call);
    for (const choice of menu.querySelectorAll('.choice'))
      expect(choice.getBoundingClientRect().height).to.be.at.least(44);
  });
});
