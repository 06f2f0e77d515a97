import { readdirSync, type Stats, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { printableName } from './printable.ts';

/** What may be wrong with an argument of a command. */
const faults = {
  unknown: 'không có tham số này / there is no such option',
  valueless: 'thiếu giá trị / needs a value',
  twice: 'ghi nhiều lần, chỉ được một lần / stands there more than once',
  missing: 'thiếu / is missing',
  surplus: 'thừa / is one argument too many',
  noFolder: 'không phải thư mục đọc được / is no folder that can be read',
  noFile: 'không phải tệp đọc được / is no file that can be read',
  noRoom: 'không phải thư mục mới hoặc trống / is no new or empty folder',
  noDigest: 'không phải giá trị SHA-256 hệ thập lục phân / is no SHA-256 in hexadecimal',
  noDays: 'không phải số từ 0 đến 365 / is no number from 0 to 365',
  noLetter: 'không phải một chữ cái a–z / is no letter a–z',
} as const;

/** A wrong argument; the message names it as plain text. */
export class WrongArgument extends Error {
  override readonly name = 'WrongArgument';

  /** `value` is what was given for it. */
  constructor(argument: string, fault: keyof typeof faults, value?: string) {
    const given = value === undefined ? '' : ` ${printableName(value)}`;
    super(`${printableName(argument)}${given}: ${faults[fault]}`);
  }
}

/**
 * Options with their values, in order, and the other arguments. WrongArgument for an option that is not among `options`,
 * lacks its value, or stands there more than `once`.
 */
export function readArguments<Name extends string>(
  args: readonly string[],
  options: Readonly<Record<Name, 'once' | 'repeatable'>>,
): { values: Partial<Record<Name, string[]>>; others: string[] } {
  const text = { type: 'string', multiple: true } as const;
  const names = Object.keys(options);
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(names.map((name) => [name, text])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const isName = (name: string): name is Name => names.includes(name);
  const values: Partial<Record<Name, string[]>> = {};
  const others: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') others.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (!isName(name)) throw new WrongArgument(rawName, 'unknown');
    // What looks like an option is none's value, unless it is joined to it with `=`.
    if (value === undefined || (!inlineValue && /^-./.test(value)))
      throw new WrongArgument(rawName, 'valueless');
    const before: string[] = values[name] ?? [];
    // Only the last of them would count, and the outcome would not rest on all that was named.
    if (before.length > 0 && options[name] === 'once') throw new WrongArgument(rawName, 'twice');
    values[name] = [...before, value];
  }
  return { values, others };
}

/** What `read` answers; a wrong argument is told to `complain` with the usage: undefined. */
export function orUsage<Given>(
  read: () => Given,
  usage: string,
  complain: (line: string) => void,
): Given | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof WrongArgument)) throw error;
    complain(error.message);
    complain(usage);
    return undefined;
  }
}

const statIs = (path: string, is: (stat: Stats) => boolean): boolean =>
  isTrue(() => {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat !== undefined && is(stat);
  });

export const isFolder = (path: string): boolean => statIs(path, (stat) => stat.isDirectory());
export const isFile = (path: string): boolean => statIs(path, (stat) => stat.isFile());
export const isEmptyFolder = (path: string): boolean => isTrue(() => readdirSync(path).length === 0);

/** Whatever the look throws, the argument is not what it must be. */
function isTrue(look: () => boolean): boolean {
  try {
    return look();
  } catch {
    return false;
  }
}
