import { onDemand } from '../base/define.js';

// For who imports one element: what it draws only now and then is registered then.
onDemand((tags) => import('./parts.js').then(({ PARTS, load }) => load(PARTS, tags)));
