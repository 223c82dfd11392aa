// DuckDB by itself, on two threads, with every date and number read as one: the same groups as the tree of deals asks for.
import { DuckDBInstance } from '@duckdb/node-api';

const DATES = ['初回接触日', 'ヒアリング日', '提案日', '受注日', '失注日'];
const TEXTS = ['案件番号', '会社名', '担当者', 'セグメント', '流入元'];
const types = [
  ...TEXTS.map((name) => `'${name}': 'varchar'`),
  ...DATES.map((name) => `'${name}': 'date'`),
  "'状態': 'varchar'",
  "'受注金額': 'double'",
  "'メモ': 'varchar'",
];
const months = DATES.slice(0, 4).map((name) => `date_trunc('month', "${name}")`);

const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const answer = await connection.runAndReadAll(`
with stages as (
  select "セグメント" as segment, unnest([${months}]) as month, unnest([0, 1, 2, 3]) as stage,
    unnest([null, null, null, "受注金額"]) as amount
  from read_csv('${process.argv[2].replaceAll("'", "''")}', header = true, columns = {${types}})
)
select stage, month, segment, count(*), fsum(amount), avg(amount) from stages where month is not null group by all`);
process.stdout.write(`${answer.currentRowCount}\n`);
