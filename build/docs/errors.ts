import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ErrorSpec, none } from '../../contract/errors/define.ts';
import { ErrorCode, errorSpec } from '../../contract/errors/index.ts';
import { errorSentences } from '../../renderer/i18n/error-sentences.ts';
import { root } from '../run/paths.ts';

/** docs/errors.md as the table of contract/errors and the sentences of each language give it. */
export function errorsPage(): string {
  const languages = Object.entries(errorSentences);
  const headings = ['Code', 'Again', 'Exchange', 'Refusal', 'Detail', ...languages.map(([name]) => name)];
  const rows = ErrorCode.options.map((code) => {
    const { retry, exchange, detail } = errorSpec(code);
    const sentences = languages.map(([, language]) => `${language[code].what} ${language[code].next}`);
    const status = exchange.status === none ? '' : `${exchange.status}`;
    return [`\`${code}\``, again[retry], traitsOf(exchange), status, keysOf(detail), ...sentences];
  });
  return [
    '# Error codes',
    '',
    'Written by `npm run docs` from `contract/errors/` and `renderer/i18n/`; a test keeps them the same. A code never changes',
    'its meaning.',
    '',
    '- **Again**: when the same request may succeed.',
    '- **Exchange**: what the exchange does with the code, where it is not the rule. The rule: an envelope stays queued and',
    '  waits its back-off, the connection is dialled anew, and a rejected envelope stays rejected.',
    '- **Refusal**: the HTTP status with which the endpoint answers it.',
    '- **Detail**: what the error may carry besides its code ([decision 0006](decisions/0006-error-details.md)).',
    '',
    lineOf(headings),
    lineOf(headings.map(() => '---')),
    ...rows.map(lineOf),
    '',
  ].join('\n');
}

const again: Readonly<Record<ErrorSpec['retry'], string>> = {
  never: 'no',
  'back-off': 'later',
  redial: 'on a new connection',
  'newer-directory': 'with a newer directory',
  person: 'after a person acted',
};
const sender: Readonly<Record<ErrorSpec['exchange']['sender'], string[]>> = {
  keep: [],
  redial: ['sending stops until a new connection'],
  'dead-letter': ['dead letter'],
};
const link: Readonly<Record<ErrorSpec['exchange']['link'], string[]>> = {
  redial: [],
  stay: ['connection stays'],
  rest: ['exchange rests until the next unlock'],
};
const signature: Readonly<Record<ErrorSpec['exchange']['signature'], string[]>> = {
  none: [],
  mismatch: ['signature does not fit'],
  'signer-gone': ['signer may have left'],
};

const traitsOf = (exchange: ErrorSpec['exchange']): string =>
  [
    ...sender[exchange.sender],
    ...link[exchange.link],
    ...(exchange.forged ? ['forged on arrival'] : []),
    ...(exchange.trustRank > 0 ? [`validated again (rank ${exchange.trustRank})`] : []),
    ...signature[exchange.signature],
  ].join('; ');

const keysOf = (detail: ErrorSpec['detail']): string =>
  detail === none ? '' : Object.keys(detail.shape).join(', ');

const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`.replaceAll('|  |', '| |');

export const errorsFile = join(root, 'docs', 'errors.md');

if (import.meta.main) writeFileSync(errorsFile, errorsPage());
