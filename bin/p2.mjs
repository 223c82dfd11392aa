import { main, nodeIo } from '../dist/p2/kpi.js'; process.exitCode = await main(process.argv.slice(2), nodeIo());
