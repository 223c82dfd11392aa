import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/model/identifiers.js';

describe('the name that was meant', () => {
  it.each([
    ['an edit away', 'winrate', ['wins', 'win_rate'], 'win_rate'],
    ['in another width and case', 'ＷＩＮＳ', ['win', 'wins'], 'wins'],
    ['of two as near, the one that begins alike for longer', 'ChurnRt', ['Churn', 'ChurnRate'], 'ChurnRate'],
    ['of two as near and alike, the first', 'wine', ['wins', 'wind'], 'wins'],
    ['nothing near', 'profit', ['wins', 'win_rate'], undefined],
    ['nothing of one letter for another', 'a', ['b'], undefined],
  ])('%s', (_, text, candidates, meant) => {
    expect(nearest(text, candidates)).toBe(meant);
  });
});
