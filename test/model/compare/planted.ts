import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { root } from '../../../build/run/paths.ts';

/** One line of the product that says something else. */
export interface Fault {
  readonly file: string;
  readonly line: string;
  readonly instead: string;
}

const state = 'domain/custody/copy-custody.ts';
const registers = 'native/store/registers/custody.ts';

/** Faults that would each lose sight of a copy, and that the comparison must see. */
export const faults: Readonly<Record<string, Fault>> = {
  'an acceptance forgets the shelf': {
    file: state,
    line: '...at(event.place ?? event.to, seq), loan: loanAfter(custody)',
    instead: '...at(event.to, seq), loan: loanAfter(custody)',
  },
  'a collection leaves the loan open': {
    file: state,
    line: 'return at(event.place ?? event.to, seq);',
    instead: 'return { ...at(event.place ?? event.to, seq), loan: custody.loan };',
  },
  'an offer that is open no longer is taken back': {
    file: state,
    line: "event.event !== 'offer' && event.entry !== custody.offer?.entry",
    instead: "event.event === 'accept' && event.entry !== custody.offer?.entry",
  },
  'a copy is moved while it is promised': {
    file: state,
    line: "return isFree(custody) && kind === 'place' && mayBeMoved(custody, event.place);",
    instead: "return kind === 'place' && mayBeMoved(custody, event.place);",
  },
  'what is found is where it was missed': {
    file: state,
    line: 'return foundWith(custody, event.holder, seq);',
    instead: 'return { ...custody, missing: false };',
  },
  'a loan ends when it is found with a third': {
    file: state,
    line: 'loan: isBack ? null : loan,',
    instead: 'loan: null,',
  },
  'a recall ends when it is found with a third': {
    file: state,
    line: 'recalled: isKept ? null : recalled }',
    instead: 'recalled: null }',
  },
  'a third person accepts': {
    file: state,
    line: 'custody.offer?.to === taken.to &&',
    instead: 'custody.offer !== null &&',
  },
  'an offer ends a recall': {
    file: state,
    line: 'return { ...custody, offer: { entry, kind, to, until } };',
    instead: 'return { ...custody, offer: { entry, kind, to, until }, recalled: null };',
  },
  'copies that are counted anew change places': {
    file: registers,
    line: 'const custody = before[index];',
    instead: 'const custody = before[before.length - 1 - index];',
  },
  'what its issuer has is still here': {
    file: registers,
    line: "if (next === null) putCopy(of, { holder: key.issuer, state: 'returned' });",
    instead: 'if (next === null) return;',
  },
  'a shelf takes copies out': {
    file: state,
    line: "return isFree(custody) && kind === 'person';",
    instead: 'return isFree(custody);',
  },
  'a loan has no end': {
    file: 'core/acts/lend.ts',
    line: "project: (entry) => offered(entry, 'lend', entry.data),",
    instead: "project: (entry) => offered(entry, 'lend', { to: entry.data.to }),",
  },
  'what was lent goes to anybody': {
    file: state,
    line: 'mayGoBack(custody, to) &&',
    instead: '',
  },
  'another shelf on the line of a record moves no copy': {
    file: registers,
    line: 'reshelve.run(now.first, record);',
    instead: '',
  },
};

/** Throws where the line is not in the file once: a fault that is not planted shows nothing. */
function planted({ file, line, instead }: Fault): Plugin {
  const path = join(root, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(line).length !== 2) throw new Error(`${file} says not once: ${line}`);
  return {
    name: 'planted-fault',
    enforce: 'pre',
    load: (id) => (id === path ? source.replace(line, () => instead) : null),
  };
}

/** Bundles the comparison with the product as it would be with a fault, or as it is; returns the file to import. */
export async function comparisonWith(fault: Fault | null, folder: string): Promise<string> {
  await build({
    ...{ root, configFile: false, logLevel: 'error' },
    plugins: fault === null ? [] : [planted(fault)],
    build: {
      ...{
        ssr: join(root, 'test/model/compare/history.ts'),
        outDir: folder,
        emptyOutDir: false,
        minify: false,
      },
      rolldownOptions: { output: { entryFileNames: 'history.mjs' } },
    },
  });
  return join(folder, 'history.mjs');
}
