import type { ReactiveController, TemplateResult } from 'lit';
import type { PeerElementsError } from '../../base/errors.js';
import type { TextParams } from '../../base/text.js';
import type { Transfer } from '../../channels/file-types.js';

/** What stands around the name and the size. */
export interface Around {
  /** Beside the name. */
  readonly tools?: unknown;
  /** Below it. */
  readonly note?: unknown;
  readonly choices?: unknown;
}

/** The face of a transfer, as its parts see it. */
export interface TransferFace extends HTMLElement {
  readonly transfer: Transfer | null | undefined;
  /** The name as it is shown. */
  readonly shownName: string;
  readonly renderRoot: ParentNode;
  readonly voice: {
    readonly t: (template: string, params?: TextParams) => string;
    readonly words: (error: PeerElementsError) => string;
  };
  requestUpdate(): void;
  addController(controller: ReactiveController): void;
  /** A button without words. */
  tool(words: string, icon: TemplateResult, act: () => unknown): TemplateResult;
  cancelTool(transfer: Transfer): TemplateResult;
}
