import { AppError } from '../../contract/errors/index.ts';
import { actForms } from '../../contract/ledger/acts/index.ts';
import { checkOutsideKind } from '../../domain/record/catalogue-codes.ts';
import { outsideCodeAfter } from '../../domain/record/outside.ts';
import type { ActSpecification } from './specification.ts';

export const enrol: ActSpecification<'enrol'> = {
  form: actForms.enrol,
  actor: 'person',
  session: 'within',
  refreshes: ['ledger', 'directory'],
  project: ({ data: { code, kind } }) => [{ change: 'put-outside', code, kind }],
  follow: ({ subject, data: { code } }, { registers, session }) => {
    session.name(subject);
    if (code !== outsideCodeAfter(registers.outsideCount)) throw new AppError('ORDINAL_BROKEN');
  },
  checkRules: (entry, rules) => checkOutsideKind(entry.data.kind, rules.asOf(entry).law),
  right: 'register',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: 'none',
  step: 'none',
  directory: 'none',
};
