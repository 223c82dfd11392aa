import { evaluate } from '../../src/model/evaluate.js';
import { loadTree } from '../../src/model/load.js';
import { compile, type Program } from '../../src/model/program.js';
import type { Kind } from '../../src/model/tree.js';
import { startOf } from '../../src/plan/effort.js';
import type { Problem, Variable } from '../../src/plan/problem.js';

type Kinds = Readonly<Record<string, Kind>>;
type Figures = Readonly<Record<string, number>>;

/** A tree of one formula, or of several, from `kgi = a * b; b = c * d`. */
export const programOf = (equations: string, kinds: Kinds): Program => {
  const lines = equations
    .split(';')
    .map((line) => line.split('=').map((side) => side.trim()) as [string, string]);
  const [[kgi, formula], ...inner] = lines as [[string, string], ...[string, string][]];
  const entries = [
    ...inner.map(([id, text]) => `  ${id}: { kind: ${kinds[id] ?? 'amount'}, formula: "${text}" }`),
    ...Object.entries(kinds)
      .filter(([id]) => !lines.some(([left]) => left === id))
      .map(([id, kind]) => `  ${id}: { kind: ${kind} }`),
  ];
  const { tree, diagnostics } = loadTree(
    `kpi: 1\nkgi: { id: ${kgi}, kind: amount, formula: "${formula}" }\nkpis:\n${entries.join('\n')}\n`,
    'kpi.yaml',
  );
  if (!tree || diagnostics.length > 0)
    throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return compile(tree, { lag: 'steady' });
};

export interface ProblemParts {
  readonly equations: string;
  readonly kinds: Kinds;
  readonly baseline: Figures;
  readonly goal: number;
  readonly locked?: readonly string[];
  readonly upper?: Figures;
  readonly lower?: Figures;
  readonly weight?: Figures;
  readonly capacity?: Figures;
  readonly allLog?: boolean;
}

/** A back-solving problem from its parts, in the words of the worked results. */
export const problemOf = (parts: ProblemParts): Problem => {
  const program = programOf(parts.equations, parts.kinds);
  const ids = program.leaves.map(({ slot }) => slot.id);
  const variables = ids.flatMap((id, leaf): Variable[] => {
    if (parts.locked?.includes(id)) return [];
    const kind = parts.kinds[id]!;
    const start = startOf(parts.allLog ? 'amount' : kind, parts.baseline[id]!, 1);
    const natural = kind === 'rate' && !parts.allLog ? 1 : Number.POSITIVE_INFINITY;
    return [
      {
        ...start,
        leaf,
        weight: parts.weight?.[id] ?? 1,
        lower: parts.lower?.[id] ?? 0,
        upper: parts.upper?.[id] ?? natural,
      },
    ];
  });
  const caps = Object.entries(parts.capacity ?? {}).map(([id, max]) => ({
    id,
    term: program.termOf(id)!,
    min: Number.NEGATIVE_INFINITY,
    max,
    bound: 'cap' as const,
    scale: max,
  }));
  const start = ids.map((id) => parts.baseline[id]!);
  return {
    program,
    start,
    variables,
    caps,
    goal: parts.goal,
    sense: 1,
    scale: Math.abs(evaluate(program, start)[program.root]!),
  };
};

/** The values of a problem's variables by name. */
export const named = (problem: Problem, values: readonly number[]): Record<string, number> =>
  Object.fromEntries(
    problem.variables.map(({ leaf }, j) => [problem.program.leaves[leaf]!.slot.id, values[j]!]),
  );

export const CHAIN = {
  equations: 'kgi = contacts * hearing * proposal * win * asp',
  kinds: { contacts: 'count', hearing: 'rate', proposal: 'rate', win: 'rate', asp: 'average' },
  baseline: { contacts: 1000, hearing: 0.4, proposal: 0.5, win: 0.25, asp: 2 },
} as const;
