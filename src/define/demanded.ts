import { onDemand } from '../base/define.js';

// For pages without a build step: all that the script leaves out.
onDemand((tags) => import('./on-demand.js').then(({ load }) => load(tags)));
