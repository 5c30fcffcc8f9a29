import { expect } from '@open-wc/testing';
import { addLocale, format, onLocalesChange, translate } from '../../../src/base/text.js';

describe('format', () => {
  it('puts values into their places, every time that they occur', () => {
    expect(format('{a} and {b} and {a}', { a: 1, b: 'two' })).to.equal('1 and two and 1');
  });

  it('leaves a place that has no value, and does not look into values', () => {
    expect(format('{a} {b}', { a: '{b}' })).to.equal('{b} {b}');
    expect(format('{a}')).to.equal('{a}');
    expect(format('{a}', { a: '$& $1' })).to.equal('$& $1');
    expect(format('{a}', { a: 0 })).to.equal('0');
    expect(format('{a}', { a: '' })).to.equal('');
  });
});

describe('translate', () => {
  addLocale('xx', { 'Call {id}': '{id} llaC', Hello: 'olleH' });

  it('finds the language by its tag, whatever its case, and by its first part', () => {
    for (const code of ['xx', 'XX', 'xx-YY', 'XX-yy-zz']) expect(translate(code, 'Hello')).to.equal('olleH');
    addLocale('xx-QQ', { Hello: 'qq' });
    expect(translate('xx-qq', 'Hello')).to.equal('qq');
  });

  it('puts values into the translation', () => {
    expect(translate('xx', 'Call {id}', { id: 'ann' })).to.equal('ann llaC');
  });

  it('falls back to the English sentence', () => {
    expect(translate('xx', 'Not there')).to.equal('Not there');
    expect(translate('zz', 'Hello')).to.equal('Hello');
    expect(translate('', 'Call {id}', { id: 'ann' })).to.equal('Call ann');
  });

  it('says that a language came, until it is told to stop', () => {
    let heard = 0;
    const stop = onLocalesChange(() => heard++);
    addLocale('yy', {});
    stop();
    addLocale('yy', {});
    expect(heard).to.equal(1);
  });
});
