/** A source of uniform numbers in [0, 1). Every sampler draws from the one that it is given, and from nothing else. */
export type Uniform = () => number;

/** Where the tail of the ziggurat begins, and the area of each of its layers (Doornik, 2005, for 128 of them). */
const TAIL = 3.442619855899;
const AREA = 9.91256303526217e-3;
const LAYERS = 128;

const density = (x: number): number => Math.exp(-0.5 * x * x);

/** The right end of each layer, from the bottom one, which the tail is added to. */
const ENDS = ((): Float64Array => {
  const ends = Float64Array.of(AREA / density(TAIL), TAIL, ...new Array<number>(LAYERS - 1).fill(0));
  for (let i = 2; i < LAYERS; i += 1)
    ends[i] = Math.sqrt(-2 * Math.log(AREA / ends[i - 1]! + density(ends[i - 1]!)));
  return ends;
})();

/** A number beyond the last layer (Marsaglia, 1964). */
function sampleTail(uniform: Uniform): number {
  for (;;) {
    const x = -Math.log(1 - uniform()) / TAIL;
    if (-2 * Math.log(1 - uniform()) >= x * x) return TAIL + x;
  }
}

/** A standard normal number: the ziggurat of Marsaglia & Tsang (2000), with layers and places from separate bits. */
export function sampleNormal(uniform: Uniform): number {
  for (;;) {
    const bits = uniform() * 2 ** 32;
    const place = Math.floor(bits / LAYERS);
    const layer = bits - place * LAYERS;
    const x = (place / 2 ** 24 - 1) * ENDS[layer]!;
    const size = Math.abs(x);
    if (size < ENDS[layer + 1]!) return x;
    if (layer === 0) return x < 0 ? -sampleTail(uniform) : sampleTail(uniform);
    const [low, high] = [density(ENDS[layer]!), density(ENDS[layer + 1]!)];
    if (low + uniform() * (high - low) < density(size)) return x;
  }
}

/**
 * A number from Gamma(shape, 1), for shape > 0: a cube of a normal, accepted or not (Marsaglia & Tsang, 2000). Below a
 * shape of 1 the next shape is scaled by a power of a uniform number.
 */
export function sampleGamma(shape: number, uniform: Uniform): number {
  if (shape < 1) return sampleGamma(shape + 1, uniform) * (1 - uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = sampleNormal(uniform);
    const root = 1 + c * z;
    if (root <= 0) continue;
    const v = root * root * root;
    const square = z * z;
    const u = 1 - uniform();
    if (u < 1 - 0.0331 * square * square || Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v)))
      return d * v;
  }
}

/** A number from Beta(a, b), for a and b > 0: the share of one of two gammas (Marsaglia & Tsang, 2000). */
export function sampleBeta(a: number, b: number, uniform: Uniform): number {
  const x = sampleGamma(a, uniform);
  const y = sampleGamma(b, uniform);
  // Both vanish only for shapes far below 1, where all the weight is on the two ends.
  return x + y > 0 ? x / (x + y) : uniform() < a / (a + b) ? 1 : 0;
}
