import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { formatText } from '../../../src/elements/peer-chat/format.js';

/** What a text looks like, as short HTML. */
function shown(text: string): string {
  const box = document.createElement('div');
  render(formatText(text), box);
  return box.innerHTML
    .replace(/<!--.*?-->/g, '')
    .replace(/ (target|rel|dir|class)="[^"]*"/g, '')
    .replace(/strong>/g, 'b>')
    .replace(/em>/g, 'i>');
}

const TABLE: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  bold: [
    ['*bold*', '<b>bold</b>'],
    ['**bold**', '<b>bold</b>'],
    ['so *very bold*, yes', 'so <b>very bold</b>, yes'],
    ['(*bold*)', '(<b>bold</b>)'],
    ['*a* and *b*', '<b>a</b> and <b>b</b>'],
    ['*a *b*', '*a <b>b</b>'],
    ['2*3*4', '2*3*4'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['* one\n* two', '* one\n* two'],
    ['*one\ntwo*', '*one\ntwo*'],
    ['***three***', '***three***'],
    ['**', '**'],
    ['*', '*'],
    ['*not', '*not'],
    ['*mixed**', '*mixed**'],
    ['*đậm*', '<b>đậm</b>'],
    ['*𝔘𝔫*', '<b>𝔘𝔫</b>'],
    ['𝔘*a*', '𝔘*a*'],
  ],
  italic: [
    ['_italic_', '<i>italic</i>'],
    ['snake_case_name', 'snake_case_name'],
    ['__init__', '__init__'],
    ['_a_b', '_a_b'],
    ['a_b_', 'a_b_'],
    ['“_so_”', '“<i>so</i>”'],
  ],
  both: [
    ['*bold and _italic_*', '<b>bold and <i>italic</i></b>'],
    ['_**both**_', '<i><b>both</b></i>'],
    ['*crossed _over* here_', '<b>crossed _over</b> here_'],
    ['*_*', '<b>_</b>'],
  ],
  code: [
    ['`*a*`', '<code>*a*</code>'],
    ['```\n*a* _b_\n```', '<code>*a* _b_</code>'],
    ['*see `x_y`*', '<b>see <code>x_y</code></b>'],
    ['`open', '`open'],
  ],
  links: [
    ['https://a.example/x_y_z', '<a href="https://a.example/x_y_z">https://a.example/x_y_z</a>'],
    ['*https://a.example/*', '<b><a href="https://a.example/">https://a.example/</a></b>'],
    ['_see https://a.example/b_c._', '<i>see <a href="https://a.example/b_c">https://a.example/b_c</a>.</i>'],
    ['mailto:a@b.example', '<a href="mailto:a@b.example">mailto:a@b.example</a>'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['*data:text/html,x*', '<b>data:text/html,x</b>'],
    ['ftp://a.example', 'ftp://a.example'],
    ['<b>*x*</b>', '&lt;b&gt;<b>x</b>&lt;/b&gt;'],
  ],
};

describe('formatText', () => {
  for (const [what, lines] of Object.entries(TABLE))
    for (const [text, wanted] of lines)
      it(`${what}: ${JSON.stringify(text)}`, () => expect(shown(text)).to.equal(wanted));

  it('gives a plain text as it is', () => {
    expect(formatText('nothing * of _ note')).to.equal('nothing * of _ note');
  });

  it('loses no character of what it is given', () => {
    const letters = ['*', '_', '**', '`', '```', ' ', '\n', 'a', 'é', '👍', 'https://a.example/', '(', '.'];
    let seed = 7;
    const next = (count: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % count;
    for (let turn = 0; turn < 2000; turn++) {
      const text = Array.from({ length: next(14) }, () => letters[next(letters.length)]).join('');
      const box = document.createElement('div');
      render(formatText(text), box);
      const without = (from: string | null) => (from ?? '').replace(/[*_`\n]/g, '');
      expect(without(box.textContent), JSON.stringify(text)).to.equal(without(text));
    }
  });

  // In one run and on one machine: whatever grows with the square takes sixteen times as long for four times the text.
  for (const [what, piece] of Object.entries({
    'stars and lines': '*_',
    'a star before each word': ' *a',
    'a star and a line before each word': ' *a _a',
    'ends only': 'a* ',
    'all kinds': ' *a **b _c c_ b** a*',
    backticks: '`',
    'blocks that do not end': '```a``b',
    'half a link': 'http://',
    brackets: 'https://a.example/(((',
    'line ends': '*a\n',
  }))
    it(`takes ${what} in its stride`, () => {
      const time = (length: number) => {
        const text = piece.repeat(length / piece.length);
        const begun = performance.now();
        formatText(text);
        return performance.now() - begun;
      };
      const best = (length: number) => Math.min(...Array.from({ length: 5 }, () => time(length)));
      best(32_000);
      expect(best(32_000)).to.be.below(50);
      expect(best(128_000)).to.be.below(Math.max(best(32_000), 2) * 10);
    });
});
