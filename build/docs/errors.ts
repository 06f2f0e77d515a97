import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ErrorSpec, none } from '../../contract/errors/define.ts';
import { errorTable } from '../../contract/errors/index.ts';
import { root } from '../run/paths.ts';

/** docs/errors.md as the error table of contract/errors gives it. */
export function errorsPage(): string {
  const rows = Object.entries(errorTable).map(
    ([code, { retryable, detail, vi, en }]) =>
      `| \`${code}\` | ${retryable ? 'yes' : 'no'} | ${keysOf(detail)} | ${vi.what} ${vi.next} | ${en.what} ${en.next} |`,
  );
  return [
    '# Error codes',
    '',
    'Written by `node build/docs/errors.ts` from `contract/errors/`; a test keeps the two the same. A code never',
    'changes its meaning. "Again" says whether the same act may succeed later without a change by the person;',
    '"Detail" names what the error may carry besides its code ([decision 0006](decisions/0006-error-details.md)).',
    '',
    '| Code | Again | Detail | Tiếng Việt | English |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

const keysOf = (detail: ErrorSpec['detail']): string =>
  detail === none ? '' : Object.keys(detail.shape).join(', ');

export const errorsFile = join(root, 'docs', 'errors.md');

if (import.meta.main) writeFileSync(errorsFile, errorsPage());
