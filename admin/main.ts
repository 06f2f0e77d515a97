import { Command, CommanderError } from 'commander';
import { AppError } from '../contract/errors/index.ts';
import { inBothLanguages } from '../renderer/i18n/error-sentences.ts';
import { sectionCommand } from './section/command.ts';

// What the administrator does outside of any terminal. It holds no key and opens no store.
process.umask(0o077);

const program = new Command('admin').description(
  'Trạm Mật: việc của quản trị viên / the administrator’s work',
);
program.addCommand(sectionCommand((line) => console.log(line), Date.now));
program.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    console.error(inBothLanguages(error instanceof AppError ? error.code : 'UNEXPECTED'));
    process.exitCode = 1;
  }
}
