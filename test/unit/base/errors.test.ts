import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { PeerError } from 'peerjs';
import { causeText, isPeerElementsError, PeerElementsError, toError } from '../../../src/base/errors.js';

describe('PeerElementsError', () => {
  it('puts values into sentence and hint, and keeps both for translation', () => {
    const error = new PeerElementsError('timeout', '“{id}” did not answer.', {
      params: { id: 'ann' },
      hint: 'Call {id} again.',
    });
    expect(error.message).to.equal('“ann” did not answer.');
    expect(error.hint).to.equal('Call ann again.');
    expect(error.template).to.equal('“{id}” did not answer.');
    expect(error.hintTemplate).to.equal('Call {id} again.');
    expect(error.params).to.deep.equal({ id: 'ann' });
  });

  it('is an Error with a name, a code, PeerJS’s type and no fatality of its own', () => {
    const error = new PeerElementsError('network', 'Gone.');
    expect(error).to.be.instanceOf(Error);
    expect(error.name).to.equal('PeerElementsError');
    expect(error.code).to.equal('network');
    expect(error.type).to.equal('network');
    expect(error.fatal).to.equal(false);
    expect(error.hint).to.equal('');
    expect('cause' in error).to.equal(false);
  });

  it('keeps its cause', () => {
    const cause = new Error('deep');
    expect(new PeerElementsError('network', 'Gone.', { cause }).cause).to.equal(cause);
  });

  it('is known by its name across two copies of the kit', () => {
    class PeerElementsErrorOfAnotherCopy extends Error {
      override readonly name = 'PeerElementsError';
    }
    expect(isPeerElementsError(new PeerElementsErrorOfAnotherCopy())).to.equal(true);
    expect(isPeerElementsError(new Error('x'))).to.equal(false);
    expect(isPeerElementsError({ name: 'PeerElementsError' })).to.equal(false);
    expect(isPeerElementsError(null)).to.equal(false);
  });
});

describe('causeText', () => {
  it('finds a text where PeerJS’s own error has none', () => {
    const error = new PeerError('server-error', new Error('lost to Object.assign'));
    expect(error.message, 'PeerJS has mended its messages: causeText can go').to.equal('');
    expect(causeText(error)).to.equal('server-error');
  });

  for (const [what, cause, text] of [
    ['an Error', new Error('plain'), 'plain'],
    ['an Error without message', new TypeError(), 'TypeError'],
    ['a DOMException', new DOMException('no', 'NotAllowedError'), 'no'],
    ['a text', 'words', 'words'],
    ['an empty object', {}, 'unknown'],
    ['an object without prototype', Object.create(null), 'unknown'],
    ['an object whose message is no text', { message: 5, type: 'odd' }, 'odd'],
    ['undefined', undefined, 'undefined'],
    ['a symbol', Symbol('s'), 'Symbol(s)'],
  ] as [string, unknown, string][])
    it(`reads ${what}`, () => expect(causeText(cause)).to.equal(text));
});

describe('toError', () => {
  it('leaves the kit’s own error as it is', () => {
    const error = new PeerElementsError('timeout', 'Late.');
    expect(toError(error, 'webrtc', 'Other.')).to.equal(error);
  });

  it('wraps everything else into a sentence that is never empty', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withDate: true }), (cause) => {
        const error = toError(cause, 'webrtc', 'It failed: {cause}.');
        expect(error.code).to.equal('webrtc');
        expect(Object.is(error.cause, cause)).to.equal(true);
        expect(error.message).to.match(/^It failed: [^]*\.$/);
        expect(error.message).to.contain(causeText(cause));
      }),
    );
  });
});
