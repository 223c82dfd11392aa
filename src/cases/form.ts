import type { CaseEntry, ExpectationEntry, TestFile } from '../contract/test-file.js';
import { testFileText } from '../locale/test-file.js';
import type { Finding, Path, Span } from '../model/diagnostic.js';
import { canonicalId } from '../model/identifiers.js';

/** What has a meaning only beside a target. */
const OF_A_GOAL = ['horizon', 'lever', 'lock', 'set', 'rounding', 'expect_status'] as const;

type FullExpectation = Exclude<ExpectationEntry, number>;

/** The expectations of a test that are more than a number, by their places. */
const fullExpectations = (entry: CaseEntry, path: Path): [Path, FullExpectation][] =>
  Object.entries(entry.expect ?? {}).flatMap(([id, each]): [Path, FullExpectation][] =>
    typeof each === 'number' ? [] : [[[...path, 'expect', canonicalId(id)], each]],
  );

const isRange = ({ min, max }: FullExpectation): boolean => min !== undefined || max !== undefined;

const contradictions = (entry: CaseEntry, path: Path): Finding[] =>
  fullExpectations(entry, path).flatMap(([place, each]): Finding[] => {
    const { value, tolerance, min, max } = each;
    if (value !== undefined && isRange(each))
      return [{ path: place, at: 'key', message: testFileText.valueOrRange() }];
    if (isRange(each) && tolerance !== undefined)
      return [{ path: [...place, 'tolerance'], at: 'key', message: testFileText.toleranceOfRange() }];
    if (min !== undefined && max !== undefined && min > max)
      return [{ path: [...place, 'min'], message: testFileText.backwards({ min, max }) }];
    return [];
  });

const omissions = (entry: CaseEntry, path: Path): Finding[] => {
  const lonely = entry.target === undefined ? OF_A_GOAL.filter((key) => entry[key] !== undefined) : [];
  const empty = fullExpectations(entry, path).filter(
    ([, each]) => each.value === undefined && !isRange(each),
  );
  const expectsNothing = Object.keys(entry.expect ?? {}).length === 0 && entry.expect_status === undefined;
  return [
    ...lonely.map(
      (key): Finding => ({
        path: [...path, key],
        at: 'key',
        message: testFileText.needsTarget({ key }),
        help: testFileText.needsTargetHelp(),
      }),
    ),
    ...empty.map(([place]): Finding => ({ path: place, at: 'key', message: testFileText.valueOrRange() })),
    ...(expectsNothing
      ? [{ path, message: testFileText.expectsNothing(), help: testFileText.expectsNothingHelp() }]
      : []),
  ];
};

const sameNames = (tests: readonly CaseEntry[], locate: (path: Path) => Span): Finding[] => {
  const firsts = new Map(tests.map(({ name }, index) => [name, index] as const).reverse());
  return tests.flatMap(({ name }, index): Finding[] => {
    const first = firsts.get(name)!;
    if (name === undefined || first === index) return [];
    const { line } = locate(['tests', first, 'name']).start;
    return [{ path: ['tests', index, 'name'], message: testFileText.duplicateName({ name, line }) }];
  });
};

/**
 * What is wrong with tests by themselves, beyond the shape of their file. Where not the `whole` file was understood,
 * nothing is said to be missing: it may have been left out for a fault that is reported already.
 */
export const formFindings = (
  { tests }: TestFile,
  whole: boolean,
  locate: (path: Path) => Span,
): Finding[] => {
  const help = testFileText.smallest();
  return [
    ...(tests.length === 0
      ? [{ path: ['tests'], at: 'key' as const, message: testFileText.noTests(), help }]
      : []),
    ...sameNames(tests, locate),
    ...tests.flatMap((entry, index) => contradictions(entry, ['tests', index])),
    ...(whole ? tests.flatMap((entry, index) => omissions(entry, ['tests', index])) : []),
  ];
};
