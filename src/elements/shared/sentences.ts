/** What a chat and a call both say: `{name}` is the other side. */
export const CONNECTING = 'Connecting to {name}…';
export const INTERRUPTED = 'The connection to {name} is interrupted. Reconnecting…';
export const KNOCKS = '{name} wants to chat with you';
