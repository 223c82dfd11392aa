import { expect, it } from 'vitest';
import { sparkline } from '../../src/report/sparkline.js';

it.each([
  ['from the lowest to the highest', [0, 1, 2, 3, 4, 5, 6, 7], '▁▂▃▄▅▆▇█'],
  ['whatever the level', [-70, 700, 315], '▁█▅'],
  ['a line where nothing moves', [4, 4, 4], '▄▄▄'],
  ['a dot where a month has no value', [1, null, 3], '▁·█'],
  ['nothing but dots', [null, null], '··'],
])('a row of bars: %s', (_, values, bars) => {
  expect(sparkline(values)).toBe(bars);
});
