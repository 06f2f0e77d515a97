// `node build/lint/specification-members.ts`: takes each member of each entry of the registries out in turn and
// expects a type error. So no member of an entry is optional, and an entry that lacks one cannot be built.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../run/paths.ts';
import { variantsOf } from './members.ts';
import { type Registry, registries } from './registries.ts';

interface Expectation {
  readonly what: string;
  readonly fails: boolean;
}

/** Every variant and, as a control, every entry as it stands, by a name beside the real file. */
const texts = new Map<string, string>();
const expectations = new Map<string, Expectation>();
const faults: string[] = [];

for (const registry of registries) {
  let count = 0;
  for (const file of filesOf(registry)) {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    const variants = variantsOf(text, registry);
    add(path, 'as-it-stands', { what: file, fails: false }, text);
    for (const [index, variant] of variants.entries())
      add(path, `without-${index}`, { what: `${file}: ${variant.member}`, fails: true }, variant.text);
    if (variants.length === 0) faults.push(`${file}: no entry of the registry of ${registry.name} found`);
    count += variants.length;
  }
  console.log(`${registry.name}: ${count} members`);
}

const program = createProgram();
for (const [file, { what, fails }] of expectations) {
  const source = program.getSourceFile(file);
  if (source === undefined) throw new Error(`not compiled: ${file}`);
  const errors = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  const [first] = errors;
  if (fails && first === undefined) faults.push(`${what}: can be left out`);
  if (!fails && first !== undefined)
    faults.push(`${what}: ${ts.flattenDiagnosticMessageText(first.messageText, ' ')}`);
}
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);

function filesOf({ files }: Registry): string[] {
  const out = files.flatMap((pattern) => (pattern.startsWith('!') ? [pattern.slice(1)] : []));
  const taken = files.filter((pattern) => !pattern.startsWith('!'));
  return globSync(taken, { cwd: root, exclude: out }).sort();
}

function add(path: string, name: string, expectation: Expectation, text: string): void {
  const file = path.replace(/\.ts$/, `.${name}.ts`);
  texts.set(file, text);
  expectations.set(file, expectation);
}

/** One program over all of them, with the types of the windows as well as those of Node. */
function createProgram(): ts.Program {
  const config = join(root, 'renderer', 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    join(root, 'renderer'),
  );
  const host = ts.createCompilerHost({ ...options, types: ['node'] });
  const { fileExists, readFile, getSourceFile } = host;
  return ts.createProgram({
    rootNames: [...texts.keys()],
    options: { ...options, types: ['node'] },
    host: {
      ...host,
      fileExists: (file) => texts.has(file) || fileExists(file),
      readFile: (file) => texts.get(file) ?? readFile(file),
      getSourceFile: (file, language, ...rest) => {
        const text = texts.get(file);
        return text === undefined
          ? getSourceFile(file, language, ...rest)
          : ts.createSourceFile(file, text, language);
      },
    },
  });
}
