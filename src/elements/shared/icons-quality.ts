// Written by scripts/icons.mjs. The shapes are lucide's (https://lucide.dev), ISC licence.
import { icon } from './icon.js';

export const iconSignal = icon('M2 20h.01M7 20v-4M12 20v-8M17 20V8M22 4v16');
export const iconSignalLow = icon('M2 20h.01M7 20v-4');
export const iconSignalMedium = icon('M2 20h.01M7 20v-4M12 20v-8');
export const iconSignalZero = icon('M2 20h.01');
