import { expect } from '@open-wc/testing';
import { define } from '../../../src/base/define.js';

const element = (version: string) =>
  class extends HTMLElement {
    static version = version;
  };

describe('define', () => {
  const warn = console.warn;
  let warnings: string[] = [];
  beforeEach(() => {
    warnings = [];
    console.warn = (...words: unknown[]) => void warnings.push(words.join(' '));
  });
  afterEach(() => (console.warn = warn));

  it('registers', () => {
    const one = element('1.0.0');
    define('test-define-one', one);
    expect(customElements.get('test-define-one')).to.equal(one);
    expect(warnings).to.deep.equal([]);
  });

  it('lets a second copy of the same version be, without a word', () => {
    const one = element('1.0.0');
    define('test-define-two', one);
    define('test-define-two', element('1.0.0'));
    expect(customElements.get('test-define-two')).to.equal(one);
    expect(warnings).to.deep.equal([]);
  });

  it('warns of another version, and lets the first one be', () => {
    const one = element('1.0.0');
    define('test-define-three', one);
    define('test-define-three', element('2.0.0'));
    expect(customElements.get('test-define-three')).to.equal(one);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('<test-define-three>').and.to.contain('1.0.0');
  });

  it('does not take a stranger’s element for its own', () => {
    customElements.define('test-define-four', class extends HTMLElement {});
    define('test-define-four', element('1.0.0'));
    expect(warnings[0]).to.contain('unknown');
  });
});
