/** Why a part of the gap is not told from another one. */
export const NOT_TOLD = {
  'no-records': {
    ja: '渡した記録が1件ごとに読めないため',
    en: 'no source has the records that went over',
  },
  'no-acceptance': {
    ja: '受け入れた日が分からないため（outcome: { on: 列 } に書けます）',
    en: 'no date tells which records were accepted (outcome: { on: COLUMN })',
  },
  'no-loss': {
    ja: '失注や差し戻しが分からないため（outcome: { lost: 列 } に書けます）',
    en: 'nothing tells which records were lost or sent back (outcome: { lost: COLUMN })',
  },
  'no-score': { ja: '点数がないため', en: 'the records have no scores' },
  'few-scored': {
    ja: '点数のない記録が2割を超えるため',
    en: 'more than a fifth of the records have no score',
  },
  'one-band': {
    ja: '点数の付いた記録が少ないか、点数がほぼ同じため',
    en: 'too few records have a score, or their scores are too much alike',
  },
  'no-limit': { ja: '期限（sla_days）が決まっていないため', en: 'no limit (sla_days) is agreed on' },
  'yes-only': {
    ja: '最初の返答の日がなく受け入れた日しか分からないため（outcome: { responded: 列 } に書けます）',
    en: 'only acceptances are dated, not first answers (outcome: { responded: COLUMN })',
  },
  few: { ja: '比べる片方の記録が10件に届かないため', en: 'one of both sides has fewer than ten records' },
  pending: {
    ja: '返答待ちの記録が2割を超えるため',
    en: 'more than a fifth of the records still wait for their answer',
  },
  none: { ja: '比べる片方で1件も成立していないため', en: 'on one of both sides there was none at all' },
} as const;

/** Why nothing is said of wins by score. */
export const NO_BANDS = {
  'no-records': NOT_TOLD['no-records'],
  'no-acceptance': NOT_TOLD['no-acceptance'],
  'no-win': {
    ja: '受注が分からないため（outcome: { won: 列 } に書けます）',
    en: 'no date tells which records were won (outcome: { won: COLUMN })',
  },
  'no-loss': NOT_TOLD['no-loss'],
  young: {
    ja: '結果が8割以上出そろった月がまだないため',
    en: 'there is no month yet of which 80% of the records have come to an end',
  },
} as const;
