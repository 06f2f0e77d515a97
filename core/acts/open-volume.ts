import { actForms } from '../../contract/ledger/acts/index.ts';
import { yearOf } from '../../domain/calendar/date-arithmetic.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { statedOf } from '../../domain/volume/volume.ts';
import { oldestOpenYear } from '../../domain/volume/year.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';

export const openVolume: ActSpecification<'open-volume'> = {
  form: actForms['open-volume'],
  actor: 'terminal',
  session: 'within',
  refreshes: ['register', 'ledger'],
  project: ({ at, data }) => [{ change: 'open-volume', ...statedOf(data), on: localDate(Date.parse(at)) }],
  follow: ({ subject, data }, { session, volumes }) => {
    session.name(subject);
    volumes.agreeOnOpening(data);
  },
  checkRules: (entry, rules) => {
    const context = rules.asOf(entry);
    const { year } = entry.data;
    agree(year >= oldestOpenYear(context) && year <= yearOf(context.today));
  },
  right: 'none',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: 'none',
  step: 'none',
  directory: 'none',
};
