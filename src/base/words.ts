/**
 * When a person last wrote in a chat of this page, here or over there, in milliseconds since the epoch. A file that runs beside
 * it keeps its own queue short for a while: a message waits for what is in it already.
 */
export const words = { at: 0 };
