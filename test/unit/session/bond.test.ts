import { expect } from '@open-wc/testing';
import type { Peer } from 'peerjs';
import { Bond } from '../../../src/session/bond.js';
import { fingerprintIn } from '../../../src/session/fingerprint.js';
import { until } from '../../support/wait.js';

const OTHER = Array.from({ length: 32 }, () => 'AB').join(':');

describe('Bond', function () {
  this.timeout(20_000);

  /** A connection over which the other side is, and what came of it where `fingerprint` was looked at. */
  async function connected(fingerprint: (real: string | null) => string | null, key: string | null) {
    const [own, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
    other.createDataChannel('any');
    await other.setLocalDescription();
    await until('the offer is whole', () => other.iceGatheringState === 'complete');
    const offer = other.localDescription as RTCSessionDescription;
    const bond = new Bond('bob', 'dc', 'answer', false);
    bond.offer = fingerprint(fingerprintIn(offer.sdp));
    bond.evidence = { key, proof: 'none' } as unknown as Bond['evidence'];
    let failed = 0;
    const connection = { peerConnection: own, on: () => undefined };
    bond.attach({ getConnection: () => connection } as unknown as Peer, null, {
      ...{
        changed: () => undefined,
        done: () => undefined,
        rejected: () => undefined,
        closed: () => undefined,
      },
      failed: () => failed++,
    });
    await own.setRemoteDescription(offer);
    await own.setLocalDescription();
    await until('the answer is whole', () => own.iceGatheringState === 'complete');
    await other.setRemoteDescription(own.localDescription as RTCSessionDescription);
    await until('it is known', () => bond.isLive || failed > 0);
    for (const pc of [own, other]) pc.close();
    return { isLive: bond.isLive, failed };
  }

  it('is live where the browser was given what was looked at', async () => {
    expect(await connected((real) => real, 'key')).to.deep.equal({ isLive: true, failed: 0 });
  });

  it('fails where it was given something else', async () => {
    expect(await connected(() => OTHER, 'key')).to.deep.equal({ isLive: false, failed: 1 });
  });

  it('says nothing of who shows no key', async () => {
    expect(await connected(() => OTHER, null)).to.deep.equal({ isLive: true, failed: 0 });
  });
});
