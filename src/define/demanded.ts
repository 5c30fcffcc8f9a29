import { onDemand } from '../base/define.js';

// What an element draws only now and then is registered then, however the page got the kit.
onDemand((tags) => import('./on-demand.js').then(({ load }) => load(tags)));
