#!/usr/bin/env node
const { loaderOf } = require('./loader.js');

const { main, nodeIo } = loaderOf().load('./kpi.cjs');
main(process.argv.slice(2), nodeIo()).then((code) => {
  process.exitCode = code;
});
