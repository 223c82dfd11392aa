import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dealsTree, writeDeals } from './deals.js';
import { here, interleaved, measured } from './measure.js';

const KPI = here('../../bin/kpi.js');
const MEGABYTES = 90;

/** How often each work is run, by the rows of the file; the medians count. */
const SIZES = [
  { rows: 100_000, rounds: 3 },
  { rows: 1_000_000, rounds: 3, ofDuckDb: 1, ofCsvParse: 1 / 8 },
  { rows: 5_000_000, rounds: 1, ofDuckDb: 0.8 },
];

const FILE = 'deals.csv';

const filesOf = (folder) => {
  const file = join(folder, FILE);
  for (const engine of ['csv', 'duckdb'])
    writeFileSync(join(folder, `${engine}.yaml`), dealsTree(FILE, engine));
  return {
    bytes: { name: 'the bytes alone', args: [here('bytes.js'), file] },
    duckdb: { name: 'DuckDB alone', args: [here('duckdb.js'), file] },
    csvParse: { name: 'csv-parse alone', args: [here('rows-of-csv-parse.js'), file] },
    scan: { name: 'diagnose', args: [KPI, 'diagnose', join(folder, 'csv.yaml')] },
    byDuckDb: { name: 'diagnose, duckdb', args: [KPI, 'diagnose', join(folder, 'duckdb.yaml')] },
  };
};

const seconds = (milliseconds) => (milliseconds / 1000).toFixed(2);

/** What reading many records takes: seconds by the clock and of processors, as multiples of DuckDB and csv-parse. */
export const reportRecords = (folder, line, verdict) => {
  line([]);
  line(['records', 's', 'CPU s', 'of', 'times', 'at most', 'MB', 'at most', '']);
  for (const { rows, rounds, ofDuckDb, ofCsvParse } of SIZES) {
    const { bytes, duckdb, csvParse, scan, byDuckDb } = filesOf(folder);
    writeDeals(join(folder, FILE), rows);
    line([
      `${rows} rows, UTF-8`,
      '',
      '',
      `${(statSync(join(folder, FILE)).size / rows).toFixed(0)} bytes each`,
    ]);
    const isLarge = rounds === 1;
    const works = isLarge ? [bytes, duckdb, scan] : [bytes, duckdb, csvParse, scan, byDuckDb];
    const found = new Map(works.map((work) => [work, measured(work, rounds)]));
    for (const [work, { took, used, peak }] of found) {
      if (work === scan) continue;
      line([work.name, seconds(took), seconds(used), '', '', '', peak.toFixed(0)]);
    }
    const { took, used, peak } = found.get(scan);
    const tell = (of, ratio, times) =>
      line([
        scan.name,
        seconds(took),
        seconds(used),
        of,
        ratio.toFixed(2),
        times?.toFixed(2) ?? '',
        peak.toFixed(0),
        MEGABYTES,
        verdict(ratio > (times ?? Number.POSITIVE_INFINITY) || peak > MEGABYTES),
      ]);
    tell('DuckDB, clock', took / found.get(duckdb).took, ofDuckDb);
    if (!isLarge) tell('csv-parse, CPU', used / found.get(csvParse).used, ofCsvParse);
    if (rows === 1_000_000) {
      writeDeals(join(folder, FILE), rows, 'cp932');
      const other = measured(scan, rounds);
      const ratio = other.used / used;
      line([
        'diagnose, CP932',
        seconds(other.took),
        seconds(other.used),
        'UTF-8, CPU',
        ratio.toFixed(2),
        '1.00',
        other.peak.toFixed(0),
        MEGABYTES,
        verdict(ratio > 1 || other.peak > MEGABYTES),
      ]);
    }
    rmSync(join(folder, FILE));
  }
};

/** What reading a few records adds to a check of their tree. */
export const reportFewRecords = (folder, line, verdict) => {
  const most = 1.25;
  const { scan } = filesOf(folder);
  for (const rows of [12, 600]) {
    writeDeals(join(folder, FILE), rows);
    const base = { name: 'validate', args: [KPI, 'validate', scan.args[2]] };
    const [first, work] = interleaved(base, [scan], 11);
    line([`${rows} records`]);
    line([first.name, first.took.toFixed(0)]);
    line([
      work.name,
      work.took.toFixed(0),
      work.ratio.toFixed(2),
      first.name,
      most,
      '',
      '',
      verdict(work.ratio > most),
    ]);
  }
};
