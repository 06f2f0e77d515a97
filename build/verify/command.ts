import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { AppError } from '../../contract/errors/index.ts';
import { pairOf } from './evidence.ts';
import { verifyFolder } from './folder.ts';
import { meaning } from './verdict-text.ts';

export const usage = `verify FOLDER [--trust FOLDER] [--authority SHA-256] [--directory FILE.json] [--anchor FILE.json]
  --trust      gốc tin cậy của người kiểm tra / the examiner's own trust anchors
  --authority  chứng thư của cơ quan quản lý danh bạ / certificate of the directory authority (lặp lại được / repeatable)
  --directory  danh bạ mới nhất, FILE.p7s ở cạnh / the newest directory, FILE.p7s beside it
  --anchor     xác nhận cuối của máy chủ, FILE.p7s ở cạnh / the endpoint's last anchor, FILE.p7s beside it (lặp lại được / repeatable)`;

const text = { type: 'string' } as const;

/** Prints the verdict. Returns the exit code: 0 when all holds, 1 when something does not, 2 for a wrong usage. */
export async function verifyCommand(
  args: readonly string[],
  print: (line: string) => void,
): Promise<0 | 1 | 2> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      trust: text,
      authority: { ...text, multiple: true },
      directory: text,
      anchor: { ...text, multiple: true },
    },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length !== 1 || !existsSync(folder)) return 2;
  try {
    const holds = await verifyFolder(folder, {
      trustFolder: values.trust,
      authorities: values.authority?.map((digest) => digest.toLowerCase()),
      directory: values.directory === undefined ? undefined : pairOf(values.directory),
      anchors: (values.anchor ?? []).map(pairOf),
      print,
    });
    return holds ? 0 : 1;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    print(meaning(error.code));
    return 1;
  }
}
