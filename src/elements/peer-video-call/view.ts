import { html, type TemplateResult } from 'lit';
import type { PeerElementsError } from '../../base/errors.js';
import type { TextParams } from '../../base/text.js';
import type { CallOptions, CallSnapshot } from '../../channels/call-types.js';
import type { SessionState } from '../../session/transitions.js';
import { avatar } from '../shared/avatar.js';

/** The devices that a call opens, or has opened. */
export interface Devices {
  readonly camera: boolean;
  readonly microphone: boolean;
}

interface CallMethods {
  answer(options?: CallOptions): Promise<void>;
  decline(): Promise<void>;
  hangUp(): Promise<void>;
}

/** What the screens of a call draw, and what their buttons do. Made anew for each drawing. */
export interface CallView {
  readonly call: CallSnapshot;
  readonly session: SessionState | undefined;
  readonly element: CallMethods;
  /** Whom this is about, who is there or who would be called; null for nobody. */
  readonly other: string | null;
  readonly name: string;
  readonly devices: Devices;
  /** How the call ended, where it was not hung up. */
  readonly ending: string | undefined;
  /** Whether the call that is on, or was last, came from the other side. */
  readonly isInbound: boolean;
  /** Whether there is no call, or only the end of one. */
  readonly isIdle: boolean;
  readonly isLive: boolean;
  /** Whether one's own picture shows. */
  readonly hasSelf: boolean;
  readonly mirrors: boolean;
  /** Seconds that the last call was live. */
  readonly duration: number;
  /** What stands in the way, the session's errors among them. */
  readonly error: PeerElementsError | null;
  readonly sessionError: PeerElementsError | null;
  t(template: string, params?: TextParams): string;
  sentence(error: PeerElementsError): string;
  hint(error: PeerElementsError): string;
  /** Calls the other side, without `options` as the last time. */
  dial(options?: CallOptions): void;
  start(): void;
  dismiss(error: PeerElementsError): void;
}

export function face({ other, name }: CallView): TemplateResult {
  return html`<div part="avatar" class="face">
    <slot name="avatar">${avatar(other ?? '', name)}</slot>
  </div>`;
}

/** A sentence with the other side's name, which may run in the other direction than the sentence. */
export function naming({ name }: CallView, sentence: string): TemplateResult {
  const [before, after] = sentence.split('{name}');
  return after === undefined ? html`${before}` : html`${before}<bdi part="name">${name}</bdi>${after}`;
}

/** The main button, and those beside it. */
export function actions(
  buttons: (readonly [part: string, words: unknown, act: () => void])[],
): TemplateResult {
  return html`<div class="actions">
    ${buttons.map(
      ([part, words, act], index) =>
        html`<button part=${part} class=${index ? '' : 'filled main'} @click=${act}>${words}</button>`,
    )}
  </div>`;
}
