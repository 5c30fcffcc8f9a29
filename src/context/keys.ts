import { createContext } from '@lit/context';
import type { CallHandle } from './handles.js';
import type { SessionHandle } from './session-handle.js';

/** `Symbol.for`, so that two copies of the kit on one page find each other's providers. */
export const sessionContext = createContext<SessionHandle>(Symbol.for('peer-elements:session'));
export const callContext = createContext<CallHandle>(Symbol.for('peer-elements:call'));
