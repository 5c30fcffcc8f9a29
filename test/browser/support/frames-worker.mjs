/** In a worker of a page: posts hostile frames, one by one as a socket would, and no more than the page keeps up with. */
import { hostileFrames } from '../../support/hostile-frames.mjs';

/** So many are on their way at most. */
const WINDOW = 1000;

let taken = 0;
let look = () => undefined;

async function post({ seed, count }) {
  let posted = 0;
  for (const frame of hostileFrames(seed, count)) {
    postMessage(frame);
    if (++posted - taken >= WINDOW) await new Promise((resolve) => (look = resolve));
  }
  postMessage(null);
}

self.onmessage = ({ data }) => {
  if (typeof data !== 'number') return void post(data);
  taken = data;
  look();
};
