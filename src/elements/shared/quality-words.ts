/** Whole words: other languages put them elsewhere. */
export const QUALITY = {
  good: 'The connection is good',
  fair: 'The connection is fair',
  poor: 'The connection is poor',
  lost: 'The connection is interrupted',
} as const;
