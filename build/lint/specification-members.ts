// `node build/lint/specification-members.ts`: takes each member of each entry of the registries out in turn and
// expects a type error. So no member of an entry is optional, and an entry that lacks one cannot be built.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run/paths.ts';
import { variantsOf } from './members.ts';
import { type Registry, registries } from './registries.ts';
import { typeErrors, type Variant } from './variants.ts';

interface Expectation {
  readonly what: string;
  readonly fails: boolean;
}

/** Every variant and, as a control, every entry as it stands, by a name beside the real file. */
const variants: Variant[] = [];
const expectations = new Map<string, Expectation>();
const faults: string[] = [];

for (const registry of registries) {
  let count = 0;
  for (const file of filesOf(registry)) {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    const incomplete = variantsOf(text, registry);
    add(path, 'as-it-stands', { what: file, fails: false }, text);
    for (const [index, variant] of incomplete.entries())
      add(path, `without-${index}`, { what: `${file}: ${variant.member}`, fails: true }, variant.text);
    if (incomplete.length === 0) faults.push(`${file}: no entry of the registry of ${registry.name} found`);
    count += incomplete.length;
  }
  console.log(`${registry.name}: ${count} members`);
}

const errors = typeErrors(variants);
for (const { file } of variants) {
  const expectation = expectations.get(file);
  const error = errors.get(file);
  if (expectation?.fails === true && error === undefined) faults.push(`${expectation.what}: can be left out`);
  if (expectation?.fails === false && error !== undefined) faults.push(`${expectation.what}: ${error}`);
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
  variants.push({ file, text });
  expectations.set(file, expectation);
}
