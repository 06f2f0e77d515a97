import { AppError } from '../../contract/errors/index.ts';
import type { Directory, Term } from '../../contract/exchange/directory.ts';
import { type Entries, keepsPast } from '../history/term-history.ts';

/**
 * What a directory states about the time up to its own is final: it decides for as long as the records are kept which
 * signatures hold. DIRECTORY_HISTORY unless `next` is later and keeps the past of `previous`.
 */
export function checkHistory(previous: Directory, next: Directory): void {
  const same = keepsPast(entriesOf(previous), entriesOf(next), previous.at);
  if (next.at <= previous.at || !same) throw new AppError('DIRECTORY_HISTORY');
}

/** A certificate that changes hands is another entry. */
function entriesOf({ endpointSigners, organisations }: Directory): Entries {
  const entries = new Map<string, Term>();
  for (const signer of endpointSigners) entries.set(`endpoint ${signer.digest}`, signer);
  for (const { code, until, notationParts, persons, seals } of organisations) {
    entries.set(`organisation ${code}`, { until });
    // Lines are checked against the parts of a notation for as long as they are kept.
    for (const part of notationParts) entries.set(`notation ${code} ${part}`, {});
    for (const seal of seals) entries.set(`seal ${code} ${seal.digest}`, seal);
    for (const person of persons) {
      entries.set(`person ${code} ${person.code}`, person);
      for (const certificate of person.certificates)
        entries.set(`certificate ${code} ${person.code} ${certificate.digest}`, certificate);
    }
  }
  return entries;
}
