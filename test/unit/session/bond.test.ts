import { expect } from '@open-wc/testing';
import type { Peer } from 'peerjs';
import { Bond } from '../../../src/session/bond.js';
import { fingerprintIn } from '../../../src/session/fingerprint.js';
import { until } from '../../support/wait.js';

const OTHER = Array.from({ length: 32 }, () => 'AB').join(':');

describe('Bond', function () {
  this.timeout(20_000);

  /** A connection over which the other side is, and what came of it where `fingerprint` was looked at. */
  async function connected(
    fingerprint: (real: string | null) => string | null,
    key: string | null,
    meanwhile: (own: RTCPeerConnection) => void = () => undefined,
  ) {
    const [own, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
    other.createDataChannel('any');
    await other.setLocalDescription();
    await until('the offer is whole', () => other.iceGatheringState === 'complete');
    const offer = other.localDescription as RTCSessionDescription;
    const bond = new Bond('bob', 'dc', 'answer', false);
    bond.offer = fingerprint(fingerprintIn(offer.sdp));
    bond.evidence = { key, proof: 'none' } as unknown as Bond['evidence'];
    let failed = 0;
    let closed = 0;
    const connection = { peerConnection: own, on: () => undefined };
    bond.attach({ getConnection: () => connection } as unknown as Peer, null, {
      ...{
        changed: () => undefined,
        done: () => undefined,
        rejected: () => undefined,
      },
      failed: () => failed++,
      closed: () => closed++,
    });
    await own.setRemoteDescription(offer);
    await own.setLocalDescription();
    await until('the answer is whole', () => own.iceGatheringState === 'complete');
    await other.setRemoteDescription(own.localDescription as RTCSessionDescription);
    await until('it is known', () => bond.isLive || failed > 0);
    meanwhile(own);
    for (const pc of [own, other]) pc.close();
    return { isLive: bond.isLive, failed, ...(closed && { closed }) };
  }

  it('is live where the browser was given what was looked at', async () => {
    expect(await connected((real) => real, 'key')).to.deep.equal({ isLive: true, failed: 0 });
  });

  it('outlives a path that has failed, and not its connection', async () => {
    const becomes = (own: RTCPeerConnection, value: string) => {
      Object.defineProperty(own, 'connectionState', { configurable: true, value });
      own.dispatchEvent(new Event('connectionstatechange'));
    };
    const after = (...states: string[]) =>
      connected(
        (real) => real,
        'key',
        (own) => states.forEach((state) => becomes(own, state)),
      );
    expect(await after('disconnected', 'failed', 'connected')).to.deep.equal({ isLive: true, failed: 0 });
    expect(await after('failed', 'closed')).to.deep.equal({ isLive: true, failed: 0, closed: 1 });
  });

  it('fails where it was given something else', async () => {
    expect(await connected(() => OTHER, 'key')).to.deep.equal({ isLive: false, failed: 1 });
  });

  it('says nothing of who shows no key', async () => {
    expect(await connected(() => OTHER, null)).to.deep.equal({ isLive: true, failed: 0 });
  });
});
