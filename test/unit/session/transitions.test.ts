import { expect } from '@open-wc/testing';
import {
  IDLE_SESSION,
  nextState,
  type SessionInput,
  type SessionState,
} from '../../../src/session/transitions.js';

const INPUTS: SessionInput[] = ['start', 'opened', 'lost', 'disconnect', 'fail', 'destroy'];
/** One row for each state, one column for each input in the order of INPUTS; `.` leaves it as it is. */
const TABLE: Record<SessionState, string> = {
  idle: 'connecting . . . failed closed',
  connecting: '. open . disconnected failed closed',
  open: 'connecting . reconnecting disconnected failed closed',
  reconnecting: 'connecting open . disconnected failed closed',
  disconnected: 'connecting open . . failed closed',
  closed: 'connecting . . . failed .',
  failed: 'connecting . . . failed closed',
};

describe('the states of a session', () => {
  for (const [state, row] of Object.entries(TABLE) as [SessionState, string][])
    for (const [index, cell] of row.split(' ').entries()) {
      const input = INPUTS[index] as SessionInput;
      const expected = cell === '.' ? state : cell;
      it(`${state} + ${input} = ${expected}`, () => expect(nextState(state, input)).to.equal(expected));
    }

  it('begin idle, with nothing', () =>
    expect(IDLE_SESSION).to.deep.equal({ state: 'idle', localId: null, peer: null, error: null }));

  it('have a way on from each', () => {
    for (const state of Object.keys(TABLE) as SessionState[])
      expect(
        INPUTS.some((input) => nextState(state, input) !== state),
        state,
      ).to.equal(true);
  });
});
