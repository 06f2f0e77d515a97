import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../run/paths.ts';

/** The text of a source file after a change, under a name of its own in the folder of the real one. */
export interface Variant {
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
}

/** The first error of each variant's text or types, by file; a variant without one is not in the answer. */
export function typeErrors(variants: readonly Variant[]): ReadonlyMap<string, string> {
  const errors = new Map<string, string>();
  const program = createProgram(variants);
  for (const { file } of variants) {
    const source = program.getSourceFile(file);
    if (source === undefined) throw new Error(`not compiled: ${file}`);
    const [first] = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    if (first !== undefined) errors.set(file, ts.flattenDiagnosticMessageText(first.messageText, ' '));
  }
  return errors;
}

/** One program over all of them, with the types of the windows as well as those of Node. */
function createProgram(variants: readonly Variant[]): ts.Program {
  const texts = new Map(variants.map(({ file, text }) => [file, text]));
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
