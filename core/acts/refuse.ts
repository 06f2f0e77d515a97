import { actForms } from '../../contract/ledger/acts/index.ts';
import { checkRefusalReasons } from '../../domain/record/catalogue-codes.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';

export const refuse: ActSpecification<'refuse'> = {
  form: actForms.refuse,
  actor: 'person',
  session: 'within',
  refreshes: ['today', 'record', 'outbox', 'ledger'],
  project: 'none',
  follow: ({ subject, data: { envelope } }, state) => {
    const { code } = state.envelopes.refuse(envelope);
    agree(code === subject);
  },
  checkRules: (entry, rules) => checkRefusalReasons(entry.data.reasons, rules.asOf(entry).law),
  right: 'receive',
  office: 'none',
  proofs: {
    members: { statement: 'receiver' },
    check: ({ subject, data: { envelope, reasons, statement } }, reader) =>
      reader.checkOwnStatus(statement, subject, { envelope, status: '02', reasons }),
  },
  references: 'none',
  record: { envelope: ({ data: { envelope } }) => envelope },
  step: ({ data: { reasons } }, self) => ({ organisation: self, status: '02', reasons }),
  directory: 'none',
};
