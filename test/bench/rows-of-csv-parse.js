// The library alone, with a row as an array of texts: what reading records row by row cannot fall below.
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

let rows = 0;
for await (const row of createReadStream(process.argv[2]).pipe(parse())) rows += row.length > 0 ? 1 : 0;
process.stdout.write(`${rows}\n`);
