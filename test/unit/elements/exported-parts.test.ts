import { expect, fixture, html } from '@open-wc/testing';
import type { PeerVideoCall } from '../../../src/elements/peer-video-call/peer-video-call.js';
import '../../../src/define/all.js';
import { camera, closeCameras, liveCall, LIVE, moveOver, openMenu, set } from '../../support/live-call.js';
import { inside } from '../../support/people.js';
import { until } from '../../support/wait.js';

interface Declaration {
  readonly tagName?: string;
  readonly cssParts?: readonly { readonly name: string }[];
}

/** The parts that each element documents. */
async function documented(): Promise<ReadonlyMap<string, readonly string[]>> {
  const manifest = (await (await fetch('/custom-elements.json')).json()) as {
    modules: { declarations: Declaration[] }[];
  };
  const all = manifest.modules.flatMap(({ declarations }) => declarations);
  return new Map(
    all.flatMap(({ tagName, cssParts = [] }) =>
      tagName ? [[tagName, cssParts.map(({ name }) => name)] as const] : [],
    ),
  );
}

/** `inner` and the name that it has outside; one that keeps its name is given once. */
const exportsOf = (element: Element): (readonly [inner: string, outer: string])[] =>
  (element.getAttribute('exportparts') ?? '')
    .split(',')
    .map((pair) => pair.trim().split(':'))
    .flatMap(([inner = '', outer = inner]) => (inner ? [[inner.trim(), outer.trim()] as const] : []));

/** What an element of the kit draws in its shadow root, but for what nobody ever sees. */
const drawnBy = (host: Element) =>
  [...(host.shadowRoot?.querySelectorAll('*') ?? [])].filter(
    ({ localName, parentElement }) => localName.startsWith('peer-') && !parentElement?.hidden,
  );

describe('the parts of what an element draws', function () {
  this.timeout(30_000);
  let parts: Awaited<ReturnType<typeof documented>>;
  before(async () => (parts = await documented()));
  afterEach(closeCameras);

  /** What is missing: parts that are not given on, names that nobody has written down. */
  function missing(host: Element, isDocumented = true): string[] {
    return drawnBy(host).flatMap((element) => {
      const given = exportsOf(element);
      const kept = (parts.get(element.localName) ?? []).filter(
        (name) => !given.some(([inner]) => inner === name),
      );
      const unknown = given.filter(
        ([, outer]) => isDocumented && !parts.get(host.localName)?.includes(outer),
      );
      return [
        ...kept.map((name) => `${element.localName} keeps its part ${name}`),
        ...unknown.map(([, outer]) => `${outer} is not documented`),
      ];
    });
  }

  /** A call with all there is to see of one. */
  async function full(call: PeerVideoCall): Promise<void> {
    await set(call, {
      ...{ quality: 'good', screen: camera('#00ff00'), captions: true },
      captioning: { state: 'listening', lines: [] },
    });
    await openMenu(call);
    await until('it is all there', () =>
      ['peer-captions', 'peer-quality', 'peer-device-select', '[part=screen]'].every((selector) =>
        call.shadowRoot?.querySelector(selector),
      ),
    );
  }

  it('peer-video-call gives all of them on, under documented names', async () => {
    const call = await liveCall();
    await full(call);
    expect(new Set(drawnBy(call).map(({ localName }) => localName))).to.have.property('size', 13);
    expect(missing(call)).to.deep.equal([]);
  });

  it('no two of them have one name', async () => {
    const call = await liveCall();
    await full(call);
    const names = drawnBy(call).flatMap((element) => exportsOf(element).map(([, outer]) => outer));
    const twice = names.filter((name, index) => names.indexOf(name) < index);
    // The button that plays what the browser does not has always had this name, whichever tile it is in.
    expect(twice).to.deep.equal(['remote-play']);
  });

  it('peer-call-button gives on what a call does', async () => {
    const button = await fixture(html`<peer-call-button to="ben" session="none"></peer-call-button>`);
    const call = await until('the call', () =>
      button.shadowRoot?.querySelector<PeerVideoCall>('peer-video-call'),
    );
    expect(missing(button, false)).to.deep.equal([]);
    const given = exportsOf(call);
    const known = parts.get('peer-video-call') ?? [];
    expect(given.map(([inner]) => inner).filter((name) => !known.includes(name))).to.deep.equal([]);
    call.handle.store.set(LIVE());
    await moveOver(call);
    await full(call);
    const reached = drawnBy(call).flatMap((element) => exportsOf(element).map(([, outer]) => outer));
    expect(reached.filter((name) => !given.some(([inner]) => inner === name))).to.deep.equal([]);
    // The names of a part of its own and of one of the call must not be the same.
    const own = parts.get('peer-call-button') ?? [];
    expect(given.map(([, outer]) => outer).filter((name) => own.includes(name))).to.deep.equal([]);
    expect(inside(button, '[part=call]')).to.equal(call);
  });
});
