import type { EntryOf } from '../../contract/ledger/act.ts';
import { actForms } from '../../contract/ledger/acts/index.ts';
import type { SectionMark } from '../../contract/ledger/parts.ts';
import type { ActSpecification } from './specification.ts';

export const unlock: ActSpecification<'unlock'> = {
  form: actForms.unlock,
  actor: 'person',
  session: 'begins',
  refreshes: ['ledger'],
  project: 'none',
  follow: (entry, { session }) => session.begin(entry.subject, entry.data.directory, sectionOf(entry)),
  checkRules: (entry, rules) => rules.beginSession(entry),
  right: 'none',
  office: 'none',
  proofs: 'none',
  references: { 'directory.digest': 'directory', 'section.digest': 'section' },
  record: 'none',
  step: 'none',
  directory: ({ data }) => data.directory,
};

/** The section that a session begins under. A terminal that does not name one yet has none. */
function sectionOf(entry: EntryOf<'unlock'>): SectionMark | undefined {
  return entry.generation === undefined ? undefined : entry.data.section;
}
