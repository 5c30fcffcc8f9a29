/** What stands in for eventemitter3 in the CDN build does what eventemitter3 does. */
import assert from 'node:assert/strict';
import test from 'node:test';
import Real from 'eventemitter3';
import { EventEmitter as StandIn } from '../scripts/cdn/event-emitter.js';

/** Runs the same steps on both, and compares what they heard and gave back. */
function same(name, steps) {
  test(name, () => {
    const [real, standIn] = [Real, StandIn].map((Emitter) => {
      const heard = [];
      const emitter = new Emitter();
      const listener =
        (word) =>
        (...values) =>
          heard.push([word, ...values]);
      const result = steps(emitter, listener, heard);
      return { heard, result, names: emitter.eventNames(), count: emitter.listenerCount('a') };
    });
    assert.deepEqual(standIn, real);
  });
}

same('calls in order, with all values', (emitter, listener) => {
  emitter.on('a', listener('first')).addListener('a', listener('second'));
  return [emitter.emit('a', 1, 2, 3, 4, 5, 6, 7), emitter.emit('b'), emitter.emit('a')];
});

same('once', (emitter, listener) => {
  emitter.once('a', listener('once')).on('a', listener('always'));
  return [emitter.emit('a', 1), emitter.emit('a', 2), emitter.listeners('a').length];
});

same('takes back by function, by context and by kind', (emitter, listener) => {
  const [x, y, z] = [listener('x'), listener('y'), listener('z')];
  const context = {};
  emitter.on('a', x).on('a', x).on('a', y, context).once('a', z);
  emitter.off('a', y, {});
  emitter.removeListener('a', z, undefined, false);
  emitter.off('a', x);
  emitter.emit('a');
  emitter.off('a', y, context).off('b', y).off('b');
  return emitter.listenerCount('a');
});

same('takes back all of one name, and all', (emitter, listener) => {
  emitter.on('a', listener('a')).on('b', listener('b')).on('c', listener('c'));
  emitter.off('a');
  emitter.removeAllListeners('b');
  const some = emitter.eventNames();
  emitter.removeAllListeners();
  return [some, emitter.emit('c')];
});

same('changes while it calls', (emitter, listener, heard) => {
  const late = listener('late');
  const gone = listener('gone');
  emitter.on('a', () => {
    heard.push('changes');
    emitter.on('a', late);
  });
  emitter.on('a', gone);
  emitter.emit('a');
  return emitter.listenerCount('a');
});

same('the emitter is the context where none is given', (emitter, _listener, heard) => {
  const context = { name: 'own' };
  emitter.on('a', function () {
    heard.push(this === emitter);
  });
  emitter.on(
    'a',
    function () {
      heard.push(this === context);
    },
    context,
  );
  emitter.emit('a');
});

test('refuses what is no function', () => {
  for (const Emitter of [Real, StandIn]) {
    assert.throws(() => new Emitter().on('a'), { message: 'The listener must be a function' });
    assert.throws(() => new Emitter().once('a', 1), TypeError);
  }
});
