import { Command } from 'commander';
import { AppError } from '../../contract/errors/index.ts';
import { inBothLanguages } from '../../renderer/i18n/error-sentences.ts';
import { type Examined, importFolder } from './import.ts';
import { words } from './words.ts';

interface Surroundings {
  readonly print: (line: string) => void;
  readonly now: () => number;
}

/** `admin import …`: puts what came for a terminal into the inbox of its home. */
export const importCommand = ({ print, now }: Surroundings): Command =>
  new Command('import')
    .description('nhập tài liệu vào hộp đến của máy trạm / puts documents into the inbox of a terminal')
    .argument('<folder>', 'thư mục có tài liệu / the folder that holds them')
    .requiredOption('--home <folder>', 'máy trạm / the terminal')
    .action(async (folder: string, { home }: { home: string }) => {
      const examined = await importFolder(folder, home, now);
      for (const one of examined) print(lineOf(one));
      const refused = examined.find((one) => 'code' in one);
      if (refused !== undefined && 'code' in refused) {
        print('Không nhập tệp nào. / Nothing was imported.');
        throw new AppError(refused.code);
      }
      print('Máy trạm nhận ở lần mở khóa sau. / The terminal takes it in at the next unlock.');
    });

/** A file is named by its place in the order of names. */
function lineOf(examined: Examined): string {
  const place = `tệp / file ${examined.place}`;
  if ('code' in examined) return `${place}: ${inBothLanguages(examined.code)}`;
  const { name, left } = words[examined.kind];
  const stated = examined.kind === 'revocation' ? '' : ` ${plain(examined.name)}`;
  return `${place}: ${name}${stated} — máy trạm kiểm tra lại / checked again by the terminal: ${left}`;
}

/** Without the zeros that order has put before a number. */
const plain = (name: string): string => name.replaceAll(/(^| )0+(?=\d)/g, '$1');
