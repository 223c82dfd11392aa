import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RolldownOutput, rolldown } from 'rolldown';
import config from '../rolldown.config.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds the program into a folder far from node_modules, to be run as `bin/kpi.js` there. */
export const buildProgram = async (folder: string): Promise<RolldownOutput> => {
  const bundle = await rolldown({ ...config, cwd: root });
  const built = await bundle.write({ ...config.output, dir: join(folder, 'dist/program') });
  await bundle.close();
  await cp(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  return built;
};
