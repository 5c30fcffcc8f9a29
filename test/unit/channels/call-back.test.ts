/** What comes to a page about a call that it has no more, or that its person has left and begins anew. */
import { expect } from '@open-wc/testing';
import 'peerjs';
import type { CallSnapshot } from '../../../src/channels/call-types.js';
import { installFakeMedia } from '../../support/media.js';
import { closeAll, meeting, onClose } from '../../support/parties.js';
import { spyOnConnections, stallChannels } from '../../support/spies.js';
import { pause, shows, until } from '../../support/wait.js';

describe('A call that goes on', function () {
  this.timeout(30_000);
  afterEach(closeAll);

  function devices() {
    const media = installFakeMedia();
    onClose(() => media.uninstall());
    return media;
  }

  /** As from a page of `src` that takes this one to be in a call with it. */
  const offer = (src: string, connectionId: string, sdp: string, resume?: string) =>
    JSON.stringify({
      ...{ type: 'OFFER', src, dst: 'ann' },
      payload: {
        ...{ type: 'media', connectionId, sdp: { type: 'offer', sdp } },
        pe: { v: 1, ...(resume && { resume }) },
      },
    });

  async function description() {
    const pc = new RTCPeerConnection();
    onClose(() => pc.close());
    for (const kind of ['audio', 'video']) pc.addTransceiver(kind);
    await pc.setLocalDescription();
    return pc.localDescription?.sdp ?? '';
  }

  for (const where of ['idle', 'calling', 'nowhere'] as const)
    it(`rings at no page that does not know it: ${where}`, async () => {
      const media = devices();
      const { parties, party, hub, sentBy } = meeting();
      const [annParty] = await parties('ann');
      const bobParty = party('bob');
      await bobParty.session.start();
      const calls: unknown[] = [];
      annParty.session.on('call', (detail) => calls.push(detail));
      const ann = where === 'nowhere' ? null : annParty.call({ autoAnswer: true, to: 'bob' });
      if (where === 'calling') {
        void ann?.channel.call();
        await shows(ann?.store as never, { state: 'calling' });
      }
      const opened = media.tracks.length;
      hub.inject('ann', offer('bob', 'mc_resumed', await description(), 'mc_before'));
      await until('it is told so', () =>
        sentBy('ann', 'CANDIDATE').some(
          ({ payload }) => payload?.['id'] === 'mc_resumed' && payload['reason'] === 'busy',
        ),
      );
      await pause(200);
      expect([calls, sentBy('ann', 'ANSWER'), media.tracks.length]).to.deep.equal([[], [], opened]);
      if (ann)
        expect(ann.store.value.state).to.be.oneOf(where === 'idle' ? ['idle'] : ['calling', 'ringing']);
    });

  it('gives way to the one who calls anew while they are waited for', async () => {
    devices();
    const connections = spyOnConnections();
    onClose(() => connections.stop());
    const { parties, hub } = meeting();
    const [annParty, bobParty] = await parties('ann', 'bob');
    const [ann, bob] = [annParty.call(), bobParty.call({ to: 'ann' })];
    void bob.channel.call();
    await shows(ann.store, { state: 'incoming' });
    await ann.channel.answer();
    for (const { store } of [ann, bob]) await shows(store, { state: 'live' });
    // While it is live a second one has no place.
    const sdp = await description();
    hub.inject('ann', offer('bob', 'mc_second', sdp));
    await pause(200);
    expect(ann.store.value.state).to.equal('live');
    const { peerConnection } = ann.store.value.connection as NonNullable<CallSnapshot['connection']>;
    peerConnection.getStats = () => Promise.resolve(new Map() as never);
    onClose(stallChannels());
    await shows(ann.store, { state: 'reconnecting' });
    // Nor has somebody else.
    hub.inject('ann', offer('eve', 'mc_eve', sdp));
    await pause(200);
    expect(ann.store.value.state).to.equal('reconnecting');
    hub.inject('ann', offer('bob', 'mc_again', sdp));
    await shows(ann.store, { state: 'incoming', remoteId: 'bob' });
    const closes = ann.events.filter(([name]) => name === 'close');
    expect(closes.map(([, detail]) => (detail as { reason: string }).reason)).to.deep.equal(['lost']);
    expect(peerConnection.signalingState).to.equal('closed');
  });
});
