/** A registry whose entries have no optional member. */
export interface Registry {
  readonly name: string;
  /** Glob patterns of the files that hold its entries, from the root; a leading `!` leaves files out. */
  readonly files: readonly string[];
  /** Each exported object is an entry, or each row of an exported object is one. */
  readonly entries: 'exports' | 'rows';
  /** Members, by path, that are objects whose own members are looked at too. */
  readonly inside: readonly string[];
}

export const registries: readonly Registry[] = [
  {
    name: 'acts',
    files: ['core/acts/*.ts', '!core/acts/{index,specification}.ts', '!core/acts/*.test.ts'],
    entries: 'exports',
    inside: ['proofs', 'proofs.members'],
  },
  { name: 'registry of acts', files: ['core/acts/index.ts'], entries: 'exports', inside: [] },
  {
    name: 'errors',
    files: [
      'contract/errors/*.ts',
      '!contract/errors/{app-error,define,detail,failure,index,sentence,table}.ts',
      '!contract/errors/*.test.ts',
    ],
    entries: 'rows',
    inside: ['exchange'],
  },
  {
    name: 'token profiles',
    files: [
      'native/token/profiles/*.ts',
      '!native/token/profiles/{index,profile}.ts',
      '!native/token/profiles/*.test.ts',
    ],
    entries: 'exports',
    inside: ['pin'],
  },
  {
    name: 'sentences of errors',
    files: ['renderer/i18n/*/errors/*.ts', '!renderer/i18n/*/errors/index.ts'],
    entries: 'rows',
    inside: [],
  },
  {
    name: 'screens',
    files: ['renderer/screens/*/entry.ts'],
    entries: 'exports',
    inside: ['navigation', 'navigation.command'],
  },
  { name: 'registry of screens', files: ['renderer/screens/index.ts'], entries: 'exports', inside: [] },
];
