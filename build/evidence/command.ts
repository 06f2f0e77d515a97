import { existsSync, readdirSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { AppError } from '../../contract/errors/index.ts';
import { exportedLists } from '../../core/evidence/export.ts';
import { meaning } from '../verify/verdict-text.ts';
import { listsOf, recoverStore, terminalEvidence, writeFiles } from './terminal-evidence.ts';

export const usage = `evidence --home FOLDER --certificate FILE --key FILE --to FOLDER [--letter a]
  --home         thư mục của máy trạm, máy trạm đã đóng / the terminal's folder; the terminal is closed
  --certificate  chứng thư khôi phục / the recovery certificate
  --key          khóa riêng khôi phục / its private key
  --to           thư mục mới hoặc trống để ghi chứng cứ / a new or empty folder for the evidence
  --letter       chữ cái của máy trạm trong bộ chứng cứ / letter of the terminal in the evidence (a–z)`;

const text = { type: 'string' } as const;
const options = { home: text, certificate: text, key: text, to: text, letter: text } as const;

/** Writes the evidence of one terminal, as `npm run verify` reads it. Returns the exit code; 2 for a wrong usage. */
export async function evidenceCommand(
  args: readonly string[],
  print: (line: string) => void,
): Promise<0 | 1 | 2> {
  const given = parsed(args);
  if (given === undefined) return 2;
  const { home, recovery, to, letter } = given;
  try {
    const store = recoverStore(home, recovery);
    try {
      const count = await writeFiles(to, await terminalEvidence({ home, letter, store }));
      print(`${to}: ${count + (await writeFiles(to, exportedLists(listsOf(home, store))))}`);
    } finally {
      store.close();
    }
    return 0;
  } catch (error) {
    print(meaning(error instanceof AppError ? error.code : 'UNEXPECTED'));
    return 1;
  }
}

function parsed(args: readonly string[]) {
  const values = valuesOf(args);
  const { home, certificate, key, to, letter = 'a' } = values ?? {};
  if (home === undefined || certificate === undefined || key === undefined || to === undefined)
    return undefined;
  if (!isFolder(home) || !isFile(certificate) || !isFile(key) || !/^[a-z]$/.test(letter)) return undefined;
  // Evidence that is written over other evidence would hold files that nothing refers to.
  if (existsSync(to) && !isEmptyFolder(to)) return undefined;
  return { home, recovery: { certificate, key }, to, letter };
}

const statOf = (path: string) => statSync(path, { throwIfNoEntry: false });
const isFolder = (path: string): boolean => isTrue(() => statOf(path)?.isDirectory() === true);
const isFile = (path: string): boolean => isTrue(() => statOf(path)?.isFile() === true);
const isEmptyFolder = (path: string): boolean => isTrue(() => readdirSync(path).length === 0);

/** Whatever the look throws, the argument is not what it must be. */
function isTrue(look: () => boolean): boolean {
  try {
    return look();
  } catch {
    return false;
  }
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    return undefined;
  }
}
