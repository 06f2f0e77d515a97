import { AppError } from '../../contract/errors/index.ts';
import type { Term } from '../../contract/exchange/directory.ts';
import { entryKeys, type Section } from '../../contract/section/section.ts';
import { type Entries, keepsPast } from '../history/term-history.ts';

/**
 * What a section states about the time up to its own is final, as a directory's: it decides for as long as the records
 * are kept who had which right. SECTION_HISTORY unless `next` is later and keeps the past of `previous`.
 */
export function checkSectionHistory(previous: Section, next: Section): void {
  if (next.at <= previous.at || !keepsPast(entriesOf(previous), entriesOf(next), previous.at))
    throw new AppError('SECTION_HISTORY');
}

/** Each entry by all that rights and custody ask of it; a name may be put right. */
function entriesOf(section: Section): Entries {
  const entries = new Map<string, Term>();
  const put = (kind: string, key: string, { from, until }: Term) =>
    entries.set(`${kind} ${key}`, { from, until });
  for (const unit of section.units) put('unit', unit.code, unit);
  for (const place of section.places) put('place', `${place.code} ${place.unit}`, place);
  for (const place of section.outsidePlaces) put('outside place', place.code, place);
  for (const person of section.persons) {
    put('person', person.code, person);
    for (const held of person.certificates) put('certificate', `${person.code} ${held.digest}`, held);
  }
  for (const post of section.posts) put('post', entryKeys.post(post), post);
  for (const clearance of section.clearances) put('clearance', entryKeys.clearance(clearance), clearance);
  for (const grant of section.grants) put('grant', entryKeys.grant(grant), grant);
  for (const delegation of section.delegations) {
    const { by, rights, level } = delegation;
    put('delegation', `${entryKeys.delegation(delegation)} ${by} ${level} ${rights.join(',')}`, delegation);
  }
  return entries;
}
