const TILES = ['remote', 'self', 'screen'];
const OF_A_TILE = ['video', 'avatar', 'name', 'badge', 'quality', 'play', 'error'];
const BUTTONS = ['mute', 'camera', 'hang-up', 'screen-button'];
const MENU_BUTTONS = ['screen', 'fullscreen', 'pip', 'record', 'captions', 'flip', 'quality'];
const DEVICES = ['camera', 'microphone', 'speaker'];
const OF_A_DEVICE = ['label', 'select', 'hint', 'error'];

/** What a call lets a page style, for one that stands in a button: all of it, under the names that it has there. */
export const CALL_PARTS = [
  ...['stage', 'avatar', 'name', 'status', 'hint', 'error:call-error', 'dismiss-error'],
  ...['call-button', 'voice-button', 'accept', 'decline', 'remember', 'cancel'],
  ...TILES.flatMap((tile) => [tile, ...OF_A_TILE.map((part) => `${tile}-${part}`)]),
  ...['sharing', 'stop-sharing', 'recording', 'stop-recording'],
  ...['captions', 'caption', 'captions-status', 'captioned', 'asleep'],
  ...['missed', 'call-back-button', 'dismiss-button', 'notify-button'],
  ...['controls', 'more', 'menu', 'menu-action', 'menu-word', 'menu-choice', 'menu-figures'],
  ...BUTTONS.flatMap((button) => [button, `${button}-tooltip`]),
  ...MENU_BUTTONS.flatMap((button) => [`menu-${button}`, `menu-${button}-tooltip`]),
  ...DEVICES.flatMap((device) => OF_A_DEVICE.map((part) => `menu-${device}-${part}`)),
].join(', ');
