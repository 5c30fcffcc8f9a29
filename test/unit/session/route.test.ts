import { expect } from '@open-wc/testing';
import { route, type Claim, type ClaimKind } from '../../../src/session/route.js';
import type { Extra } from '../../../src/signalling/frames.js';

const nothing = () => undefined;

function claim(kind: ClaimKind, more: Partial<Omit<Claim, 'kind'>> = {}): Claim {
  return { kind, to: null, label: null, idle: true, engagedWith: null, take: nothing, ...more };
}
const busyWith = (id: string, to: string | null = null) => ({ to, idle: false, engagedWith: id });

const use = (value?: 'chat' | 'data' | 'files'): Extra => ({ v: 1, ...(value && { use: value }) });
const call = (from = 'ann') => ({ from, kind: 'call' as const, extra: undefined, label: null });
const data = (from = 'ann', extra?: Extra, label: string | null = 'dc_1') => ({
  ...{ from, kind: 'data' as const, extra, label },
});

describe('route', () => {
  type Case = [
    what: string,
    Record<string, Claim>,
    ReturnType<typeof call | typeof data>,
    taker: string | null,
  ];
  const cases: Case[] = [
    ['nobody takes it', {}, call(), null],
    [
      'a call goes to a call',
      { chat: claim('chat'), data: claim('data'), call: claim('call') },
      call(),
      'call',
    ],
    ['data never goes to a call', { call: claim('call') }, data(), null],
    [
      'first to the one whose `to` is the sender',
      { any: claim('call'), ann: claim('call', { to: 'ann' }) },
      call(),
      'ann',
    ],
    [
      'then to the one without `to`',
      { bob: claim('call', { to: 'bob' }), any: claim('call') },
      call(),
      'any',
    ],
    ['never to another’s', { bob: claim('call', { to: 'bob' }) }, call(), null],
    ['of two alike to the first', { one: claim('call'), two: claim('call') }, call(), 'one'],
    [
      'to the next where the first is engaged',
      { one: claim('call', busyWith('bob')), two: claim('call') },
      call(),
      'two',
    ],
    [
      'back to the one that is engaged with the sender',
      { one: claim('call'), two: claim('call', busyWith('ann')) },
      call(),
      'two',
    ],
    ['plain data: a chat before a peer-data', { data: claim('data'), chat: claim('chat') }, data(), 'chat'],
    ['plain data: a peer-data where there is no chat', { data: claim('data') }, data(), 'data'],
    [
      'plain data: a peer-data whose `to` it is before a chat for all',
      { chat: claim('chat'), data: claim('data', { to: 'ann' }) },
      data(),
      'data',
    ],
    [
      'plain data: the one with the label before a chat',
      { chat: claim('chat'), data: claim('data', { label: 'x' }) },
      data('ann', undefined, 'x'),
      'data',
    ],
    [
      'plain data: not the one with another label',
      { data: claim('data', { label: 'y' }) },
      data('ann', undefined, 'x'),
      null,
    ],
    [
      'plain data: `to` counts for more than the label',
      { label: claim('data', { label: 'x' }), to: claim('chat', { to: 'ann' }) },
      data('ann', undefined, 'x'),
      'to',
    ],
    [
      'a kit’s chat goes to a chat',
      { data: claim('data'), chat: claim('chat') },
      data('ann', use('chat')),
      'chat',
    ],
    ['a kit’s chat never goes to a peer-data', { data: claim('data') }, data('ann', use('chat')), null],
    [
      'a kit’s data goes to a peer-data',
      { chat: claim('chat'), data: claim('data') },
      data('ann', use('data')),
      'data',
    ],
    [
      'a kit’s data goes to a chat where there is no peer-data',
      { chat: claim('chat') },
      data('ann', use('data')),
      'chat',
    ],
    [
      'a kit’s files go to files',
      { chat: claim('chat'), data: claim('data'), files: claim('files') },
      data('ann', use('files')),
      'files',
    ],
    [
      'a kit’s files never go to a chat or a peer-data',
      { chat: claim('chat'), data: claim('data', { label: 'x' }) },
      data('ann', use('files'), 'x'),
      null,
    ],
    [
      'a kit’s chat never goes to files',
      { files: claim('files', { to: 'ann' }) },
      data('ann', use('chat')),
      null,
    ],
    [
      'a kit’s data never goes to files',
      { files: claim('files', { to: 'ann' }) },
      data('ann', use('data')),
      null,
    ],
    ['plain data never goes to files', { files: claim('files', { to: 'ann' }) }, data(), null],
    ['a call never goes to files', { files: claim('files', { to: 'ann' }) }, call(), null],
    [
      'a kit that says neither is like a plain page',
      { data: claim('data'), chat: claim('chat') },
      data('ann', use()),
      'chat',
    ],
    [
      'a label that is there counts for more than none',
      { any: claim('data'), x: claim('data', { label: 'x' }) },
      data('ann', use('data'), 'x'),
      'x',
    ],
    ['not to one that is engaged with another', { data: claim('data', busyWith('bob')) }, data(), null],
    ['nor to one that takes no more', { data: claim('data', { idle: false }) }, data(), null],
  ];
  for (const [what, claims, offer, taker] of cases)
    it(what, () => {
      const { claim: taken } = route(Object.values(claims), offer);
      const name = Object.keys(claims).find((key) => claims[key] === taken) ?? null;
      expect(name).to.equal(taker);
    });

  it('is busy only where a call is in progress and nobody can take this one', () => {
    const busy = (claims: Claim[], offer: Parameters<typeof route>[1] = call()) => route(claims, offer).busy;
    expect(busy([])).to.equal(false);
    expect(busy([claim('call', { to: 'bob' })])).to.equal(false);
    expect(busy([claim('call', busyWith('bob'))])).to.equal(true);
    expect(busy([claim('call', busyWith('bob')), claim('call')])).to.equal(false);
    expect(busy([claim('call', busyWith('bob', 'bob')), claim('call', { to: 'cas' })])).to.equal(true);
    expect(busy([claim('chat', busyWith('bob'))], data())).to.equal(false);
    expect(busy([claim('chat', busyWith('bob'))])).to.equal(false);
  });
});
