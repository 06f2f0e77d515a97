import { Command } from 'commander';
import { inOrder } from '../../contract/lists.ts';
import { Section } from '../../contract/section/section.ts';
import { checkSectionHistory } from '../../core/section/section-history.ts';
import { differences } from './differences.ts';
import { readSection, writeSection } from './draft.ts';
import { kindNames, withEnd, withEntry } from './entries.ts';
import { type KindName, kinds } from './kinds.ts';
import { signSection } from './sign.ts';

type Print = (line: string) => void;
/** What the commands need of the outside. */
interface Surroundings {
  readonly print: Print;
  readonly now: () => number;
  /** The PIN of a token, from the person at the keyboard. */
  readonly pin: () => Promise<Uint8Array<ArrayBuffer>>;
}

/** `admin section …`: makes and changes the section of an organisation, outside of any terminal. */
export function sectionCommand({ print, now, pin }: Surroundings): Command {
  const command = new Command('section').description('danh sách nội bộ / the section of an organisation');
  const instant = () => new Date(now()).toISOString();
  command
    .command('init <file>')
    .description('danh sách trống / an empty section, version 1')
    .requiredOption('--organisation <code>')
    .action((file: string, { organisation }: { organisation: string }) => {
      const empty = Object.fromEntries(kindNames.map((name) => [kinds[name].list, []]));
      const frame = { purpose: 'tram-mat/section', organisation, version: 1, at: instant() };
      writeSection(file, Section.parse({ ...frame, ...empty }));
      print(file);
    });
  command
    .command('next <signed> <file>')
    .description('phiên bản sau, chưa thay đổi / the version after a signed one, unchanged yet')
    .action((signed: string, file: string) => {
      const before = readSection(signed);
      writeSection(file, { ...before, version: before.version + 1, at: instant() });
      print(file);
    });
  const add = command.command('add').description('thêm / adds an entry');
  const end = command.command('end').description('kết thúc / ends an entry, which stays in the section');
  for (const name of kindNames) {
    addEntry(add, name, instant, print);
    endEntry(end, name, instant, print);
  }
  command
    .command('check <file>')
    .description('kiểm tra / checks form and references, and the past with --before')
    .option('--before <file>', 'phiên bản trước / the version before')
    .action((file: string, { before }: { before?: string }) => {
      const section = readSection(file);
      if (before !== undefined) checkSectionHistory(readSection(before), section);
      print(`${section.organisation} ${section.version} ${section.at}`);
    });
  command
    .command('sign <file>')
    .description('ký bằng token / signs with a token, writes the signature beside the file')
    .requiredOption('--home <folder>', 'máy trạm / the terminal whose driver and trust files count')
    .option('--serial <serial>', 'khi cắm nhiều token / where several tokens are plugged in')
    .action(async (file: string, { home, serial }: { home: string; serial?: string }) => {
      print(await signSection(file, { home, serial, pin }, now));
    });
  command
    .command('diff <before> <after>')
    .description('khác nhau / what the later one says otherwise')
    .action((before: string, after: string) => {
      for (const { kind, key, change } of differences(readSection(before), readSection(after)))
        print(`${change} ${kind} ${key}`);
    });
  return command;
}

/** The options of a kind, each with the time from which the entry counts: now, unless another is given. */
function addEntry(add: Command, name: KindName, now: () => string, print: Print): void {
  const { positions, options, keyOf } = kinds[name];
  const command = add.command([name, '<file>', ...positions.map((member) => `<${member}>`)].join(' '));
  for (const member of options) command.requiredOption(`--${dashed(member)} <value>`);
  command.option('--from <instant>').option('--until <instant>');
  command.action((...given: unknown[]) => {
    const [file, ...values] = given.slice(0, positions.length + 1).map(String);
    const told = new Map<string, string>([
      ['from', now()],
      ...Object.entries(command.opts<Record<string, string>>()),
      ...positions.map((member, index) => [member, values[index] ?? ''] as const),
    ]);
    if (file === undefined) return;
    const entry = Object.fromEntries([...told].map(([member, value]) => [member, typedValue(member, value)]));
    writeSection(file, withEntry(readSection(file), name, entry));
    print(`${name} ${keyOf({ ...kinds[name].others, ...entry })}`);
  });
}

function endEntry(end: Command, name: KindName, now: () => string, print: Print): void {
  end
    .command(`${name} <file> <key>`)
    .option('--until <instant>')
    .action((file: string, key: string, { until = now() }: { until?: string }) => {
      writeSection(file, withEnd(readSection(file), name, key, until));
      print(`${name} ${key} ${until}`);
    });
}

const dashed = (member: string): string =>
  member.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What stands on the command line as text. */
function typedValue(member: string, text: string): unknown {
  if (member === 'number') return Number(text);
  return member === 'rights' ? inOrder(text.split(',')) : text;
}
