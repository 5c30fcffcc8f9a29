import type { Recognizer } from './captions-types.js';

/**
 * Whether this browser can write down what a track says. Older ones, with a prefix, listen to nothing but their own
 * microphone.
 */
export function canCaption(): boolean {
  return !!recognizer();
}

export function recognizer(): Recognizer | null {
  const { SpeechRecognition } = globalThis as { SpeechRecognition?: Recognizer };
  return typeof SpeechRecognition?.available === 'function' ? SpeechRecognition : null;
}
