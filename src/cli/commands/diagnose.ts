import { GATES } from '../../diagnose/gate-names.js';
import type { DiagnoseRequest } from '../../diagnose/types.js';
import { cliText } from '../../locale/cli.js';
import { type Command, FACTS, type Invocation, many, one } from '../command.js';
import type { Since } from '../diagnose-since.js';
import type { Session } from '../session.js';
import type { SoundTree } from '../workspace.js';

const NAMED = ['plan', 'budget', 'previous', 'last-year'] as const;

const requestOf = async (invocation: Invocation, fiscalYearStart: number): Promise<DiagnoseRequest> => {
  const { namedOrPeriod, periodOption } = await import('../values.js');
  const [period, against, by] = ['period', 'against', 'by'].map((name) => one(invocation, name));
  return {
    ...(period !== undefined && { period: periodOption('--period', period, fiscalYearStart) }),
    ...(one(invocation, 'method') === 'shapley' && { method: 'shapley' }),
    ...(against !== undefined && { against: namedOrPeriod('--against', against, NAMED, fiscalYearStart) }),
    ...(by !== undefined && { by }),
  };
};

/** From when to begin, where that is asked for. It goes with no period, and the file of a plan with no other yardstick. */
const sinceAskedFor = async (
  invocation: Invocation,
  place: SoundTree,
  isOfPlan: boolean,
  session: Session,
): Promise<Since | null> => {
  const value = one(invocation, 'since');
  if (value === undefined) return null;
  const { oneOnly } = await import('../values.js');
  if (one(invocation, 'period') !== undefined) oneOnly('--since', '--period');
  const since = await (await import('../diagnose-since.js')).sinceOf(value, place, session);
  if (since.isFile && !isOfPlan) oneOnly(`--since ${value}`, `--against ${one(invocation, 'against')}`);
  return since;
};

export const diagnose: Command = {
  id: 'diagnose',
  summary: {
    ja: '実績を計画や前の期間と比べ、いちばん弱いフェーズと打ち手を示す',
    en: 'compare actuals, attribute the gap, name the weakest phase and what to do',
  },
  args: [
    { name: 'tree', description: cliText.treeArgument() },
    { name: 'csv', variadic: true, description: cliText.csvArgument() },
  ],
  options: [
    {
      flags: '--period <period>',
      description: {
        ja: '診断する月か期間（省くと、実績のそろった最後の月）',
        en: 'the month or months to judge (default: the last complete one)',
      },
    },
    {
      flags: '--since <what>',
      description: {
        ja: 'この月から、実績のそろった最後の月まで。plan なら合意した計画の最初の月から、計画のファイルならその計画と比べる',
        en: 'from this month to the last complete one; plan: from the first month of the committed plan; the file of a plan: compared with it',
      },
    },
    {
      flags: '--as-of <day>',
      description: {
        ja: 'この日の時点のデータ（kpi pull で残した snapshots:）で診断し直し、その後に変わった実績を示す',
        en: 'diagnose the data as they were that day (snapshots: kept by kpi pull), and say what was restated since',
      },
    },
    {
      flags: '--against <what>',
      description: {
        ja: '比べる相手: plan、budget（ファイルの予算の列）、previous、last-year、または期間',
        en: 'compare with plan, budget (columns of the files), previous, last-year, or a period',
      },
    },
    {
      flags: '--by <dimension>',
      description: {
        ja: '担当者や地域などの区分ごとの差が偶然の範囲かどうかと、過去と比べるときは構成と率のどちらが動いたかも示す',
        en: 'tell whether members of a dimension differ beyond chance and, against a past period, mix from rate',
      },
    },
    {
      flags: '--fail-on <what>',
      description: {
        ja: '終了コードを1にする条件: 偶然を超えて弱いフェーズ、見かけ上弱いフェーズ、KGIの未達、注意（くり返せる）',
        en: 'exit 1 where a phase is weak beyond chance, or as observed, where the KGI is behind, or on a warning (may be repeated)',
      },
      choices: GATES,
      repeat: true,
    },
    {
      flags: '--method <method>',
      description: {
        ja: '差の分け方: lmdi は対数平均（省くとこれ）、shapley は検算用のShapley値',
        en: "how the gap is shared out: lmdi by logarithmic means (the usual), shapley by Shapley's value as a cross-check",
      },
      choices: ['lmdi', 'shapley'],
    },
    FACTS,
  ],
  readsTrees: true,
  examples: [
    'kpi diagnose',
    'kpi diagnose examples/b2b-sales --period 2026-04..2026-06',
    'kpi diagnose --since plan',
    'kpi diagnose kpi.yaml actuals.csv --against last-year',
    'kpi diagnose --by salesperson --against previous',
    'kpi diagnose --as-of 2026-10-05',
  ],
  async run(invocation, session) {
    const { openSoundTree, readWorkspace } = await import('../workspace.js');
    const { planOfTree } = await import('../committed-plan.js');
    const { standOf } = await import('../stand.js');
    const { diagnose: judge } = await import('../../diagnose/diagnose.js');
    const { diagnoseReport } = await import('../../report/answers/diagnose.js');
    const facts = one(invocation, 'facts');
    const asOf = one(invocation, 'asOf');
    const past = asOf === undefined ? null : await import('../as-of.js');
    const { given, stand } = standOf(invocation.args, past ? undefined : facts);
    const place = await openSoundTree(given, session);
    const asked = await requestOf(invocation, place.tree.fiscalYearStart);
    const isOfPlan = asked.against === undefined || asked.against === 'plan';
    const since = await sinceAskedFor(invocation, place, isOfPlan, session);
    const committed = since?.plan ?? (isOfPlan ? await planOfTree(place, session) : null);
    const then = past && (await past.readSnapshot(asOf!, facts, place, session));
    const { tree, history } = then ?? (await readWorkspace(place, { ...stand, names: true }, session));
    const { failuresOf } = await import('../../diagnose/gate.js');
    const { periodToDate } = await import('../../diagnose/to-date.js');
    const period = since && periodToDate(tree, history.coverage, since.from, since.until);
    const request = { ...asked, ...(period && { period }), ...(committed && { committed }) };
    const diagnosis = judge(tree, history, request);
    const failures = failuresOf(
      diagnosis,
      GATES.filter((gate) => many(invocation, 'failOn').includes(gate)),
    );
    if (!past || !then) return diagnoseReport(tree, diagnosis, failures, null, session.lang);
    const now = await readWorkspace(place, stand, session);
    const judgedNow = judge(now.tree, now.history, { ...request, period: diagnosis.period });
    const was = { tree, history, diagnosis };
    const restated = past.restatedBetween(then.snapshot, was, { ...now, diagnosis: judgedNow });
    return diagnoseReport(tree, diagnosis, failures, restated, session.lang);
  },
};
