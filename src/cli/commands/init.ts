import type { Command } from '../command.js';

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
  options: [],
  examples: ['kpi init', 'kpi init sales', 'kpi init sales --lang en'],
  async run(invocation, session) {
    const { writeNewFiles } = await import('../new-files.js');
    const { starterFiles } = await import('../templates/index.js');
    const { initReport } = await import('../../report/answers/init.js');
    const [folder] = invocation.args;
    const files = await starterFiles(session.lang);
    const names = await writeNewFiles(folder, files, session);
    return initReport(
      files.map(({ role }, index) => ({ path: names[index]!, role })),
      folder,
    );
  },
};
