import { dataText } from '../../locale/data.js';
import { InputError } from '../../model/diagnostic.js';
import type { SourcePlace } from '../facts.js';
import { problemInSource } from '../tree-place.js';

/**
 * The module of a package that only some sources need, and null where it is not installed. `load` holds the import
 * itself, so that the package stays outside the built program.
 */
export const ifInstalled = async <T>(load: () => Promise<T>): Promise<T | null> => {
  try {
    return await load();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // The package, or the binary of this machine that it is made of.
    if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
};

/** The same for a source that cannot be read without. Throws an InputError that says how to install it. */
export const installed = async <T>(
  name: string,
  { tree, source }: Pick<SourcePlace, 'tree' | 'source'>,
  load: () => Promise<T>,
): Promise<T> => {
  const module = await ifInstalled(load);
  if (module !== null) return module;
  const message = dataText.notInstalled({ name, source: source.id });
  const more = { help: dataText.notInstalledHelp({ name }), at: 'key' } as const;
  throw new InputError([problemInSource(tree, source, 'data-engine', [], message, more)]);
};
