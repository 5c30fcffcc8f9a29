export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The same numbers each time, so that an interval does not change from one look at the same data to the next. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Median of the ratios pair by pair, with the 95 % interval of a bootstrap over the pairs. */
export function pairedRatio(kit, bare) {
  const ratios = kit.map((value, index) => value / bare[index]);
  const next = random(1);
  const medians = Array.from({ length: 4000 }, () =>
    median(ratios.map(() => ratios[Math.floor(next() * ratios.length)])),
  ).sort((a, b) => a - b);
  return { ratio: median(ratios), low: medians[100], high: medians[3899] };
}

/** What was measured, of the kit and of what it is compared with. */
export function row(name, unit, samples, field, limit) {
  const [kit, bare] = ['kit', 'bare'].map((kind) => samples[kind].map((sample) => sample[field]));
  return {
    name,
    unit,
    kit: median(kit),
    bare: median(bare),
    ...pairedRatio(kit, bare),
    limit,
    pairs: kit.length,
    samples: { kit, bare },
  };
}
