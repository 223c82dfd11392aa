import { nearAmong } from '../../model/identifiers.js';
import type { RunStatement } from '../engines/duckdb-session.js';
import { keyName, keyRows, keyTable, keyText, type Side, sidesOf } from './sides.js';
import { type Join, joinsIn, type Syntax, without } from './syntax.js';
import type { JoinsSeen, UnclearJoin, UnmatchedKey, UnmatchedRows } from './types.js';

const NOTHING: JoinsSeen = { unmatched: [], unclear: [] };

/** Keys that are told of each side. */
const TOLD = 3;

/** Keys among which the nearest is looked for; a longer list is one of customers, not of products. */
const MOST_NEAR = 1000;

type Fate = UnmatchedRows['fate'];

/** The sides whose rows a join loses, or leaves without values; none where it is meant to choose rows. */
const FATES: Readonly<Record<string, { readonly left?: Fate; readonly right?: Fate }>> = {
  INNER: { left: 'lost', right: 'lost' },
  LEFT: { left: 'without-values' },
  RIGHT: { right: 'without-values' },
  FULL: { left: 'without-values', right: 'without-values' },
};

interface Groups {
  readonly unmatched: number;
  readonly blank: number;
  readonly keys: readonly { readonly value: string; readonly rows: number }[];
}

const groupsOf = async (kept: Side, other: Side, join: Join, run: RunStatement): Promise<Groups> => {
  const rest = await keyRows(kept, without(kept.table, other.table, join), join, run);
  const texts = kept.keys.map((_, index) => keyText(index));
  const isBlank = texts.map((text) => `${text} = ''`).join(' or ');
  const text = `with kpi_groups as materialized (
  select concat_ws(' / ', ${texts.join(', ')}) as kpi_value, ${isBlank} as kpi_blank, count(*) as kpi_rows
  from ${rest} as r group by all
)
select kpi_value, kpi_rows, kpi_blank,
  (select coalesce(sum(kpi_rows), 0) from kpi_groups where not kpi_blank),
  (select coalesce(sum(kpi_rows), 0) from kpi_groups where kpi_blank)
from kpi_groups order by kpi_blank, kpi_rows desc, kpi_value limit ${TOLD}`;
  const { rows } = await run({ text, values: [] });
  const keys = rows
    .filter(([, , blank]) => String(blank) === 'false')
    .map(([value, count]) => ({ value: String(value), rows: Number(count) }));
  return { unmatched: Number(rows[0]?.[3] ?? 0), blank: Number(rows[0]?.[4] ?? 0), keys };
};

const sizeOf = async (side: Side, join: Join, run: RunStatement) => {
  const from = await keyRows(side, side.table, join, run);
  const names = side.keys.map((_, index) => keyName(index)).join(', ');
  const text = `select count(*), count(distinct row(${names})) from ${from} as r`;
  const [counts] = (await run({ text, values: [] })).rows;
  const [rows, distinct] = counts!.map(Number) as [number, number];
  return { rows, isUnique: rows === distinct };
};

/** Finds the key of a side that another one probably means. */
const nearIn = async (
  side: Side,
  join: Join,
  run: RunStatement,
): Promise<(value: string) => string | null> => {
  if (side.keys.length > 1) return () => null;
  const from = await keyRows(side, side.table, join, run);
  const text = `select distinct ${keyText(0)} from ${from} as r order by 1 limit ${MOST_NEAR + 1}`;
  const { rows } = await run({ text, values: [] });
  const near = nearAmong(rows.length > MOST_NEAR ? [] : rows.map(([value]) => String(value)));
  return (value) => near(value).find((found) => found !== value) ?? null;
};

interface Asked {
  readonly kept: Side;
  readonly other: Side;
  readonly fate: Fate;
}

const askSide = async (
  { kept, other, fate }: Asked,
  join: Join,
  run: RunStatement,
  titleOf: (table: string) => string,
): Promise<UnmatchedRows[]> => {
  const { unmatched, blank, keys } = await groupsOf(kept, other, join, run);
  if (unmatched + blank === 0) return [];
  const [own, others] = [await sizeOf(kept, join, run), await sizeOf(other, join, run)];
  const near = await nearIn(other, join, run);
  const isUnasked = own.isUnique && !others.isUnique;
  const isWithoutKey = unmatched === 0 && fate === 'without-values';
  return [
    {
      table: titleOf(await keyTable(kept, join, run)),
      columns: kept.columns,
      other: titleOf(await keyTable(other, join, run)),
      rows: own.rows,
      unmatched,
      blank,
      fate,
      severity: isUnasked || isWithoutKey ? 'info' : 'warning',
      keys: keys.map((key): UnmatchedKey => ({ ...key, near: near(key.value) })),
    },
  ];
};

const askJoin = async (
  found: Join,
  run: RunStatement,
  titleOf: (table: string) => string,
): Promise<JoinsSeen> => {
  const fates = FATES[found.type];
  if (!fates) return NOTHING;
  if (found.form === 'NATURAL') return { unmatched: [], unclear: ['natural'] };
  const sides = await sidesOf(found, run);
  if (!sides) return { unmatched: [], unclear: found.form === 'CROSS' ? [] : ['no-equality'] };
  const { join, left, right } = sides;
  const unmatched: UnmatchedRows[] = [];
  if (fates.left) {
    unmatched.push(...(await askSide({ kept: left, other: right, fate: fates.left }, join, run, titleOf)));
  }
  if (fates.right) {
    unmatched.push(...(await askSide({ kept: right, other: left, fate: fates.right }, join, run, titleOf)));
  }
  return { unmatched, unclear: [] };
};

/** The places of a query are of no use here, and numbers that JavaScript cannot hold would be changed. */
const syntaxOf = (json: string): Syntax =>
  JSON.parse(json, (key, value: unknown) => {
    if (key === 'query_location') return 0;
    if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new RangeError(key);
    return value;
  }) as Syntax;

/**
 * Asks of every join of a query how many rows of a side have a key that the other side has not: one more pass over the
 * tables for each side, and two more where there are any. `titleOf` tells what people call a table. What cannot be
 * asked is told among the unclear; rejects only when aborted.
 */
export const joinsSeen = async (
  query: string,
  run: RunStatement,
  titleOf: (table: string) => string,
  signal: AbortSignal,
): Promise<JoinsSeen> => {
  const seen: JoinsSeen[] = [];
  const attempt = async (why: UnclearJoin, act: () => Promise<JoinsSeen>): Promise<void> => {
    const outcome = await act().catch((): JoinsSeen => ({ unmatched: [], unclear: [why] }));
    signal.throwIfAborted();
    seen.push(outcome);
  };
  await attempt('no-json', async () => {
    const { rows } = await run({ text: 'select json_serialize_sql($1::varchar)', values: [query] });
    const json = String(rows[0]![0]);
    await attempt('not-asked', async () => {
      for (const join of joinsIn(syntaxOf(json))) {
        await attempt('not-asked', () => askJoin(join, run, titleOf));
      }
      return NOTHING;
    });
    return NOTHING;
  });
  return {
    unmatched: seen.flatMap(({ unmatched }) => unmatched),
    unclear: seen.flatMap(({ unclear }) => unclear),
  };
};
