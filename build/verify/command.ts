import { AppError } from '../../contract/errors/index.ts';
import { Digest } from '../../contract/scalar.ts';
import type { SignedBytes } from '../../core/encoding/statement.ts';
import { isFolder, orUsage, readArguments, WrongArgument } from './arguments.ts';
import { type Examiner, guarded } from './examination.ts';
import { directory, maxBytesOf } from './file-names.ts';
import { verifyFolder } from './folder.ts';
import { printableName } from './printable.ts';
import { Report } from './report.ts';
import { readSafely } from './safe-file.ts';

export const usage = `verify FOLDER [--trust FOLDER] [--authority SHA-256] [--directory FILE.json] [--anchor FILE.json] [--stale-crl-days N]
  --trust           gốc tin cậy của người kiểm tra / the examiner's own trust anchors
  --authority       chứng thư của cơ quan quản lý danh mục / certificate of the directory authority (lặp lại được / repeatable)
  --directory       danh mục cơ quan, tổ chức mới nhất, FILE.p7s ở cạnh / the newest directory, FILE.p7s beside it
  --anchor          xác nhận cuối của máy chủ, FILE.p7s ở cạnh / the endpoint's last anchor, FILE.p7s beside it (lặp lại được / repeatable)
  --stale-crl-days  số ngày còn nhận danh sách thu hồi đã quá hạn / days that a revocation list may be past its end (0–365)`;

const options = {
  trust: 'once',
  authority: 'repeatable',
  directory: 'once',
  anchor: 'repeatable',
  'stale-crl-days': 'once',
} as const;

interface Given {
  folder: string;
  values: {
    trust: string | undefined;
    authority: string[] | undefined;
    directory: string | undefined;
    anchor: string[] | undefined;
    'stale-crl-days': string | undefined;
  };
}

/**
 * Prints the verdict. Returns the exit code: 0 when all holds, 1 when something does not, 2 for a wrong usage, of which
 * `complain` is told.
 */
export async function verifyCommand(
  args: readonly string[],
  print: (line: string) => void,
  complain: (line: string) => void,
): Promise<0 | 1 | 2> {
  const given = orUsage(() => parsed(args), usage, complain);
  if (given === undefined) return 2;
  const report = new Report(print);
  await guarded(
    async () => {
      const examiner = examinerOf(given.values, report);
      // Without what the examiner meant to bring, the verdict would rest on the examinee's own.
      if (examiner !== undefined) await verifyFolder(given.folder, examiner, report);
    },
    (code, thrown) => report.fault(code, printableName(given.folder), thrown),
  );
  return report.conclude() ? 0 : 1;
}

function parsed(args: readonly string[]): Given {
  const { values, others } = readArguments(args, options);
  const [folder, surplus] = others;
  if (folder === undefined) throw new WrongArgument('FOLDER', 'missing');
  if (surplus !== undefined) throw new WrongArgument(surplus, 'surplus');
  if (!isFolder(folder)) throw new WrongArgument(folder, 'noFolder');
  const { authority, anchor } = values;
  const [trust] = values.trust ?? [];
  const [directory] = values.directory ?? [];
  const [days] = values['stale-crl-days'] ?? [];
  if (trust !== undefined && !isFolder(trust)) throw new WrongArgument('--trust', 'noFolder', trust);
  for (const digest of authority ?? [])
    if (!Digest.safeParse(digest.toLowerCase()).success)
      throw new WrongArgument('--authority', 'noDigest', digest);
  if (!/^(?:[0-9]|[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-5])$/.test(days ?? '0'))
    throw new WrongArgument('--stale-crl-days', 'noDays', days);
  return { folder, values: { trust, authority, directory, anchor, 'stale-crl-days': days } };
}

/** Undefined when one of the examiner's files cannot be read, which is reported. */
function examinerOf(values: Given['values'], report: Report): Examiner | undefined {
  const pairs = (option: string, files: readonly string[]): SignedBytes[] =>
    files.flatMap((file) => {
      try {
        return [pairOf(file)];
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        report.fault(error.code, `${option} ${printableName(file)}`);
        return [];
      }
    });
  const [own] = pairs('--directory', values.directory === undefined ? [] : [values.directory]);
  const anchors = pairs('--anchor', values.anchor ?? []);
  if (!report.holds) return undefined;
  const days = values['stale-crl-days'];
  return {
    trustFolder: values.trust,
    authorities: values.authority?.map((digest) => digest.toLowerCase()),
    directory: own,
    anchors,
    staleCrlDays: days === undefined ? undefined : Number(days),
  };
}

/** The examiner's own statement `FILE.json` with `FILE.p7s` beside it; PROOF_MISSING, or why one cannot be read. */
function pairOf(file: string): SignedBytes {
  const content = readSafely(file, directory);
  const signature = readSafely(file.replace(/\.json$/, '.p7s'), maxBytesOf('directory.p7s') ?? 0);
  if (content === undefined || signature === undefined) throw new AppError('PROOF_MISSING');
  return { content, signature };
}
