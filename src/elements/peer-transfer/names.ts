import { usable } from '../shared/language.js';

/** Characters that nobody sees, or that turn round what stands after them; joiners belong to many a script and emoji. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const THOUSANDS = ['', 'kilo', 'mega', 'giga', 'tera'];

/** A name as the other side gave it, fit to be seen. */
export const cleanName = (name: string): string => name.replace(UNSEEN, '\ufffd').trim();

/** Its end, which is shown even where there is no room for all of it: what a file is, is said by its extension. */
export const tailOf = (name: string): string => /[\w-]{0,4}\.\w{1,8}$/.exec(name)?.[0] ?? '';

/** A quantity in a unit of the page's language: 3.2 MB, 12 sec. */
export function inUnits(language: string | undefined, value: number, unit: string): string {
  return new Intl.NumberFormat(usable(language), {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: value < 10 && /byte/.test(unit) ? 1 : 0,
  }).format(value);
}

/** Bytes, in the largest unit that leaves a number before the point; `per` is '-per-second' for a rate. */
export function inBytes(language: string | undefined, bytes: number, per = ''): string {
  const power = Math.max(0, Math.min(4, Math.floor(Math.log10(bytes) / 3)));
  return inUnits(language, bytes / 1000 ** power, `${THOUSANDS[power]}byte${per}`);
}
