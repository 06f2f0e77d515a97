import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../contract/errors/index.ts';
import { readCheckpoint } from '../ledger/checkpoint.ts';
import { Attestations } from './attestations.ts';
import { checkSignatures } from './checkpoint-signatures.ts';
import { codeOf, earliest, type Fault, type LedgerFindings, type ReadCheckpoint } from './findings.ts';
import type { LedgerEvidence } from './ledger-evidence.ts';
import { LedgerWalker } from './ledger-walker.ts';

/** Lines between two yields to the event loop: a long verification must not freeze the terminal. */
const yieldEvery = 500;

/**
 * Verifies a whole ledger and names the first entry that fails: each line's form (LEDGER_ENTRY_INVALID, or ACT_UNKNOWN
 * for what only another version may know), the chain (LEDGER_BROKEN), who is at work and that time does not go back
 * (`Sequence`; LEDGER_TIME_BACK, LEDGER_TIME_AHEAD), the proofs it refers to (`checkProofs`), its place among the entries before it
 * (`replay`), each checkpoint's tree and signature (CHECKPOINT_INVALID or the fault of its certificate, named at the
 * first entry it covers), and a missing end (LEDGER_ROLLED_BACK). Memory does not grow with the ledger, only with the
 * number of checkpoints.
 *
 * A signature is validated as of the time it states, which may not be later than the entry's. The endpoint's receipt
 * over the entry proves that time from outside: where a certificate had lost its authority before that receipt, or
 * there is none, the entry is named as `unattested` and left to the reader.
 *
 * Entries after the last checkpoint are `unsigned`, and no fault here: an open terminal signs them within seconds. Of a
 * ledger that is presented as evidence the caller makes them one.
 */
export async function verifyLedger(evidence: LedgerEvidence): Promise<LedgerFindings> {
  const { checkpoints, fault: orderFault } = readAll(evidence);
  const outside = new Attestations(checkpoints);
  const walker = new LedgerWalker(evidence, checkpoints, outside);
  try {
    await walk(evidence.lines, walker);
  } catch (error) {
    walker.fail(codeOf(error));
  }
  walker.attestInside();
  const faults = [orderFault, walker.end(), walker.wentBack(), walker.ranAhead(evidence.now)];
  const { signed, anchored, fault } = await checkSignatures(
    evidence,
    checkpoints.slice(0, walker.covered),
    { present: walker.present, last: walker.section },
    outside,
  );
  faults.push(fault);
  const firstFault = earliest(faults);
  const { entries } = walker;
  return {
    entries,
    checkpoints: checkpoints.length,
    signed,
    anchored,
    head: walker.head?.hash ?? null,
    ok: firstFault === null,
    firstFault,
    unattested: outside.missing.toSorted((one, other) => one.seq - other.seq),
    unsigned: entries > signed ? { first: signed + 1, last: entries } : null,
  };
}

async function walk(lines: LedgerEvidence['lines'], walker: LedgerWalker): Promise<void> {
  if (Symbol.asyncIterator in lines) {
    for await (const line of lines) if (!(await walker.take(line))) break;
    return;
  }
  for (const line of lines) {
    if (!(await walker.take(line))) break;
    if (walker.entries % yieldEvery === 0) await setImmediate();
  }
}

/** Checkpoints in order without gap; those after a fault are not read. */
function readAll(evidence: LedgerEvidence): { checkpoints: ReadCheckpoint[]; fault: Fault | null } {
  const checkpoints: ReadCheckpoint[] = [];
  let next = 1;
  for (const stored of evidence.checkpoints) {
    try {
      const checkpoint = readCheckpoint(stored.statement, evidence.terminal);
      const inOrder = checkpoint.fromSeq === next && checkpoint.toSeq >= next;
      if (!inOrder || stored.fromSeq !== next || stored.toSeq !== checkpoint.toSeq) {
        throw new AppError('CHECKPOINT_INVALID');
      }
      checkpoints.push({ checkpoint, stored });
      next = checkpoint.toSeq + 1;
    } catch (error) {
      return { checkpoints, fault: { seq: next, code: codeOf(error) } };
    }
  }
  return { checkpoints, fault: null };
}
