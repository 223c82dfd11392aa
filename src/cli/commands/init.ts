import { presetNames } from '../../locale/proposal.js';
import { type Command, one } from '../command.js';

export const init: Command = {
  id: 'init',
  summary: {
    ja: 'すぐに動くツリーのひな形を書く',
    en: 'write a working tree to start from',
  },
  args: [
    {
      name: 'dir',
      description: {
        ja: '書き込むフォルダ（なければ作ります。省くと今のフォルダ）',
        en: 'the folder to write to, made if need be (left out: the current one)',
      },
    },
  ],
  options: [
    {
      flags: '--from <file>',
      description: {
        ja: 'このCSVかブックの見出しからツリーの下書きを作る（フォルダを省くと、ファイルの隣に書く）',
        en: 'draft a tree by the headers of this CSV or workbook, beside it where no folder is named',
      },
    },
    {
      flags: '--preset <preset>',
      description: {
        ja: '--from のファイルの種類（省くと見出しから見分ける）',
        en: 'what the file of --from is (left out: told by its headers)',
      },
      choices: Object.keys(presetNames),
    },
    {
      flags: '--sheet <name>',
      description: {
        ja: '--from のブックにシートがいくつもあるとき、読むシート',
        en: 'the sheet to read where the workbook of --from has several',
      },
    },
    {
      flags: '--year <year>',
      description: {
        ja: '--from の表の月に年がないときの年度',
        en: 'the fiscal year of the table of --from where its months have none',
      },
    },
  ],
  examples: [
    'kpi init',
    'kpi init sales',
    'kpi init --from exports/deals.csv',
    'kpi init --from monthly.csv --year 2026',
  ],
  async run(invocation, session) {
    const { writeNewFiles } = await import('../new-files.js');
    const { draftFiles, starterFiles } = await import('../templates/index.js');
    const { initText } = await import('../../locale/init.js');
    const { initReport } = await import('../../report/answers/init.js');
    const [folder] = invocation.args;
    const [from, preset, sheet, year] = ['from', 'preset', 'sheet', 'year'].map((name) =>
      one(invocation, name),
    );
    const { onlyWith, yearOption } = await import('../values.js');
    if (from === undefined) {
      if (preset !== undefined) onlyWith('--preset', '--from');
      if (sheet !== undefined) onlyWith('--sheet', '--from');
      if (year !== undefined) onlyWith('--year', '--from');
    }
    const proposed =
      from === undefined
        ? null
        : await (await import('../propose-tree.js')).proposeTree(
            {
              from,
              folder,
              preset,
              sheet,
              year: year === undefined ? undefined : yearOption('--year', year),
            },
            session,
          );
    const files = await (proposed ? draftFiles(proposed.text, session.lang) : starterFiles(session.lang));
    const help = proposed ? initText.existsFromHelp() : initText.existsHelp();
    const written = await writeNewFiles(proposed ? proposed.folder : folder, files, help, session);
    return proposed
      ? initReport(
          written,
          proposed.folder === '.' ? undefined : proposed.folder,
          session.lang,
          proposed.origin,
        )
      : initReport(written, folder, session.lang);
  },
};
