import type { Message } from './message.js';

export const validateReportText = {
  clean: ({ files, nodes }: { files: number; nodes: number }): Message => ({
    ja: `問題は見つかりませんでした（${files}ファイル、${nodes}指標）`,
    en: `no problems found (${files} ${files === 1 ? 'file' : 'files'}, ${nodes} nodes)`,
  }),
  summary: (v: {
    errors: number;
    warnings: number;
    infos: number;
    files: number;
    nodes: number;
  }): Message => ({
    ja: `エラー${v.errors}件、警告${v.warnings}件${v.infos > 0 ? `、情報${v.infos}件` : ''}（${v.files}ファイル、${v.nodes}指標）`,
    en: `${v.errors} ${v.errors === 1 ? 'error' : 'errors'}, ${v.warnings} ${v.warnings === 1 ? 'warning' : 'warnings'}${v.infos > 0 ? `, ${v.infos} infos` : ''} (${v.files} ${v.files === 1 ? 'file' : 'files'}, ${v.nodes} nodes)`,
  }),
};
