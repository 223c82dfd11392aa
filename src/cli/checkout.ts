import { isAbsolute, relative, resolve, sep } from 'node:path';
import { inspectionOf } from '../report/inspection.js';
import type { Report } from '../report/report.js';
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

/** A report whose inspection, which the formats of a CI write, names its files as the CI does. */
export const inCheckout = (report: Report, { env, cwd }: Io): Report => {
  const named = (file: string): string => nameFrom(env.GITHUB_WORKSPACE || env.CI_PROJECT_DIR, cwd, file);
  const inspection = inspectionOf(report);
  return {
    ...report,
    inspection: {
      ...inspection,
      files: inspection.files.map(named),
      diagnostics: inspection.diagnostics.map((one) => ({
        ...one,
        file: named(one.file),
        span: one.span && { ...one.span, file: named(one.span.file) },
      })),
    },
  };
};
