import { isAbsolute } from 'node:path';

/**
 * Folders whose unit tests must notice a change. A folder is held to its own tests, not to those of whatever calls it:
 * they say where a rule is proven, and they are quick enough to run once for every place that only runs at load.
 */
const testedBy: Readonly<Record<string, readonly string[]>> = {
  'core/acts': ['core/acts', 'core/evidence', 'core/ledger'],
  'core/ledger': ['core/ledger', 'core/acts', 'core/evidence'],
};

/** Glob patterns of the tests for these folders or files. */
export function testsOf(mutated: readonly string[]): string[] {
  const folders = mutated.flatMap((path) => {
    const [top] = Object.keys(testedBy).filter((folder) => path === folder || path.startsWith(`${folder}/`));
    return top === undefined ? [layerOf(path)] : (testedBy[top] ?? []);
  });
  return [...new Set(folders)].map((folder) => `${folder}/**/*.test.ts`);
}

/** `domain/text/fold.ts` → `domain`, `core/signature/path.ts` → `core/signature`. */
function layerOf(path: string): string {
  if (isAbsolute(path)) throw new Error(`${path}: give a path inside the project`);
  const [first = '', second] = path.split('/');
  return first === 'core' && second !== undefined ? `core/${second}` : first;
}
