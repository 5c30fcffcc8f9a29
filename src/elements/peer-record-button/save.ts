/** Loaded when a file is saved. */

export { save } from '../shared/save.js';

/** With whom, and when, in letters that every file system takes. */
export function nameOf(blob: Blob, remote: string, at = new Date()): string {
  const who = remote
    .normalize()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  const kind = blob.type.startsWith('video/mp4') ? 'mp4' : 'webm';
  return `${['call', who, day, two(at.getHours()) + two(at.getMinutes())].filter(Boolean).join('-')}.${kind}`;
}
