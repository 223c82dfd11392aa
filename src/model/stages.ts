import type { SourceEntry } from '../contract/tree.js';
import { schemaText } from '../locale/schema.js';
import type { Finding, Path } from './diagnostic.js';
import { canonicalId, nearest } from './identifiers.js';
import type { Condition, Measure, Node, NodeId, Phase, RecordDate, Source, Stage } from './tree.js';

/** The name that a stage has as a column of dates, where the dates are those of a history: no file has such a column. */
export const stageColumn = (phase: string): string => `\u001f${phase}`;

/** The name of the column that marks the records of a history that came back into a stage; no file has such a column. */
export const returnColumn = (phase: string): string => `\u001freturned\u001f${phase}`;

/** What a source says of the stages of its records. */
export const stagesOf = (entry: SourceEntry, path: Path): readonly Stage[] =>
  Object.entries(entry.stages ?? {}).map(([key, names]) => ({
    phase: canonicalId(key),
    names,
    path: [...path, 'stages', key],
  }));

type StagedSource = Pick<Source, 'id' | 'stages' | 'status' | 'view' | 'history' | 'current' | 'path'>;

const isWon = ({ status }: StagedSource): ReadonlyMap<string, Condition> =>
  new Map(status && status.won.length > 0 ? [[status.column, { in: status.won }]] : []);

/** The stages of a source in the order of the phases; those that no phase names are left to the linter. */
export const stagesInOrder = ({ stages }: Pick<Source, 'stages'>, phases: readonly Phase[]): Stage[] =>
  phases.flatMap(({ id }) => stages.filter(({ phase }) => phase === id));

/** The phase that only what was won reaches. */
export const wonPhase = ({ status }: Pick<Source, 'status'>, phases: readonly Phase[]): string | undefined =>
  status?.phase ?? phases.at(-1)?.id;

/** The dates by which a record entered a stage itself: of the phase of wins they count only for what was won. */
export const ownDates = (source: StagedSource, stage: Stage, phases: readonly Phase[]): RecordDate[] => {
  const where = stage.phase === wonPhase(source, phases) ? isWon(source) : new Map<string, Condition>();
  const columns = source.history ? [stageColumn(stage.phase)] : stage.names;
  return columns.map((column) => ({ column, where, path: stage.path }));
};

/**
 * The dates of the records that have reached a stage: a later one implies it, and a date that a re-entry overwrote does
 * not hide it. Of a cohort they are those of entering at all, for the records that reached the stage.
 */
const datesOf = (
  source: StagedSource,
  index: number,
  stages: readonly Stage[],
  phases: readonly Phase[],
): Pick<Measure, 'on' | 'reached'> => {
  const from = (start: number): RecordDate[] =>
    stages.slice(start).flatMap((stage) => ownDates(source, stage, phases));
  return source.view === 'cohort' ? { on: from(0), reached: from(index) } : { on: from(index), reached: [] };
};

/** Dates as the files have them: those of a history are its one date, in the rows that enter the stage. */
export const datesInFiles = (
  { history, stages }: Pick<Source, 'history' | 'stages'>,
  dates: readonly RecordDate[],
): RecordDate[] =>
  dates.map((date) => {
    const stage = stages.find(({ phase }) => stageColumn(phase) === date.column);
    if (!history || !stage) return date;
    const entered: Condition = { in: stage.names };
    return { ...date, column: history.date, where: new Map([[history.stage, entered], ...date.where]) };
  });

type Report = (finding: Finding) => void;

/**
 * The measures that stages give to the volumes of their phases, by node. A source that knows the present stage alone
 * gives none: where a record that was lost had been before, nobody can tell. A phase in two sources is reported.
 */
export const stageMeasures = (
  sources: Iterable<StagedSource>,
  phases: readonly Phase[],
  nodes: ReadonlyMap<NodeId, Node>,
  report: Report,
): ReadonlyMap<NodeId, Measure> => {
  const measures = new Map<NodeId, Measure>();
  for (const source of sources) {
    if (source.current !== null) continue;
    const stages = stagesInOrder(source, phases);
    for (const [index, { phase: stage, path }] of stages.entries()) {
      const volume = phases.find(({ id }) => id === stage)!.volume;
      if (volume === null || nodes.get(volume)?.measure !== null) continue;
      const other = measures.get(volume);
      if (other) {
        const message = schemaText.stageTwice({ phase: stage, source: other.source!, node: volume });
        report({ path, at: 'key', message });
        continue;
      }
      const dates = datesOf(source, index, stages, phases);
      const counted = { source: source.id, column: null, aggregate: 'count', where: new Map() } as const;
      measures.set(volume, { ...counted, ...dates, stage, path });
    }
  }
  return measures;
};

/** A measure that names a stage, with the dates that its source gives for it. One that no source knows is reported. */
export const withStageDates = (
  measure: Measure,
  sources: ReadonlyMap<string, StagedSource>,
  phases: readonly Phase[],
  report: Report,
): Measure => {
  const { stage } = measure;
  if (stage === null || measure.on.length > 0) return measure;
  const staged = [...sources.values()].filter(
    (source) => source.stages.length > 0 && source.current === null,
  );
  const source = measure.source === null ? staged[0] : staged.find(({ id }) => id === measure.source);
  const stages = source ? stagesInOrder(source, phases) : [];
  const index = stages.findIndex(({ phase }) => phase === stage);
  const isOne = measure.source !== null || staged.length <= 1;
  if (source && index >= 0 && isOne) {
    return { ...measure, source: source.id, ...datesOf(source, index, stages, phases) };
  }
  const known = [...new Set(staged.flatMap((each) => each.stages.map(({ phase }) => phase)))];
  const suggestion = nearest(stage, known);
  report({
    path: [...measure.path, 'stage'],
    message: isOne ? schemaText.unknownStage({ stage, known }) : schemaText.stageOfWhich({ stage }),
    ...(suggestion !== undefined && suggestion !== stage && { suggestion }),
  });
  return measure;
};
