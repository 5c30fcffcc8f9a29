// Written by scripts/icons.mjs. The shapes are lucide's (https://lucide.dev), ISC licence.
import { icon } from './icon.js';

export const iconArrowDown = icon('M12 5v14M19 12l-7 7-7-7');
export const iconX = icon('M18 6 6 18M6 6l12 12');
