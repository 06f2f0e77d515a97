import { maxSteps, type RecordPage, type RouteStep } from '../../contract/ipc/views.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { actedBy } from '../acts/engine/actor.ts';
import { recipientsOf } from '../acts/engine/route.ts';
import { specificationOf } from '../acts/index.ts';
import { custodyNoteOf } from './custody-note.ts';
import { paperNoteOf } from './paper-note.ts';

/**
 * The stations of these acts, the newest where there are too many; `signedTo` is the last entry that a checkpoint
 * covers.
 */
export function routeView(
  entries: readonly LedgerEntry[],
  self: OrganisationCode,
  signedTo: number,
): Pick<RecordPage, 'route' | 'earlierSteps'> {
  const unsettling = unsettlingOf(entries, self);
  const recipients = recipientsOf(entries);
  const steps = entries.flatMap((entry) =>
    stepOf(entry, self, signedTo).map((step) => ({
      ...step,
      ...(unsettling.has(entry.seq) ? { unsettles: true as const } : {}),
      ...warnedIn(entry),
      // The act names the envelope alone.
      ...(entry.act === 'withdraw'
        ? { organisation: recipients.get(entry.subject) ?? step.organisation }
        : {}),
    })),
  );
  const earlier = steps.length - maxSteps;
  return earlier > 0 ? { route: steps.slice(earlier), earlierSteps: earlier } : { route: steps };
}

/** The entries that took the mark as settled off by themselves. */
function unsettlingOf(entries: readonly LedgerEntry[], self: OrganisationCode): ReadonlySet<number> {
  const found = new Set<number>();
  let isSettled = false;
  for (const entry of entries) {
    const { project } = specificationOf(entry);
    for (const { change } of project === 'none' ? [] : project(entry, self)) {
      if (change === 'ask-again' && isSettled) found.add(entry.seq);
      if (change === 'settle') isSettled = true;
      else if (change === 'ask-again' || change === 'reopen') isSettled = false;
    }
  }
  return found;
}

function stepOf(entry: LedgerEntry, self: OrganisationCode, signedTo: number): RouteStep[] {
  const { step } = specificationOf(entry);
  if (step === 'none') return [];
  const { seq, at, actor, act } = entry;
  const { organisation, status, reasons } = step(entry, self);
  return [
    {
      seq,
      at,
      act,
      by: actedBy(entry),
      actor,
      organisation,
      status,
      reasons: [...reasons],
      change: changeOf(entry),
      paper: paperNoteOf(entry),
      custody: custodyNoteOf(entry),
      signed: seq <= signedTo,
    },
  ];
}

/** What a person confirmed of the line that the act wrote. */
function warnedIn({ data }: LedgerEntry): Pick<RouteStep, 'warned'> {
  return 'warned' in data && data.warned.length > 0 ? { warned: data.warned } : {};
}

/**
 * A correction, what an envelope held, or an envelope that was joined to the line of its paper: that line counted the copies that came, so those
 * are what the new one is compared by.
 */
function changeOf(entry: LedgerEntry): RouteStep['change'] {
  if (entry.act === 'correct' || entry.act === 'complete')
    return { old: entry.data.old, new: entry.data.new };
  if (entry.act !== 'join') return null;
  const { old, new: next, copies } = entry.data;
  return { old, new: { ...next, copies: copies.length } };
}
