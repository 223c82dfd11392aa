/** Uniform numbers in [0, 1) from a seed (sfc32, after C. Doty-Humphrey 2010): the same seed gives the same bytes. */
export const uniformFrom = (seed: number): (() => number) => {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 15; i += 1) next();
  return next;
};

/** Standard normal numbers from a seed (Box & Muller 1958). */
export const normalFrom = (seed: number): (() => number) => {
  const uniform = uniformFrom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
};
