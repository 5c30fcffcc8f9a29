import { fixture, html } from '@open-wc/testing';
import type { PeerSession } from '../../src/elements/peer-session/peer-session.js';
import '../../src/define/all.js';
import { createInPageSignalling } from './in-page-signalling.js';
import { until } from './wait.js';

/** Sessions of these ids in one page, each with the tags that are given for it; settles when all are open. */
export async function people(tags: Readonly<Record<string, unknown>>): Promise<HTMLElement> {
  const { transport } = createInPageSignalling({ expireMs: 200 });
  const page = await fixture<HTMLElement>(
    html`<div>
      ${Object.entries(tags).map(
        ([id, content]) =>
          html`<peer-session peer-id=${id} .transport=${transport} .config=${{ iceServers: [] }}
            >${content}</peer-session
          >`,
      )}
    </div>`,
  );
  const sessions = [...page.querySelectorAll<PeerSession>('peer-session')];
  await until('all sessions are open', () => sessions.every(({ state }) => state === 'open'));
  return page;
}

/** The elements of a tag in the order of the page. */
export function all<Tag extends keyof HTMLElementTagNameMap>(page: HTMLElement, tag: Tag) {
  return [...page.querySelectorAll(tag)] as [HTMLElementTagNameMap[Tag], HTMLElementTagNameMap[Tag]];
}

/** What is in an element’s shadow root. */
export function inside<T extends Element = HTMLElement>(element: Element, selector: string): T {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`<${element.localName}> has no ${selector}.`);
  return found;
}
