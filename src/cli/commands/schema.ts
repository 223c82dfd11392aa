import { schemas } from '../../contract/schemas.js';
import type { Command } from '../command.js';

export const schema: Command = {
  id: 'schema',
  summary: {
    ja: 'エディターの補完と検査に使うJSON Schemaを出す',
    en: 'print the JSON Schema, for completion and checks in editors',
  },
  args: [
    {
      name: 'name',
      description: { ja: 'どのファイルのものか。省くと tree', en: 'of which file; tree if left out' },
      choices: schemas.map(({ id }) => id),
    },
  ],
  options: [],
  formats: ['json'],
  examples: ['kpi schema --output kpi.schema.json', 'kpi schema --lang ja'],
  async run({ args: [name] }, { lang }) {
    const { jsonSchemaOf } = await import('../../contract/json-schema.js');
    const { described } = await import('../../report/described.js');
    const { id, load } = schemas.find((one) => one.id === name) ?? schemas[0]!;
    return { blocks: [], data: described(jsonSchemaOf(await load()), id, lang), outcome: 'ok' };
  },
};
