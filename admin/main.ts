import { Command, CommanderError } from 'commander';
import { AppError } from '../contract/errors/index.ts';
import { inBothLanguages } from '../renderer/i18n/error-sentences.ts';
import { importCommand } from './intake/command.ts';
import { sectionCommand } from './section/command.ts';
import { typedPin } from './token/typed-pin.ts';

// What the administrator does outside of any terminal. It opens no store.
process.umask(0o077);

const program = new Command('admin').description(
  'Trạm Mật: việc của quản trị viên / the administrator’s work',
);
program.addCommand(
  sectionCommand({
    print: (line) => console.log(line),
    now: Date.now,
    // What is asked goes beside what is answered: the answer may go into a file.
    pin: () => typedPin(process.stdin, (words) => process.stderr.write(words)),
  }),
);
program.addCommand(importCommand({ print: (line) => console.log(line), now: Date.now }));
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
