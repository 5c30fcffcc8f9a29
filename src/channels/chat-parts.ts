import type { ChatFiles } from './chat-files.js';
import type { ChatMoments } from './chat-moments.js';
import type { ChatMore } from './chat-more.js';

/** What comes with its first use. */
export interface ChatParts {
  /** Edits, reactions, answers, and what is kept. */
  more: ChatMore;
  files: ChatFiles;
  /** What is only of the moment: who writes, what was seen. */
  moments: ChatMoments;
}
