import { expect } from '@open-wc/testing';
import { demand, demanded } from '../../../src/base/define.js';
import '../../../src/define/peer-chat.js';

describe('one element, and what it draws', () => {
  it('registers later what it draws now and then', async () => {
    expect(customElements.get('peer-chat')).to.be.a('function');
    expect(customElements.get('peer-transfer')).to.equal(undefined);
    demand('peer-transfer');
    await demanded();
    expect(customElements.get('peer-transfer')).to.be.a('function');
  });
});
