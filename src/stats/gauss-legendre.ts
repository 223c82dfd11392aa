/** A place on [0, 1] and what it weighs; the weights add up to 1. */
export interface QuadraturePoint {
  readonly at: number;
  readonly weight: number;
}

/**
 * Gauss-Legendre quadrature on [0, 1], by Newton's iteration on the polynomial of Legendre: with `size` points exact for
 * polynomials of a degree below twice as many.
 */
export const gaussLegendre = (size: number): QuadraturePoint[] =>
  Array.from({ length: size }, (_, index) => {
    let x = Math.cos((Math.PI * (index + 0.75)) / (size + 0.5));
    let slope = 1;
    for (let i = 0; i < 100; i += 1) {
      let [previous, current] = [1, x];
      for (let k = 2; k <= size; k += 1)
        [previous, current] = [current, ((2 * k - 1) * x * current - (k - 1) * previous) / k];
      slope = (size * (x * current - previous)) / (x * x - 1);
      const next = x - current / slope;
      if (next === x) break;
      x = next;
    }
    return { at: (1 - x) / 2, weight: 1 / ((1 - x * x) * slope * slope) };
  });
