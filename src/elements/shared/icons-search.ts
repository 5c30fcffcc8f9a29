// Written by scripts/icons.mjs. The shapes are lucide's (https://lucide.dev), ISC licence.
import { icon } from './icon.js';

export const iconSearch = icon('M21 21l-4.34-4.34M3 11a8 8 0 1 0 16 0a8 8 0 1 0-16 0');
