import { actForms } from '../../contract/ledger/acts/index.ts';
import { yearOf } from '../../domain/calendar/date-arithmetic.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { statedOf } from '../../domain/volume/volume.ts';
import { oldestOpenYear } from '../../domain/volume/year.ts';
import type { ActSpecification } from './specification.ts';
import { agree } from './support/agree.ts';

export const closeVolume: ActSpecification<'close-volume'> = {
  form: actForms['close-volume'],
  // A person closes what is full; what a year left open is closed by the terminal.
  actor: ({ data: { cause } }) => (cause === 'full' ? 'person' : 'terminal'),
  session: 'within',
  refreshes: ['register', 'ledger'],
  project: ({ at, data }) => [{ change: 'close-volume', ...statedOf(data), on: localDate(Date.parse(at)) }],
  follow: ({ subject, data }, { session, volumes }) => {
    session.name(subject);
    volumes.agreeOnClosing(data);
    // A volume without a line is not full, and years are closed in the order of time.
    if (data.cause === 'full') agree(data.lines !== null);
    else agree(!volumes.isOverdue(data.year));
  },
  checkRules: (entry, rules) => {
    const context = rules.asOf(entry);
    const { year, cause } = entry.data;
    const oldestOpen = oldestOpenYear(context);
    agree(cause === 'year' ? year < oldestOpen : year >= oldestOpen && year <= yearOf(context.today));
  },
  right: 'register',
  office: 'none',
  proofs: 'none',
  references: 'none',
  record: 'none',
  step: 'none',
  directory: 'none',
};
