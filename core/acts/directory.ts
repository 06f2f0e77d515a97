import { actForms } from '../../contract/ledger/acts/index.ts';
import type { ActSpecification } from './specification.ts';

export const directory: ActSpecification<'directory'> = {
  form: actForms.directory,
  actor: 'terminal',
  session: 'within',
  refreshes: ['today', 'record', 'ledger', 'directory', 'section'],
  project: 'none',
  follow: ({ subject, data }, { session }) => {
    session.name(subject);
    session.adopt(data);
  },
  checkRules: ({ data }, rules) => rules.takeDirectory(data),
  right: 'none',
  office: 'none',
  proofs: 'none',
  references: { digest: 'directory' },
  record: 'none',
  step: 'none',
  directory: ({ data }) => data,
};
