import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import 'peerjs';
import { ChannelHandle } from '../../../src/context/channel-handle.js';
import type { SessionHandle } from '../../../src/context/session-handle.js';
import type { PeerData } from '../../../src/elements/peer-data/peer-data.js';
import type { PeerSession } from '../../../src/elements/peer-session/peer-session.js';
import { all, inside, people } from '../../support/people.js';
import { until } from '../../support/wait.js';

describe('<peer-session>', () => {
  it('is no box of its own, and shows what stands in it', async () => {
    const session = await fixture<PeerSession>(html`<peer-session manual><p>inside</p></peer-session>`);
    expect(getComputedStyle(session).display).to.equal('contents');
    await expect(session).to.be.accessible();
  });

  it('stays idle when it is manual', async () => {
    const session = await fixture<PeerSession>(html`<peer-session manual></peer-session>`);
    await aTimeout(0);
    expect([session.state, session.getAttribute('state'), session.matches(':state(idle)')]).to.deep.equal([
      'idle',
      'idle',
      true,
    ]);
  });

  it('opens by itself, with the id that it was given, and closes when it is taken away', async () => {
    const page = await people({ ada: '' });
    const [session] = all(page, 'peer-session');
    expect([session.localId, session.getAttribute('state')]).to.deep.equal(['ada', 'open']);
    expect(session.peer?.id).to.equal('ada');
    session.remove();
    await until('it is closed', () => session.state === 'closed');
  });

  it('that is gone before it was loaded stays gone', async () => {
    const opened: string[] = [];
    const session = document.createElement('peer-session');
    session.peerId = 'gone';
    session.transport = ({ id }) => {
      opened.push(id);
      return { send: () => undefined, close: () => undefined };
    };
    const { handle } = session;
    const load = handle.load.bind(handle);
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    handle.load = () => held.then(load);
    document.body.append(session);
    await session.updateComplete;
    session.remove();
    await aTimeout(10);
    goOn();
    await handle.load();
    await aTimeout(300);
    expect([opened, session.peer]).to.deep.equal([[], null]);
  });

  it('that was taken off the server stays so when its page comes back', async () => {
    const page = await people({ ada: '' });
    const [session] = all(page, 'peer-session');
    session.disconnect();
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await aTimeout(200);
    expect(session.state).to.equal('disconnected');
  });

  it('survives a move in the page', async () => {
    const page = await people({ ada: '' });
    const [session] = all(page, 'peer-session');
    const { peer } = session;
    page.append(document.createElement('section'));
    page.querySelector('section')?.append(session);
    await aTimeout(0);
    expect(session.peer).to.equal(peer);
    expect(session.state).to.equal('open');
  });

  it('opens again when it is put back, with all that stands in it', async () => {
    const page = await people({
      ada: html`<peer-data to="ben"></peer-data>`,
      ben: html`<peer-data to="ada"></peer-data>`,
    });
    const [session] = all(page, 'peer-session');
    session.remove();
    await until('it is closed', () => session.state === 'closed');
    page.append(session);
    await until('it is open', () => session.state === 'open');
    await session.querySelector<PeerData>('peer-data')?.send('back');
  });

  it('says which attribute cannot be used', async () => {
    const session = await fixture<PeerSession>(html`<peer-session manual port="99999"></peer-session>`);
    setTimeout(() => void session.start().catch(() => undefined));
    const { detail } = (await oneEvent(session, 'error')) as CustomEvent<{ error: { code: string } }>;
    expect(detail.error.code).to.equal('invalid-attribute');
    expect(session.state).to.equal('failed');
  });
});

describe('<peer-data>', () => {
  it('that is hung on twice while it is loaded is one', async () => {
    const loaded: ((channel: object) => void)[] = [];
    const handle = new ChannelHandle(
      { error: null },
      () => new Promise<never>((resolve) => loaded.push(resolve as never)),
    );
    const reception = { hold: () => () => undefined };
    const source = {
      session: { reception },
      engine: {},
      on: () => () => undefined,
    } as unknown as SessionHandle;
    for (const each of [source, null, source]) handle.attach(each);
    const disposed: number[] = [];
    const channels = loaded.map((_, at) => ({ onAny: () => undefined, dispose: () => disposed.push(at) }));
    for (const [at, channel] of channels.entries()) loaded[at]?.(channel);
    await aTimeout(0);
    expect([channels.length, disposed]).to.deep.equal([2, [0]]);
    expect(handle.channel).to.equal(channels[1]);
  });

  it('carries data both ways', async () => {
    const page = await people({
      ada: html`<peer-data to="ben"></peer-data>`,
      ben: html`<peer-data to="ada"></peer-data>`,
    });
    const [ada, ben] = all(page, 'peer-data');
    const got: unknown[] = [];
    for (const side of [ada, ben])
      side.addEventListener('data', (event) =>
        got.push((event as CustomEvent<{ data: unknown }>).detail.data),
      );
    await ada.send({ from: 'ada' });
    await until('Ben has it', () => got.length === 1);
    await ben.send([1, null]);
    await until('Ada has it', () => got.length === 2);
    expect(got).to.deep.equal([{ from: 'ada' }, [1, null]]);
    expect([ada.remoteId, ben.remoteId, ada.getAttribute('state')]).to.deep.equal(['ben', 'ada', 'open']);
  });

  it('works again when it is put back into its session', async () => {
    const page = await people({
      ada: html`<peer-data to="ben"></peer-data>`,
      ben: html`<peer-data to="ada"></peer-data>`,
    });
    const [ada, ben] = all(page, 'peer-data');
    const home = ada.parentElement as HTMLElement;
    await ada.send('one');
    ada.remove();
    await until('its connection is closed', () => ben.state === 'closed');
    home.append(ada);
    const got = oneEvent(ben, 'data') as Promise<CustomEvent<{ data: unknown }>>;
    await ada.send('two');
    expect((await got).detail.data).to.equal('two');
  });

  it('shows nothing but what its author has to mend', async () => {
    const element = await fixture<PeerData>(html`<peer-data to="ben"></peer-data>`);
    await until('it says so', () => element.shadowRoot?.querySelector('[role=alert]'));
    expect(inside(element, '[role=alert]').textContent).to.contain('<peer-session>');
    await expect(element).to.be.accessible();
  });
});
