import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../src/data/history.js';
import { readSources } from '../../src/data/read.js';
import type { Step } from '../../src/explain/types.js';
import { followNumber } from '../../src/explain/way.js';
import { eachMonth } from '../../src/model/calendar.js';
import { formulaValue, solveFor } from '../../src/model/equation.js';
import { loadTree } from '../../src/model/load.js';

const root = fileURLToPath(new URL('../../examples/b2b-sales/', import.meta.url));

/** The value that a step's formula gives from its terms, solved for the step's node where it is another's. */
const again = ({ node, formula }: Step): number | undefined => {
  const { owner, value, terms } = formula!;
  const known = new Map(terms.map((term) => [`${term.id} ${term.lag}`, term.value ?? undefined]));
  const lookup = (id: string, lag: number) => known.get(`${id} ${lag}`);
  const { expression } = owner.formula!;
  return owner.id === node.id
    ? formulaValue(expression, lookup)
    : solveFor(expression, node.id, value!, lookup);
};

describe.each(['kpi.yaml', 'deals.yaml'])('the way of every number of the example (%s)', (file) => {
  const { tree } = loadTree(readFileSync(`${root}${file}`, 'utf8'), file);

  it('is told by its formulas, and ends at what was read', async () => {
    const answers = await readSources(tree!, { root, signal: new AbortController().signal });
    const history = historyOf(tree!, answers);
    const months = eachMonth(history.actuals.span!).slice(-7, -1);
    const periods = [
      ...months.map((month) => ({ from: month, to: month })),
      { from: months[0]!, to: months[5]! },
    ];
    let followed = 0;
    for (const period of periods) {
      for (const node of tree!.nodes.values()) {
        const { steps } = followNumber(tree!, { answers, history }, node, period);
        expect(steps[0].value).toBe(history.completion.over(period).get(node.id)?.value ?? null);
        for (const step of steps) {
          expect(step.value === null).toBe(step.gap !== null);
          if (step.origin === 'measured') expect(step.reading).not.toBeNull();
          if (step.origin !== 'computed' && step.origin !== 'solved') continue;
          expect(step.formula).not.toBeNull();
          expect(again(step)! / step.value!).toBeCloseTo(1, 9);
          followed += 1;
        }
      }
    }
    expect(followed).toBeGreaterThan(10);
  });
});
