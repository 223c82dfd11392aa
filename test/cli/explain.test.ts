import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulePages } from '../../src/cli/pages.js';
import { explainDocument } from '../../src/contract/answers/index.js';
import { alertReasons } from '../../src/locale/alerts.js';
import { footingReasons } from '../../src/locale/footing-reasons.js';
import { glossary } from '../../src/locale/glossary.js';
import { inputReasons } from '../../src/locale/inputs.js';
import { planReasons } from '../../src/locale/plan-reasons.js';
import { rulePageReport } from '../../src/report/answers/explain.js';
import { markdown } from '../../src/report/formats/markdown.js';
import { table } from '../../src/report/formats/table.js';
import { run } from './run.js';

const explain = (argv: readonly string[], lang = 'ja') =>
  run(['explain', ...argv], { env: { KPI_LANG: lang, COLUMNS: '80' } });

const ids = rulePages().map(({ id }) => id);

describe('the page of a rule', () => {
  it('gives the reason, both examples and how to make an exception', async () => {
    const { code, stdout } = await explain(['rate-above-one']);
    expect(code).toBe(0);
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
      rate-above-one（エラー）

      計算の前提: 数字どうしが矛盾しない

      率は0%から100%までです。35と書くと3,500%になるので、35%か0.35と書きます。

      良い例

          kpi: 1
          kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
          kpis:
            contacts: { kind: count, quality: [win_rate] }
            win_rate: { kind: rate, lever: { max: 35% } }

      悪い例（「← ここ」の行を指摘します）

          kpi: 1
          kgi: { id: wins, kind: count, formula: contacts * win_rate, target: 12 }
          kpis:
            contacts: { kind: count, quality: [win_rate] }
            win_rate: { kind: rate, lever: { max: 35 } } # ← ここ

      ツリー全体で重さを変えるには（off、info、warning、error）

          rules:
            rate-above-one: { severity: off, reason: そう決めた理由 }

      この1行だけを見逃すには（理由を必ず書きます）

          win_rate: { kind: rate, lever: { max: 35 } } # kpi-ignore rate-above-one: 見逃す理由
      "
    `);
  });

  it('in English, as Markdown', async () => {
    const { stdout } = await explain(['kgi-without-target', '--format', 'markdown'], 'en');
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
      ## kgi-without-target (warning)

      Habit 2. Hang on the tree: every number leads to the goal by a formula.

      Without a target on the KGI nobody can work out what each KPI must be.

      ## Good

      \`\`\`yaml
      kpi: 1
      kgi: { id: wins, kind: count, formula: contacts * 10%, target: 12 }
      kpis:
        contacts: { kind: count, quality: [wins] }
      \`\`\`

      ## Bad (reported at the line that ends in "\\<- here")

      \`\`\`yaml
      kpi: 1
      kgi: { id: wins, kind: count, formula: contacts * 10% } # <- here
      kpis:
        contacts: { kind: count, quality: [wins] }
      \`\`\`

      ## To change its severity in the whole tree (off, info, warning, error)

      \`\`\`yaml
      rules:
        kgi-without-target: { severity: off, reason: why it was decided }
      \`\`\`

      ## To excuse one line (always with the reason)

      \`\`\`yaml
      kgi: { id: wins, kind: count, formula: contacts * 10% } # kpi-ignore kgi-without-target: why it is excused
      \`\`\`
      "
    `);
  });

  it('of a rule that nobody can switch off says so', async () => {
    const { stdout } = await explain(['cycle'], 'en');
    expect(stdout).toContain('This rule can be neither set nor excused');
    expect(stdout).not.toContain('kpi-ignore');
  });

  it('of what reading a file finds', async () => {
    const { stdout } = await explain(['plan-file']);
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
      plan-file（エラー）

      ファイルを読むときに見つかるもの（規則ではないので、重さは変えられません）

      plan: は、kpi plan --write で書いた計画のファイルを指します。ツリーと同じ
      フォルダかその下に置きます。ファイルがない、読めない、形が崩れている、別の
      ツリーの計画である、のどれかです。計画は手で直さず、作り直してください。
      "
    `);
  });

  it.each(rulePages().map((page) => [page.id, page] as const))('%s has one', (id, page) => {
    for (const lang of ['ja', 'en'] as const) {
      const report = rulePageReport(page, lang);
      expect(explainDocument.parse(report.data)).toMatchObject({ kind: 'rule', id });
      for (const { render } of [table, markdown]) {
        const text = render(report, { lang, color: false, width: 80 });
        expect(text).toContain(id);
        expect(text).not.toContain('# !');
      }
    }
  });

  const settable = rulePages().filter(({ standing }) => standing === 'settable');

  it.each(settable.map(({ id, bad, files }) => [id, bad!, files] as const))(
    'the exceptions that %s shows silence it',
    async (id, bad, files) => {
      const reported = async (text: string): Promise<string[]> => {
        const argv = ['validate', '--format', 'json', ...(files ? ['--sources'] : [])];
        const { stdout } = await run(argv, { files: { ...files, 'kpi.yaml': text } });
        return JSON.parse(stdout)
          .diagnostics.map(({ rule }: { rule: string }) => rule)
          .filter((rule: string) => [id, 'unused-ignore', 'rule-setting', 'schema'].includes(rule));
      };
      expect(await reported(bad)).toContain(id);
      expect(await reported(bad.replaceAll('# !', `# kpi-ignore ${id}: reason`))).toEqual([]);
      expect(await reported(`${bad}rules:\n  ${id}: { severity: off, reason: reason }\n`)).toEqual([]);
    },
  );
});

describe('an error that keeps a question from being answered', () => {
  it('has a page as well', async () => {
    const { stdout } = await explain(['no-baseline']);
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
      no-baseline（エラー）

      計画や診断に答えられないときに出るもの

      レバーの現状の値が分からず、どこから動かすのかが決まりません。実績を取り込むか、
      baseline: に月あたりの値を書いてください。
      "
    `);
  });

  it('has none missing', () => {
    const src = new URL('../../src/', import.meta.url);
    const reported = ['cli', 'data', 'plan', 'diagnose'].flatMap((folder) =>
      (readdirSync(new URL(`${folder}/`, src), { recursive: true, encoding: 'utf8' }) as string[])
        .filter((name) => name.endsWith('.ts'))
        .flatMap((name) => {
          const code = readFileSync(new URL(`${folder}/${name}`, src), 'utf8');
          return [...code.matchAll(/(?:inputError|problem)\(\s*'([a-z-]+)'|'(data-[a-z-]+)'/gu)];
        })
        .map(([, told, ofData]) => (told ?? ofData)!),
    );
    // What GitHub's summary could not take is only a warning, and keeps no question from being answered.
    const missing = reported.filter((id) => id !== 'step-summary' && !ids.includes(id));
    expect(missing).toEqual([]);
    expect(Object.keys(inputReasons).filter((id) => !reported.includes(id))).toEqual([]);
  });

  it('is told in both languages', () => {
    expect(Object.keys(inputReasons)).toEqual(Object.keys(inputReasons).sort());
    for (const reason of Object.values(inputReasons)) {
      expect(reason.ja).toMatch(/[ぁ-ん].*。$/u);
      expect(reason.en).toMatch(/^[^ぁ-んァ-ン一-龠]*\.$/u);
    }
  });
});

describe('what a diagnosis points out of its own accord', () => {
  it('has a page with the innocent causes beside it', async () => {
    const { stdout } = await explain(['kpi-became-the-purpose']);
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
      kpi-became-the-purpose（警告）

      診断や計画が自分から知らせるもの

      数を追うこと自体が目的になっているおそれがあります（グッドハートの法則）。直近
      6〜12か月で、量が増えているか目標を満たし続け、その量の質（quality に書いた率。
      なければ後のフェーズの転換率）が下がり、KGIは伸びず、増えた分の成果の半分以上が
      率の低下で消えた、の4つがそろったときだけ出ます。相手の層が変わった、まだ
      決着していない案件が多い、受け手の手が足りない、というときも同じ形になります。
      まずそれを確かめ、どれでもなければ、量の目標に質の条件を付けてください。
      "
    `);
  });

  const pages = [alertReasons, footingReasons, planReasons];

  it('is told in both languages, in sentences', () => {
    for (const reasons of pages) {
      expect(Object.keys(reasons)).toEqual(Object.keys(reasons).sort());
      for (const { reason } of Object.values(reasons)) {
        expect(reason.ja).toMatch(/[ぁ-ん].*。$/u);
        expect(reason.en).toMatch(/^[^ぁ-んァ-ン一-龠]*\.$/u);
      }
    }
  });

  it('has a page for each id that a diagnosis or a plan bears, and none for what is never told', () => {
    const src = new URL('../../src/', import.meta.url);
    const told = ['diagnose', 'plan'].flatMap((folder) =>
      (readdirSync(new URL(`${folder}/`, src), { recursive: true, encoding: 'utf8' }) as string[])
        .filter((name) => name.endsWith('.ts'))
        .flatMap((name) => {
          const code = readFileSync(new URL(`${folder}/${name}`, src), 'utf8');
          const given =
            /rule: '([a-z-]+)'|\b(?:warning|alert|note|info|withNote)\(\s*(?:[^'();]*,\s*)?'([a-z]+-[a-z-]+)'/gu;
          return [...code.matchAll(given)].map(([, named, passed]) => (named ?? passed)!);
        }),
    );
    expect(told.length).toBeGreaterThan(50);
    expect([...new Set(told)].filter((id) => !ids.includes(id))).toEqual([]);
    expect(pages.flatMap(Object.keys).filter((id) => !told.includes(id))).toEqual([]);
  });
});

describe('the list', () => {
  it.each(['ja', 'en'])('names every rule and word once (%s)', async (lang) => {
    const { stdout } = await explain([], lang);
    const lines = stdout.split('\n');
    for (const id of ids) expect(lines.filter((line) => line.startsWith(`${id} `))).toHaveLength(1);
    const document = explainDocument.parse(JSON.parse((await explain(['--format', 'json'], lang)).stdout));
    expect(document.kind === 'list' && document.rules.map(({ id }) => id)).toEqual(ids);
    expect(document.kind === 'list' && document.terms.map(({ id }) => id)).toEqual(
      glossary.map(({ id }) => id),
    );
  });
});

describe('a word', () => {
  it('is explained in the language of the reader', async () => {
    const { stdout } = await explain(['lever']);
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
      レバー

      人が直接動かせる、数式のない指標です。ほかの数字はレバーから計算されます。lever:
      { min, max, effort } に、本気で信じられる範囲と動かしにくさを書きます。

      ほかの言い方: lever、てこ、施策、leaf、葉
      "
    `);
  });

  it.each([
    ['lever', 'lever'],
    ['LEVER', 'lever'],
    ['レバー', 'lever'],
    ['ﾚﾊﾞｰ', 'lever'],
    ['フェーズ', 'phase'],
    ['ｋｇｉ', 'kgi'],
    ['目標', 'target'],
    ['引き渡し', 'handoff'],
    ['現状の値', 'baseline'],
    ['horizon', 'horizon'],
    ['extensive', 'extensive'],
    ['率', 'intensive'],
    ['attribution', 'attribution'],
    ['コホート', 'cohort'],
  ])('%s is %s', async (word, id) => {
    const { code, stdout } = await explain([word, '--format', 'json'], 'en');
    expect(code).toBe(0);
    expect(explainDocument.parse(JSON.parse(stdout))).toMatchObject({ kind: 'term', id });
  });

  it('is never that of another, nor the id of a rule', () => {
    const words = glossary.flatMap(({ id, also }) => [id, ...also.filter((word) => word !== id)]);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    expect(words.filter((word) => ids.includes(word))).toEqual([]);
  });

  it('is in both languages', () => {
    for (const { meaning } of glossary) {
      expect(meaning.ja).toMatch(/[ぁ-ん].*。$/u);
      expect(meaning.en).toMatch(/^[^ぁ-んァ-ン一-龠万]*\.$/u);
    }
  });
});

describe('a name that nothing explains', () => {
  it.each([
    ['levr', 'did you mean "lever"?'],
    ['kpi-without-target', 'did you mean "kci-without-target"?'],
    ['something else', 'kpi explain alone lists all rules and words'],
    ['', 'kpi explain alone lists all rules and words'],
  ])('"%s": %s', async (name, help) => {
    const { code, stdout, stderr } = await explain([name], 'en');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(help);
    expect(stderr).toContain('what can be explained');
  });
});
