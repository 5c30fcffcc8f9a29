import { expect } from '@open-wc/testing';
import { Emitter, Store } from '../../../src/base/store.js';

describe('Store', () => {
  it('holds a frozen copy', () => {
    const initial = { a: 1 };
    const store = new Store(initial);
    initial.a = 2;
    expect(store.value).to.deep.equal({ a: 1 });
    expect(Object.isFrozen(store.value)).to.equal(true);
    store.set({ a: 3 });
    expect(Object.isFrozen(store.value)).to.equal(true);
  });

  it('replaces the snapshot where something changed, and only there', () => {
    const store = new Store<{ a: number; b: string }>({ a: 1, b: 'x' });
    const before = store.value;
    let heard = 0;
    store.subscribe(() => heard++);
    expect(store.set({ a: 1 })).to.equal(false);
    expect(store.set({})).to.equal(false);
    expect(store.value).to.equal(before);
    expect(heard).to.equal(0);
    expect(store.set({ a: 2 })).to.equal(true);
    expect(before).to.deep.equal({ a: 1, b: 'x' });
    expect(store.value).to.deep.equal({ a: 2, b: 'x' });
    expect(heard).to.equal(1);
  });

  it('takes NaN for itself, and -0 for another number', () => {
    const store = new Store({ a: NaN });
    expect(store.set({ a: NaN })).to.equal(false);
    store.set({ a: 0 });
    expect(store.set({ a: -0 })).to.equal(true);
  });

  it('tells its listeners in their order, those that it had when it changed', () => {
    const store = new Store({ a: 1 });
    const heard: string[] = [];
    const stopSecond = { stop: () => undefined as void };
    store.subscribe(() => {
      heard.push('first');
      stopSecond.stop();
      store.subscribe(() => heard.push('late'));
    });
    stopSecond.stop = store.subscribe(() => heard.push('second'));
    store.set({ a: 2 });
    expect(heard).to.deep.equal(['first', 'second']);
  });

  it('shows a listener the new snapshot, and stops when told', () => {
    const store = new Store({ a: 1 });
    const seen: number[] = [];
    const stop = store.subscribe(() => seen.push(store.value.a));
    store.set({ a: 2 });
    stop();
    stop();
    store.set({ a: 3 });
    expect(seen).to.deep.equal([2]);
  });
});

describe('Emitter', () => {
  interface Events {
    text: string;
    count: number;
  }

  it('tells those who listen for the name, then those who hear all', () => {
    const emitter = new Emitter<Events>();
    const heard: unknown[] = [];
    emitter.onAny((name, detail) => heard.push([name, detail]));
    emitter.on('text', (text) => heard.push(text));
    emitter.emit('text', 'a');
    emitter.emit('count', 1);
    expect(heard).to.deep.equal(['a', ['text', 'a'], ['count', 1]]);
  });

  it('stops when told, also from inside of a listener', () => {
    const emitter = new Emitter<Events>();
    const heard: string[] = [];
    const stop = emitter.on('text', (text) => {
      heard.push(text);
      stop();
    });
    emitter.emit('text', 'a');
    emitter.emit('text', 'b');
    expect(heard).to.deep.equal(['a']);
  });

  it('needs no listener', () => {
    expect(() => new Emitter<Events>().emit('count', 1)).not.to.throw();
  });
});
