import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import 'peerjs';
import '../../../src/define/all.js';
import { PeerElementsError } from '../../../src/base/errors.js';
import { addLocale } from '../../../src/base/text.js';
import { finding, resultOf } from '../../../src/channels/doctor-finding.js';
import { CHECKS, IDLE_DOCTOR, type FindingState } from '../../../src/channels/doctor-types.js';
import type { PeerDoctor } from '../../../src/elements/peer-doctor/peer-doctor.js';
import { all, inside, people } from '../../support/people.js';
import { spyOnConnections } from '../../support/spies.js';
import { refusal, until } from '../../support/wait.js';

describe('<peer-doctor>', function () {
  this.timeout(20_000);

  async function doctor(): Promise<PeerDoctor> {
    const [element] = all(await people({ ada: html`<peer-doctor></peer-doctor>` }), 'peer-doctor');
    return element;
  }

  const FOUND: Readonly<Record<FindingState, ReturnType<typeof finding>>> = {
    ok: finding('ok', 'There and back takes {ms} ms.', { params: { ms: 1234.5 } }),
    warning: finding('warning', 'The PeerServer at {url} limps.', {
      ...{ params: { url: 'ws://203.0.113.7:9000/?id=ada' }, hint: 'Ask {who}.' },
    }),
    failed: finding('failed', 'TURN over {way}: {servers}', {
      ...{ params: { way: 'UDP', servers: 'turn.example.org' }, hint: 'Name another than {servers}.' },
    }),
    skipped: finding('skipped', 'Not looked at.'),
  };
  const show = async (element: PeerDoctor, ...found: FindingState[]) => {
    element.handle.store.set({
      ...{ state: 'done', finishedAt: 0 },
      results: found.map((state, at) => resultOf(CHECKS[at] ?? 'loss', FOUND[state])),
    });
    await element.updateComplete;
  };

  it('is accessible before, while and after it runs, and says how far it is', async () => {
    const element = await doctor();
    const seen: string[] = [];
    for (const name of ['statechange', 'result', 'complete'])
      element.addEventListener(name, (event) => {
        const { detail } = event as CustomEvent<{ state?: string; result?: { check: string } }>;
        seen.push(detail.state ?? detail.result?.check ?? name);
      });
    await expect(element).to.be.accessible();
    expect([element.state, element.report, element.results.length]).to.deep.equal(['idle', null, 0]);
    inside(element, '[part=run]').click();
    await until('it runs', () => element.state === 'running');
    await element.updateComplete;
    expect(inside(element, '[part=headline]').textContent).to.match(/Checking th(is|e) \w+…/);
    const run = element.run();
    expect(element.run()).to.equal(run);
    await expect(element).to.be.accessible();
    const results = await run;
    await element.updateComplete;
    expect(results).to.equal(element.results);
    expect(seen).to.deep.equal(['running', ...CHECKS, 'done', 'complete']);
    expect(element.shadowRoot?.querySelectorAll('[part=result]')).to.have.length(CHECKS.length);
    expect(element.matches('[state=done]:state(done)')).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('says the worst of what it found', async () => {
    const element = await doctor();
    const headline = () => inside(element, '[part=headline]').textContent?.trim();
    await show(element, 'ok', 'skipped');
    expect(headline()).to.equal('Nothing stands in the way of calls.');
    await show(element, 'ok', 'warning', 'skipped');
    expect(headline()).to.equal('Calls are possible, with limits.');
    await show(element, 'failed', 'warning', 'ok');
    expect(headline()).to.equal('Something stands in the way of calls.');
    const [first] = element.shadowRoot?.querySelectorAll('[part=result]') ?? [];
    expect(first?.querySelector('.words')?.textContent).to.equal('Failed');
    await expect(element).to.be.accessible();
  });

  it('reports without an address or an id, in the language of the page', async () => {
    const element = await doctor();
    await show(element, 'ok', 'warning', 'failed', 'skipped');
    expect(inside(element, '[part=results]').textContent).to.contain('203.0.113.7');
    const { report } = element;
    expect(report).to.contain(navigator.userAgent);
    expect(report).to.contain('1970-01-01T00:00:00.000Z');
    expect(report).to.contain('ok       secure-context: There and back takes 1,234.5 ms.');
    expect(report).to.contain('failed   camera: TURN over UDP: …\n         Name another than ….');
    expect(report).not.to.match(/203\.0|ada|example/);
    addLocale('xx', { 'Not looked at.': 'Nix.' });
    document.documentElement.lang = 'xx';
    await until('it is translated', () => element.report?.includes('microphone: Nix.'));
    document.documentElement.lang = 'en';
  });

  it('copies the report, or says why it cannot', async () => {
    const element = await doctor();
    expect((await refusal(element.copy())).code).to.equal('not-open-yet');
    await show(element, 'ok');
    const { clipboard } = navigator;
    const write = clipboard.writeText.bind(clipboard);
    const texts: string[] = [];
    clipboard.writeText = (text) => Promise.resolve(void texts.push(text));
    inside(element, '[part=copy]').click();
    await until('it says so', () => element.shadowRoot?.textContent?.includes('The report was copied.'));
    expect(texts).to.deep.equal([element.report]);
    clipboard.writeText = () => Promise.reject(new Error('no'));
    expect((await refusal(element.copy())).code).to.equal('not-allowed');
    await until('it is said', () => element.shadowRoot?.querySelector('[part=error]'));
    clipboard.writeText = write;
  });

  it('ends when it leaves the page, and shows nothing of it when it is back', async () => {
    const spy = spyOnConnections();
    const element = await doctor();
    const session = element.parentElement as HTMLElement;
    const run = element.run();
    await until('it has opened something', () => spy.open.length > 0);
    element.remove();
    expect((await refusal(run)).code).to.equal('connection-closed');
    expect(spy.open).to.deep.equal([]);
    session.append(element);
    await element.updateComplete;
    expect([element.state, element.shadowRoot?.querySelector('[part=error]')]).to.deep.equal(['idle', null]);
    spy.stop();
  });

  it('goes on when it is moved within the page', async () => {
    const element = await doctor();
    const session = element.parentElement as HTMLElement;
    const run = element.run();
    await until('it runs', () => element.state === 'running');
    const home = document.createElement('div');
    session.append(home);
    home.append(element);
    expect(await run).to.have.length(CHECKS.length);
  });

  it('says so where there is no session', async () => {
    const element = await fixture<PeerDoctor>(html`<peer-doctor></peer-doctor>`);
    expect((await refusal(element.run())).code).to.equal('no-session');
    await until('it is said', () => element.shadowRoot?.querySelector('[part=error]'));
  });

  it('has nothing to say for its session a second time', async () => {
    const element = await doctor();
    const { source } = element.handle;
    source?.store.set({ error: new PeerElementsError('network', 'The connection was lost.') });
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('[part=error]')).to.equal(null);
    expect(element.handle.store.value).to.deep.equal(IDLE_DOCTOR);
  });
});
