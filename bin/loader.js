const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

/** Compiled code is of one version of Node and one kind of machine; on every other the text is compiled as ever. */
const MACHINE = `${process.version}-${process.platform}-${process.arch}`;

/**
 * Loads the files of the built program. Compiling them takes as long as a check of a small tree, so that what the
 * build compiled is taken where it is of this very Node. V8 refuses what does not fit, and compiles the text then.
 */
exports.loaderOf = (folder = join(__dirname, '../dist/program')) => {
  const modules = new Map();
  const scripts = new Map();
  const compiledOf = (file) => `${file}.${MACHINE}.bin`;

  const load = (name) => {
    if (!name.startsWith('./')) return require(name);
    const known = modules.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const filename = join(folder, name);
    const compiled = compiledOf(filename);
    const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined;
    // The build writes ASCII only.
    const text = `(function (exports, require, module, __filename) {${readFileSync(filename, 'latin1')}\n})`;
    const script = new Script(text, { filename, cachedData });
    scripts.set(filename, script);
    script.runInThisContext()(module.exports, load, module, filename);
    return module.exports;
  };

  /** Keeps what has been compiled by now of the files that were loaded: their functions that have run. */
  const keepCompiled = () => {
    for (const [filename, script] of scripts) writeFileSync(compiledOf(filename), script.createCachedData());
  };

  return { load, keepCompiled };
};
