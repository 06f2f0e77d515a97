import { AppError } from '../../contract/errors/index.ts';
import type { Directory, Term } from '../../contract/exchange/directory.ts';
import type { Instant } from '../../contract/scalar.ts';

/** An entry by a key that names its kind and its holder: a certificate that changes hands is another entry. */
type Entries = ReadonlyMap<string, Term>;

/**
 * What a directory states about the time up to its own is final: it decides for as long as the records are kept which
 * signatures hold. DIRECTORY_HISTORY unless `next` is later, keeps every entry of `previous`, and states the
 * same of each instant up to the time of `previous`. So nobody is removed, ended in retrospect, or entered for a
 * time gone by. A terminal that missed versions in between sees the same: the rule is transitive.
 */
export function checkHistory(previous: Directory, next: Directory): void {
  const settled = previous.at;
  const [before, after] = [entriesOf(previous), entriesOf(next)];
  const kept = [...before.keys()].every((key) => after.has(key));
  const same = [...after].every(([key, term]) => samePast(before.get(key), term, settled));
  if (next.at <= settled || !kept || !same) throw new AppError('DIRECTORY_HISTORY');
}

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

function samePast(before: Term | undefined, after: Term, settled: Instant): boolean {
  const [old, now] = [before && past(before, settled), past(after, settled)];
  // An organisation has no beginning: before it was entered it had nobody who could sign.
  if (old === undefined && after.from === undefined) return now.ended === null;
  return old === undefined ? now.never : JSON.stringify(old) === JSON.stringify(now);
}

/** A term as it looks from `settled`: what comes after is still open. */
function past({ from, until }: Term, settled: Instant) {
  if (from !== undefined && from > settled) return { never: true, from: null, ended: null };
  return {
    never: false,
    from: from ?? null,
    ended: until !== undefined && until <= settled ? until : null,
  };
}
