/**
 * A tree of about the given number of nodes, as a company with many branches would write it: every branch turns
 * contacts into sales, ten branches make a district, ten districts the next level, up to the KGI. Every other branch
 * is written in block style, the rest in one line each. Nodes have what people write of them: labels, units, owners,
 * phases, bounds, baselines and actions, which comes to about 160 bytes of UTF-8 a node.
 */
export const treeOf = (nodes) => {
  const branches = Math.max(1, Math.round((nodes - 1) / 5.11));
  const lines = [];
  const departments = [];
  let level = [];
  for (let index = 1; index <= branches; index += 1) {
    const owner = `team_${Math.ceil(index / 2)}`;
    if (index % 2 === 1) departments.push(`  ${owner}: 営業${Math.ceil(index / 2)}課`);
    lines.push(...(index % 2 === 1 ? blockBranch(index, owner) : flowBranch(index, owner)));
    level.push(`sales_${index}`);
  }
  for (let height = 1; level.length > 10; height += 1) {
    const above = [];
    for (let from = 0; from < level.length; from += 10) {
      const id = `district_${height}_${above.length + 1}`;
      const sum = level.slice(from, from + 10).join(' + ');
      lines.push(
        `  ${id}: { label: 地区${height}-${above.length + 1}売上, kind: amount, owner: head_office, formula: ${sum} }`,
      );
      above.push(id);
    }
    level = above;
  }
  return `kpi: 1
name: 全国の営業所
lang: ja
currency: JPY
fiscal_year_start: 4
horizon: FY2026

departments:
  head_office: 本社
${departments.join('\n')}

kgi:
  id: revenue
  label: 売上
  kind: amount
  owner: head_office
  formula: ${level.join(' + ')}
  target: 120億

phases:
  approach: { label: 接触, volume: contacts_1 }
  closing: { label: 受注, volume: wins_1, conversion: win_rate_1 }

kpis:
${lines.join('\n')}
`;
};

/** The same tree with a level to plan from, and a goal an eighth above what that comes to. */
export const plannedTreeOf = (nodes) => {
  const branches = Math.max(1, Math.round((nodes - 1) / 5.11));
  const target = Math.round(branches * 180 * 0.24 * 480_000 * 12 * 1.125);
  return treeOf(nodes)
    .replace(/^( *)lever: \{ min: 150/gmu, '$1baseline: 180\n$1lever: { min: 150')
    .replace(/, lever: \{ min: 150/gu, ', baseline: 180, lever: { min: 150')
    .replace('target: 120億', `target: ${target}`);
};

const blockBranch = (index, owner) => [
  `  contacts_${index}:`,
  `    label: 第${index}営業所 初回接触数`,
  '    kind: count',
  '    unit: 件',
  `    owner: ${owner}`,
  '    phase: approach',
  `    lever: { min: 150, max: ${220 + (index % 40)} }`,
  `    quality: [win_rate_${index}]`,
  `    action: 毎週月曜に休眠顧客を${20 + (index % 30)}社選んで電話する`,
  `  win_rate_${index}:`,
  `    label: 第${index}営業所 受注率`,
  '    kind: rate',
  `    owner: ${owner}`,
  '    phase: closing',
  '    baseline: 24%',
  `    action: 提案の前に決裁者と稟議の日程を確かめる`,
  `  wins_${index}:`,
  `    label: 第${index}営業所 受注数`,
  '    kind: count',
  `    owner: ${owner}`,
  `    formula: contacts_${index} * win_rate_${index} # 接触した月に数える`,
  `  price_${index}:`,
  `    label: 第${index}営業所 平均単価`,
  '    kind: average',
  `    owner: ${owner}`,
  '    unit: JPY/件',
  '    fixed: true',
  '    baseline: 48万',
  `  sales_${index}:`,
  `    label: 第${index}営業所 売上`,
  '    kind: amount',
  `    owner: ${owner}`,
  `    formula: wins_${index} * price_${index}`,
];

const flowBranch = (index, owner) => [
  `  contacts_${index}: { label: 第${index}営業所 初回接触数, kind: count, unit: 件, owner: ${owner}, phase: approach, lever: { min: 150, max: ${220 + (index % 40)} }, quality: [win_rate_${index}], action: 展示会の名刺${30 + (index % 20)}枚に3日以内に連絡する }`,
  `  win_rate_${index}: { label: 第${index}営業所 受注率, kind: rate, owner: ${owner}, phase: closing, baseline: 24%, action: 失注の理由を毎週1件、課で読み合わせる }`,
  `  wins_${index}: { label: 第${index}営業所 受注数, kind: count, owner: ${owner}, formula: contacts_${index} * win_rate_${index} }`,
  `  price_${index}: { label: 第${index}営業所 平均単価, kind: average, unit: JPY/件, owner: ${owner}, fixed: true, baseline: 48万 }`,
  `  sales_${index}: { label: 第${index}営業所 売上, kind: amount, owner: ${owner}, formula: wins_${index} * price_${index} }`,
];
