import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';

export const section: ActSpecification<'section'> = {
  form: actForms.section,
  actor: 'terminal',
  session: 'within',
  refreshes: ['today', 'record', 'ledger', 'section'],
  project: 'none',
  follow: ({ subject, data: { version, statement } }, { session }) => {
    session.name(subject);
    session.adoptSection({ version, digest: statement.content });
  },
  checkRules: 'none',
  right: 'none',
  office: 'none',
  proofs: {
    members: { statement: 'person' },
    check: ({ data }, reader) => reader.readSection(data),
  },
  references: 'none',
  record: 'none',
  step: 'none',
  directory: 'none',
};
