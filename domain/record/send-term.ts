import type { CountedBy } from '../../contract/calendar/calendar.ts';
import type { Law } from '../../contract/law/law.ts';
import type { HourOfDay, LocalDate } from '../../contract/scalar.ts';
import type { WorkingDays } from '../calendar/working-days.ts';

/** By when a signed document is sent or handed to the courier, and by which calendars that was computed. */
export interface SendTerm {
  readonly on: LocalDate;
  readonly until: HourOfDay | null;
  readonly by: CountedBy;
}

/** The next working day after the signing, until the hour that the law states. */
export function sendTerm(
  signedOn: LocalDate,
  { law, workingDays }: { law: { terms: Pick<Law['terms'], 'sentBy'> }; workingDays: WorkingDays },
): SendTerm {
  return { ...workingDays.nextAfter(signedOn), until: law.terms.sentBy ?? null };
}
