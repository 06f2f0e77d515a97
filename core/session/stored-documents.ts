import { z } from 'zod';
import { Calendar } from '../../contract/calendar/calendar.ts';
import { AppError } from '../../contract/errors/index.ts';
import { LawEdition } from '../../contract/law/edition.ts';
import type { Law } from '../../contract/law/law.ts';
import { Proof } from '../../contract/ledger/parts.ts';
import type { Instant } from '../../contract/scalar.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { WorkingDays } from '../../domain/calendar/working-days.ts';
import { canonicalBytes, digestOf } from '../encoding/canonical.ts';
import { readStatement, type SignedBytes } from '../encoding/statement.ts';
import type { InUse } from '../intake/kind.ts';
import { editionsWith, loadLaw } from '../law/law.ts';
import type { Store } from '../ports/store.ts';

/** Calendars, one of each year, and editions of the law that were taken in, as of an instant. */
export interface StoredDocuments {
  readonly calendars: readonly InUse<Calendar>[];
  readonly laws: readonly InUse<Law>[];
}

/** The working days of the calendars in use. */
export const workingDaysOf = ({ calendars }: Pick<StoredDocuments, 'calendars'>): WorkingDays =>
  new WorkingDays(calendars.map(({ value }) => value));

/** The law that applies at an instant, by the editions of the program and those in use. */
export const lawAt = ({ laws }: Pick<StoredDocuments, 'laws'>, at: Instant): Law =>
  loadLaw(localDate(Date.parse(at)), editionsWith(laws.map(({ value }) => value)));

type Kept = Pick<Store, 'proofs' | 'settings'>;
type List = 'calendars' | 'law-editions';
/** What is in use, the latest last. */
const Listed = z.array(Proof);

/** Puts a signed document among the proofs, which keep it for ever. */
export const keepProof = ({ proofs }: Pick<Kept, 'proofs'>, { content, signature }: SignedBytes): Proof => ({
  content: proofs.put(content),
  signature: proofs.put(signature),
});

/** What was verified when it was taken in; VAULT_DAMAGED where the bytes are gone or others. */
export function storedDocuments(store: Kept): StoredDocuments {
  return {
    calendars: listed(store, 'calendars', Calendar),
    laws: listed(store, 'law-editions', LawEdition).map(({ value, digest }) => ({
      value: value.law,
      digest,
    })),
  };
}

/** Writes which ones are in use from then on. */
export function listCalendars(store: Kept, { year }: Calendar, statement: Proof): void {
  const others = listed(store, 'calendars', Calendar).filter(({ value }) => value.year !== year);
  const kept = new Set(others.map(({ digest }) => digest));
  const before = proofsIn(store, 'calendars').filter(({ content }) => kept.has(content));
  store.settings.write('calendars', canonicalBytes([...before, statement]));
}

/** The same of an edition of the law, which takes the place of none. */
export function listLaw(store: Kept, statement: Proof): void {
  store.settings.write('law-editions', canonicalBytes([...proofsIn(store, 'law-editions'), statement]));
}

function listed<Schema extends z.ZodType>(store: Kept, list: List, schema: Schema): InUse<z.infer<Schema>>[] {
  return proofsIn(store, list).map(({ content: digest }) => {
    const bytes = store.proofs.get(digest);
    if (bytes === undefined || digestOf(bytes) !== digest) throw new AppError('VAULT_DAMAGED');
    return { value: readStatement(schema, bytes, 'VAULT_DAMAGED'), digest };
  });
}

function proofsIn({ settings }: Pick<Kept, 'settings'>, list: List): Proof[] {
  const bytes = settings.read(list);
  if (bytes === undefined) return [];
  try {
    return Listed.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new AppError('VAULT_DAMAGED', { cause });
  }
}
