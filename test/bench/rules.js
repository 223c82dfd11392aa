// Prints how many milliseconds all rules together take on a tree, in a process that has run nothing else.
import { readFileSync } from 'node:fs';
import { lint, loadTree } from '../../dist/index.js';

const { tree } = loadTree(readFileSync(process.argv[2], 'utf8'), 'kpi.yaml');
const start = performance.now();
lint(tree);
process.stdout.write(String(performance.now() - start));
