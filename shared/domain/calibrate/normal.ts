/** The share of a standard normal below x, to the last digits of a double (a Taylor series about 0, after Marsaglia 2004). */
export const normalBelow = (x: number): number => {
  if (x < -8.2) return 0;
  if (x > 8.2) return 1;
  let term = x;
  let sum = x;
  for (let n = 3; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 400; n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return Math.min(1, Math.max(0, 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI)));
};

/** P(χ² with whole degrees of freedom ≥ x), by the recurrence of the incomplete gamma function in steps of two degrees. */
export const chiSquareAbove = (x: number, degrees: number): number => {
  if (degrees <= 0 || x <= 0) return 1;
  const half = x / 2;
  let [above, term, a] =
    degrees % 2 === 0 ? [Math.exp(-half), half * Math.exp(-half), 1] : [2 * normalBelow(-Math.sqrt(x)), 2 * Math.sqrt(half / Math.PI) * Math.exp(-half), 0.5];
  for (; 2 * a < degrees; a += 1) {
    above += term;
    term *= half / (a + 1);
  }
  return Math.min(1, above);
};

const mix = (value: number): number => {
  let x = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
};

/**
 * Standard normal draws that belong to names: the same seed and name give the same draws, whoever else is drawn for, so that adding a
 * proposal or leaving out a review changes the answer and not the luck. Returns a function that writes draw 0, 1, 2 … of each name in turn.
 * Box-Muller on a counter.
 */
export const luckOf = (seed: number, names: readonly string[]): ((into: Float64Array) => void) => {
  const keys = Uint32Array.from(names, (name) => {
    let key = mix(seed ^ 0x9e3779b9);
    for (let i = 0; i < name.length; i += 1) key = mix(key ^ name.charCodeAt(i) ^ (i << 16));
    return key;
  });
  const spare = new Float64Array(names.length);
  let draw = 0;
  return (into) => {
    if (draw % 2 === 1) into.set(spare);
    else
      for (let n = 0; n < names.length; n += 1) {
        const key = keys[n]!;
        const other = mix(key ^ 0x85ebca6b);
        const radius = Math.sqrt(-2 * Math.log((mix(mix(key + draw) ^ other) + 0.5) / 2 ** 32));
        const angle = (2 * Math.PI * mix(mix(key + draw + 1) ^ other)) / 2 ** 32;
        into[n] = radius * Math.cos(angle);
        spare[n] = radius * Math.sin(angle);
      }
    draw += 1;
  };
};
