import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Inspection } from '../report/inspection.js';
import type { Io } from './io.js';

/**
 * Names a file from the root of the checkout, which GitHub Actions and GitLab tell: there they look for it, in whatever
 * folder a step runs. A file outside, or where there is no such root, keeps the name that people are shown.
 */
const nameFrom = (root: string | undefined, cwd: string, file: string): string => {
  if (!root || file === '') return file;
  const name = relative(root, resolve(cwd, file));
  const isOutside = isAbsolute(name) || name === '..' || name.startsWith(`..${sep}`);
  return isOutside ? file : name.split(sep).join('/');
};

/** An inspection for the formats of a CI, with its files named as the CI names them. */
export const inCheckout = (inspection: Inspection, { env, cwd }: Io): Inspection => {
  const named = (file: string): string => nameFrom(env.GITHUB_WORKSPACE || env.CI_PROJECT_DIR, cwd, file);
  return {
    ...inspection,
    files: inspection.files.map(named),
    diagnostics: inspection.diagnostics.map((one) => ({
      ...one,
      file: named(one.file),
      span: one.span && { ...one.span, file: named(one.span.file) },
    })),
  };
};
