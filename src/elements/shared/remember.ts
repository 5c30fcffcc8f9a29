import { css, html, render } from 'lit';
import type { Decision } from '../../session/guard.js';
import type { Session } from '../../session/session.js';

/** An answer that is for good: a box beside the question. Loaded where the session remembers decisions. */

export const styles = css`
  [part='remember'] {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 2.75em;
    text-align: start;
    cursor: pointer;
  }

  [part='remember'] input {
    flex: none;
    inline-size: max(24px, 1.25em);
    block-size: max(24px, 1.25em);
    margin: 0;
    accent-color: var(--_accent);
    cursor: inherit;
  }

  [part='remember'] input:focus-visible {
    outline: 2px solid;
    outline-offset: 2px;
  }
`;

/** Somebody asks to come in. */
export interface Question {
  readonly from: string;
}

/** As nodes, not as something that is drawn: a redraw leaves what is ticked, and whoever asks next finds nothing ticked. */
const boxes = new WeakMap<Question, HTMLElement>();

/** The box beside one question. */
export function box(question: Question, t: (template: string) => string): HTMLElement {
  let label = boxes.get(question);
  if (!label) {
    label = document.createElement('label');
    label.part.add('remember');
    boxes.set(question, label);
  }
  render(html`<input type="checkbox" /> ${t('Remember my answer')}`, label);
  return label;
}

/** The question is answered: from now on that holds for whoever asked, where its box is ticked. */
export function keep(
  question: Question,
  decision: Decision,
  session: Session | null | undefined,
  complain: (cause: unknown) => void,
): void {
  if (!boxes.get(question)?.querySelector('input')?.checked) return;
  session
    ?.loadGuard()
    .then((guard) => guard.decide(question.from, decision))
    .catch(complain);
}
