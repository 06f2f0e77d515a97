import { existsSync } from 'node:fs';
import { AppError } from '../../contract/errors/index.ts';
import { exportedLists } from '../../core/evidence/export.ts';
import {
  isEmptyFolder,
  isFile,
  isFolder,
  orUsage,
  readArguments,
  WrongArgument,
} from '../verify/arguments.ts';
import { meaning } from '../verify/verdict-text.ts';
import { listsOf, namesStaff, recoverStore, terminalEvidence, writeFiles } from './terminal-evidence.ts';

const usage = `evidence --home FOLDER --certificate FILE --key FILE --to FOLDER [--letter a]
  --home         thư mục của máy trạm, máy trạm đã đóng / the terminal's folder; the terminal is closed
  --certificate  chứng thư khôi phục / the recovery certificate
  --key          khóa riêng khôi phục / its private key
  --to           thư mục mới hoặc trống để ghi chứng cứ / a new or empty folder for the evidence
  --letter       chữ cái của máy trạm trong bộ chứng cứ / letter of the terminal in the evidence (a–z)`;

/** Said before anything is written. */
const staffNotice =
  'Chứng cứ này có tên người của cơ quan: nhật ký ghi danh sách nội bộ đã dùng. / This evidence holds names of staff: the ledger names the sections that were in use.';

const options = { home: 'once', certificate: 'once', key: 'once', to: 'once', letter: 'once' } as const;

/** Writes the evidence of one terminal, as `npm run verify` reads it. Returns the exit code; 2 for a wrong usage, of which `complain` is told. */
export async function evidenceCommand(
  args: readonly string[],
  print: (line: string) => void,
  complain: (line: string) => void,
): Promise<0 | 1 | 2> {
  const given = orUsage(() => parsed(args), usage, complain);
  if (given === undefined) return 2;
  const { home, recovery, to, letter } = given;
  try {
    const store = recoverStore(home, recovery);
    try {
      if (namesStaff(store)) print(staffNotice);
      const count = await writeFiles(to, await terminalEvidence({ home, letter, store }));
      const lists = await writeFiles(to, exportedLists(listsOf(home, store)));
      print(`${to}: ${count + lists} tệp / files`);
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
  const { values, others } = readArguments(args, options);
  const [surplus] = others;
  if (surplus !== undefined) throw new WrongArgument(surplus, 'surplus');
  const given = (name: Exclude<keyof typeof options, 'letter'>): string => {
    const [value] = values[name] ?? [];
    if (value === undefined) throw new WrongArgument(`--${name}`, 'missing');
    return value;
  };
  const [home, certificate, key, to] = [given('home'), given('certificate'), given('key'), given('to')];
  const [letter = 'a'] = values.letter ?? [];
  if (!isFolder(home)) throw new WrongArgument('--home', 'noFolder', home);
  if (!isFile(certificate)) throw new WrongArgument('--certificate', 'noFile', certificate);
  if (!isFile(key)) throw new WrongArgument('--key', 'noFile', key);
  if (!/^[a-z]$/.test(letter)) throw new WrongArgument('--letter', 'noLetter', letter);
  // Evidence that is written over other evidence would hold files that nothing refers to.
  if (existsSync(to) && !isEmptyFolder(to)) throw new WrongArgument('--to', 'noRoom', to);
  return { home, recovery: { certificate, key }, to, letter };
}
