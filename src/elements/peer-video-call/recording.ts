import { css, html, nothing, type TemplateResult } from 'lit';
import { quiet } from '../../base/lifetime.js';
import type { TextParams } from '../../base/text.js';
import type { CallHandle } from '../../context/handles.js';
import { usable } from '../shared/language.js';
import { clockTime } from '../shared/clock.js';

export const styles = css`
  .said .amount {
    flex: none;
    min-inline-size: 0;
    font-variant-numeric: tabular-nums;
  }

  .dot {
    inline-size: 0.75em;
    block-size: 0.75em;
    flex: none;
    border-radius: 50%;
    background: var(--_danger);
    forced-color-adjust: none;
  }

  @media (prefers-reduced-motion: no-preference) {
    .dot {
      animation: recording 2s ease-in-out infinite;
    }

    @keyframes recording {
      50% {
        opacity: 0.3;
      }
    }
  }
`;

/** Who records, as long as somebody does. */
export function recording(
  handle: CallHandle,
  t: (template: string, params?: TextParams) => string,
): TemplateResult {
  const { recording: own, isRecorded, remoteName, remoteId } = handle.store.value;
  const name = remoteName ?? remoteId ?? '';
  return html`${
    isRecorded
      ? html`<div class="notice" part="recording">
          <span class="dot"></span>
          <p>${t('{name} is recording this call.', { name })}</p>
        </div>`
      : nothing
  }
  ${
    own
      ? html`<div class="notice" part="recording">
          <span class="dot"></span>
          <p>${own.isSaving ? t('Saving the recording…') : t('You are recording this call.')}</p>
          ${
            own.isSaving
              ? nothing
              : html`<p class="amount">${clockTime(own.seconds)} · ${megabytes(own.bytes, handle.element)}</p>
                  <button part="stop-recording" @click=${() => void stop(handle)}>${t('Stop')}</button>`
          }
        </div>`
      : nothing
  }`;
}

async function stop(handle: CallHandle): Promise<void> {
  const { stopRecording } = await import('../../channels/recorder.js');
  await quiet(stopRecording(handle.store));
}

function megabytes(bytes: number, element: Element | null): string {
  const holder = element?.closest<HTMLElement>('[lang]');
  return new Intl.NumberFormat(usable(holder?.lang), {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  }).format(bytes / 1e6);
}
