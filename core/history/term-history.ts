import type { Term } from '../../contract/exchange/directory.ts';
import type { Instant } from '../../contract/scalar.ts';

/** Entries of a signed document by a key that names their kind and their holder. */
export type Entries = ReadonlyMap<string, Term>;

/**
 * Whether `next` keeps every entry of `previous` and states the same of each instant up to `settled`, the time of
 * `previous`: nobody is removed, ended in retrospect, or entered for a time gone by. Of several versions in between a
 * reader that missed them sees the same: the rule is transitive.
 */
export function keepsPast(previous: Entries, next: Entries, settled: Instant): boolean {
  const kept = [...previous.keys()].every((key) => next.has(key));
  return kept && [...next].every(([key, term]) => samePast(previous.get(key), term, settled));
}

function samePast(before: Term | undefined, after: Term, settled: Instant): boolean {
  const [old, now] = [before && past(before, settled), past(after, settled)];
  // What has no beginning was not there before it was entered.
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
