import { expect } from '@open-wc/testing';
import { fingerprintIn } from '../../../src/session/fingerprint.js';
import { invitationIn, linkTo } from '../../../src/session/link.js';
import { judge, type Evidence, type How, type KnownPeer } from '../../../src/session/trust.js';

const known = (how: How, key = 'k'): KnownPeer => ({ id: 'bob', key, how });
const shows = (key: string | null, more: Partial<Evidence> = {}): Evidence => ({
  ...{ key, isSigned: key !== null, link: 'absent' },
  ...more,
});

describe('what is made of a key', () => {
  const table: [string, KnownPeer | null, Evidence, boolean, string, How?][] = [
    ['nothing from nobody', null, shows(null), false, 'unsigned', 'seen'],
    ['the first key', null, shows('k'), false, 'new', 'seen'],
    ['the same key', known('seen'), shows('k'), false, 'known', 'seen'],
    ['another key', known('seen'), shows('other'), false, 'changed'],
    ['no key any more', known('seen'), shows(null), false, 'changed'],
    ['a compared key', known('code'), shows('k'), false, 'verified', 'code'],
    ['another key after comparing', known('code'), shows('other'), false, 'changed', 'code'],
    ['a key that signs nothing', null, shows('k', { isSigned: false }), false, 'refused'],
    ['a compared key that signs nothing', known('code'), shows('k', { isSigned: false }), false, 'refused'],
    ['a link', null, shows('k', { link: 'right' }), false, 'verified', 'link'],
    ['a link and another key', known('seen'), shows('other', { link: 'right' }), false, 'verified', 'link'],
    [
      'a link and not the key that was compared',
      known('code'),
      shows('other', { link: 'right' }),
      true,
      'changed',
    ],
    [
      'a link and not the key that came by one',
      known('link'),
      shows('other', { link: 'right' }),
      true,
      'changed',
    ],
    ['a wrong link', null, shows('k', { link: 'wrong' }), false, 'refused'],
    ['a wrong link and a key that was seen', known('seen'), shows('k', { link: 'wrong' }), false, 'refused'],
    [
      'an old link and a key that came by it',
      known('link'),
      shows('k', { link: 'wrong' }),
      false,
      'verified',
    ],
    ['a key that came by a link', known('link'), shows('k'), false, 'verified', 'link'],
    ['another key after a link', known('link'), shows('other'), false, 'refused'],
    ['no key after a link', known('link'), shows(null), false, 'refused'],
    ['no link from who invited', null, shows('k'), true, 'refused'],
    ['nothing from who invited', null, shows(null), true, 'refused'],
    ['a seen key from who invited', known('seen'), shows('k'), true, 'refused'],
    ['the link from who invited', null, shows('k', { link: 'right' }), true, 'verified', 'link'],
    ['a compared key from who invited', known('code'), shows('k'), true, 'verified', 'code'],
  ];
  for (const [name, row, evidence, isInvited, standing, how] of table)
    it(`${name}: ${standing}`, () => {
      const verdict = judge(row, evidence, isInvited);
      expect(verdict.standing).to.equal(standing);
      if (how) expect(verdict.how).to.equal(how);
    });
});

describe('the fingerprint in a description', () => {
  const print = (byte: string) => Array.from({ length: 32 }, () => byte).join(':');
  const line = (byte: string) => `a=fingerprint:sha-256 ${print(byte)}`;
  const sdp = (...lines: string[]) => ['v=0', ...lines, 'm=audio 9'].join('\r\n');

  it('is the one that all sections name, in capitals', () => {
    expect(fingerprintIn(sdp(line('ab'), 'm=video 9', line('AB')))).to.equal(print('AB'));
    expect(fingerprintIn(`v=0\n${line('01')}\n`)).to.equal(print('01'));
  });

  for (const [name, text] of Object.entries({
    'there is none': sdp(),
    'there are two': sdp(line('aa'), line('bb')),
    'one is of another hash': sdp(line('aa'), `a=fingerprint:sha-1 ${'aa:'.repeat(19)}aa`),
    'one is hidden by a blank': sdp(line('aa'), ` ${line('bb')}`),
    'one is hidden by the end of a line': sdp(`${line('aa')}\r${line('bb')}`),
    'one is cut short': sdp(line('aa').slice(0, -3)),
    'one is spelled otherwise': sdp(line('aa'), `a=FINGERPRINT:sha-256 ${print('bb')} x`),
  }))
    it(`is none where ${name}`, () => expect(fingerprintIn(text)).to.equal(null));

  it('is none of nothing', () => expect(fingerprintIn(undefined)).to.equal(null));
});

describe('a link', () => {
  const secret = 'AAECAwQFBgcICQoLDA0ODw';

  it('leads to a page, and is read there', () => {
    const url = linkTo('https://example.org/room?x=1#chapter', { id: 'ann lee_1', secret });
    expect(url).to.equal(`https://example.org/room?x=1#chapter&peer-invite=ann%20lee_1.${secret}`);
    expect(invitationIn(new URL(url).hash)).to.deep.equal({ id: 'ann lee_1', secret });
    expect(linkTo(url, { id: 'bob', secret })).to.equal(
      `https://example.org/room?x=1#chapter&peer-invite=bob.${secret}`,
    );
    expect(linkTo('https://example.org/', { id: 'bob', secret })).to.equal(
      `https://example.org/#peer-invite=bob.${secret}`,
    );
  });

  for (const fragment of [
    '',
    '#',
    '#peer-invite=',
    '#peer-invite=ann',
    `#peer-invite=.${secret}`,
    '#peer-invite=ann.short',
    `#peer-invite=ann.${secret}.x`,
    `#peer-invite=%E0%A4.${secret}`,
    `#other=ann.${secret}`,
  ])
    it(`is none in "${fragment}"`, () => expect(invitationIn(fragment)).to.equal(null));
});
