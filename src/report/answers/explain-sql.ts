import type { ExplainDocument } from '../../contract/answers/index.js';
import type { Explained } from '../../data/sql/explained.js';
import { explainText as text } from '../../locale/explain.js';
import { verbatim } from '../../locale/message.js';
import type { Node } from '../../model/tree.js';
import type { Report } from '../report.js';

const ENGINES: Readonly<Record<Explained['dialect'], string>> = { duckdb: 'DuckDB', postgres: 'PostgreSQL' };

/** The statement that reads a node, and the values that go with it. */
export const sqlReport = ({ id }: Node, { source, dialect, statement }: Explained): Report => {
  const { text: sql, values } = statement;
  const items = values.map((value, index) => ({
    text: text.parameter({ mark: `$${index + 1}`, value: JSON.stringify(value) }),
  }));
  const data: ExplainDocument = {
    kpi: 1,
    command: 'explain',
    kind: 'sql',
    node: id,
    source: source.id,
    dialect,
    sql,
    parameters: [...values],
  };
  return {
    blocks: [
      { type: 'heading', text: text.sqlTitle({ node: id, source: source.id, engine: ENGINES[dialect] }) },
      { type: 'code', text: verbatim(sql), language: 'sql' },
      { type: 'heading', text: text.parameters() },
      items.length > 0 ? { type: 'list', items } : { type: 'text', text: text.noParameters() },
      { type: 'text', text: text.sqlNote(), tone: 'dim' },
    ],
    data,
    outcome: 'ok',
  };
};
