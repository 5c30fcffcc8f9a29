/** A sentence of the other side's, or its beginning. */
export interface CaptionLine {
  readonly text: string;
  /** Whether it will not change any more. */
  readonly isFinal: boolean;
}

/** Captions while they run. */
export interface Captioning {
  /** `downloading`: the browser loads what it needs for this language, once. */
  readonly state: 'starting' | 'downloading' | 'listening';
  /** What was said last, the oldest first; a line goes when nothing more is said for a while. */
  readonly lines: readonly CaptionLine[];
}

// What of the Web Speech API is used; TypeScript's own types do not know it yet.

interface RecognitionResult {
  readonly isFinal: boolean;
  readonly [index: number]: { readonly transcript: string };
}

export interface RecognitionEvent extends Event {
  readonly resultIndex: number;
  readonly results: ArrayLike<RecognitionResult>;
}

export interface RecognitionErrorEvent extends Event {
  readonly error: string;
}

export interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally: boolean;
  onresult: ((event: RecognitionEvent) => void) | null;
  onerror: ((event: RecognitionErrorEvent) => void) | null;
  onend: (() => void) | null;
  start(track: MediaStreamTrack): void;
  abort(): void;
}

interface RecognitionOptions {
  readonly langs: readonly string[];
  readonly processLocally: boolean;
}

export interface Recognizer {
  new (): Recognition;
  available(
    options: RecognitionOptions,
  ): Promise<'available' | 'downloadable' | 'downloading' | 'unavailable'>;
  install(options: RecognitionOptions): Promise<boolean>;
}
