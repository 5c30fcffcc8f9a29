// Written by scripts/icons.mjs. The shapes are lucide's (https://lucide.dev), ISC licence.
import { icon } from './icon.js';

export const iconPaperclip = icon(
  'M16 6l-8.41 8.59a2 2 0 0 0 2.83 2.83l8.41-8.59a4 4 0 1 0-5.66-5.66l-8.38 8.55a6 6 0 1 0 8.48 8.48l8.38-8.55',
);
export const iconSmile = icon(
  'M15 10V9M16.47 15a6 6 0 01-8.94 0M9 10V9M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0',
);
