import { expect } from '@open-wc/testing';
import { Negotiation, type Description } from '../../../src/channels/negotiation.js';
import { installClock } from '../../support/clock.js';
import { pause, until } from '../../support/wait.js';

/** Two connections of this page, and what they say to each other. */
function sides({ delivers = true } = {}) {
  const pcs = [new RTCPeerConnection(), new RTCPeerConnection()] as const;
  const failures: string[] = [];
  const said: [from: number, type: string][] = [];
  const held: (() => void)[] = [];
  const path = { isCut: false };
  const negotiations = pcs.map(
    (pc, at) =>
      new Negotiation(
        pc,
        at === 1,
        (description: Description) => {
          said.push([at, description.type]);
          const deliver = () => void negotiations[1 - at]?.take(description);
          if (delivers) queueMicrotask(deliver);
          else held.push(deliver);
        },
        (error) => failures.push(`${at} ${error.code}`),
        () => path.isCut,
      ),
  );
  return {
    ...{ pcs, negotiations, failures, said, held, path },
    close: () => pcs.forEach((pc) => pc.close()),
  };
}

describe('Negotiation', function () {
  this.timeout(15_000);

  it('of both at once ends with what both wanted', async () => {
    const { pcs, failures, close } = sides();
    const have = (count: number) =>
      until(`both have ${count}`, () =>
        pcs.every((pc) => pc.signalingState === 'stable' && pc.getTransceivers().length === count),
      );
    // As in a call: Chromium numbers what is in no bundle yet as it likes, and then cannot join it.
    pcs[0].addTransceiver('audio');
    pcs[0].addTransceiver('video');
    await have(2);
    pcs[0].addTransceiver('video');
    pcs[1].addTransceiver('audio');
    await have(4);
    expect(failures).to.deep.equal([]);
    close();
  });

  it('takes an offer that comes right after an answer', async () => {
    const { pcs, failures, said, held, close } = sides({ delivers: false });
    // The impolite side offers; the other one answers, and offers something at once.
    pcs[0].addTransceiver('video');
    await until('an offer', () => held.length === 1);
    held.shift()?.();
    await until('an answer', () => held.length === 1);
    pcs[1].addTransceiver('audio');
    await until('an offer of its own', () => held.length === 2);
    for (const deliver of held.splice(0)) deliver();
    await until('its answer', () => said.filter(([from, type]) => from === 0 && type === 'answer').length);
    for (const deliver of held.splice(0)) deliver();
    await until('all is done', () =>
      pcs.every((pc) => pc.signalingState === 'stable' && pc.getTransceivers().length === 2),
    );
    expect(failures).to.deep.equal([]);
    close();
  });

  it('that nobody answers is given up once, and tried again when it is asked for again', async () => {
    const clock = installClock();
    const { pcs, negotiations, failures, said, held, path, close } = sides({ delivers: false });
    try {
      pcs[0].addTransceiver('video');
      await until('an offer', () => said.length === 1);
      path.isCut = true;
      await clock.tick(60_000);
      await pause(200);
      expect([pcs[0].signalingState, failures], 'nothing can be answered').to.deep.equal([
        'have-local-offer',
        [],
      ]);
      path.isCut = false;
      await clock.tick(20_000);
      await until('it gives up', () => failures.length === 1 && pcs[0].signalingState === 'stable');
      // The browser still wants a negotiation, and says so.
      pcs[0].dispatchEvent(new Event('negotiationneeded'));
      await clock.tick(30_000);
      expect(failures).to.deep.equal(['0 negotiation-failed']);
      expect(said).to.have.length(1);
      negotiations[0]?.again();
      await until('another offer', () => said.length === 2);
      held.splice(0).at(-1)?.();
      await until('an answer', () => held.length === 1);
      held[0]?.();
      await until('it is there', () => pcs[0].signalingState === 'stable');
      expect(pcs[1].getTransceivers()).to.have.length(1);
      expect(failures).to.have.length(1);
    } finally {
      clock.uninstall();
      close();
    }
  });
});
