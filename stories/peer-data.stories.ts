import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { attributes } from './support/directives.js';
import { allOpen, alone, pair, sideBySide, until } from './support/people.js';

type Args = Record<string, unknown>;
type Story = StoryObj<Args>;

/** A slider that is moved on both sides: what is set here is sent, and what arrives is shown. */
function slider(target: string, args: Args) {
  const send = ({ target: input }: Event) => {
    if (!(input instanceof HTMLInputElement)) return;
    void input.closest('peer-session')?.querySelector('peer-data')?.send(Number(input.value));
  };
  const show = ({ target: data, detail }: CustomEvent<{ data: unknown }>) => {
    const input = (data as Element).parentElement?.querySelector('input');
    if (input) input.value = String(detail.data);
  };
  return html`<peer-data to=${target} label="slider" ${attributes(args)} @data=${show}></peer-data>
    <label>Volume <input type="range" @input=${send} /></label>`;
}

const meta: Meta<Args> = {
  title: 'peer-data',
  component: 'peer-data',
  render: (args) => sideBySide(slider('ben', args), slider('ada', args)),
};
export default meta;

/** Draws nothing: what it carries is the page’s own. Move one slider, and the other one follows. */
export const SharedSlider: Story = {
  args: { serialization: 'json' },
  play: async ({ canvasElement }) => {
    await allOpen(canvasElement);
    const [ada, ben] = pair(canvasElement, 'peer-data');
    await until('it is open', () => ada.open && ben.open);
    const [mine, theirs] = pair(canvasElement, 'input');
    mine.value = '80';
    mine.dispatchEvent(new Event('input', { bubbles: true }));
    await until('the other one follows', () => theirs.value === '80');
  },
};

export const InvalidAttribute: Story = {
  args: { serialization: 'xml' },
  render: (args) => alone(html`<peer-data to="ben" ${attributes(args)}></peer-data>`),
  play: async ({ canvasElement }) => {
    void canvasElement.querySelector('peer-session')?.start();
    await shown(canvasElement);
  },
};

export const NoSession: Story = {
  args: { to: 'ben' },
  render: (args) => html`<peer-data ${attributes(args)}></peer-data>`,
  play: ({ canvasElement }) => shown(canvasElement),
};

async function shown(canvas: HTMLElement): Promise<void> {
  const root = canvas.querySelector('peer-data')?.shadowRoot;
  await until('it says what to do', () => root?.querySelector('[part=error]'));
}
