import { css, html, type TemplateResult } from 'lit';
import type { TextParams } from '../../base/text.js';
import type { CallHandle } from '../../context/handles.js';
import { captioned, captions, styles as captionsStyles } from './captions.js';
import { recording, styles as recordingStyles } from './recording.js';
import { shared, sharing, styles as sharingStyles } from './sharing.js';

/** Screens, recordings and captions. Loaded with the first of them, on either side. */

export const styles = css`
  ${sharingStyles}
  ${recordingStyles}
  ${captionsStyles}
`;

type Translate = (template: string, params?: TextParams) => string;

/** What is said of it over the pictures. */
export function said(handle: CallHandle, t: Translate): TemplateResult {
  return html`${sharing(handle, t)} ${recording(handle, t)} ${captioned(handle, t)}`;
}

/** What is there to see of it. */
export function shown(handle: CallHandle, t: Translate): TemplateResult {
  return html`${shared(handle, t)} ${captions(handle)}`;
}
