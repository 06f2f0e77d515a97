import type { ErrorCode } from '../../contract/errors/index.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { Act, ActOf, LedgerEntry } from '../../contract/ledger/act.ts';
import type { DatedDirectoryMark, SectionMark } from '../../contract/ledger/parts.ts';
import { type CodedRecord, issuedPart } from '../../contract/record/coded-record.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { ClosingCause } from '../../contract/record/volume.ts';
import type { Warning } from '../../contract/record/warning.ts';
import { project } from '../../core/acts/engine/projection.ts';
import { Replay } from '../../core/acts/engine/replay.ts';
import { type DatedDirectory, LineRules } from '../../core/acts/support/line-rules.ts';
import { ReplayedNumbers } from '../../core/acts/support/replayed-numbers.ts';
import { ReplayedRegisters } from '../../core/acts/support/replayed-registers.ts';
import { canonicalBytes, digestOf } from '../../core/encoding/canonical.ts';
import { frameEntry, genesis } from '../../core/ledger/chain.ts';
import { copyNumbers } from '../../domain/custody/allocation.ts';
import { asGiven } from '../../domain/record/by-hand.ts';
import { noUnits } from '../../domain/record/line-context.ts';
import { generationOf } from '../../domain/record/older-generations.ts';
import type { RegisterChange } from '../../domain/record/register-change.ts';
import { warnedOf, warningsOf } from '../../domain/record/warnings.ts';
import { type StatedVolume, statedOf } from '../../domain/volume/volume.ts';
import { custodyActs } from './custody-acts.ts';
import { envelopeId, incoming, outgoing, acts as plainActs, self } from './store.ts';

/** A ledger with everything that a terminal does, which the tests of each act go on from. */

export const digest = '0'.repeat(64);
export const proof = { content: digest, signature: digest };
const signed = (record: CodedRecord) => ({ ...proof, content: digestOf(canonicalBytes(issuedPart(record))) });
const serial = '0123456789ABCDEF';

/** Acts whose proofs name the digest of what was signed, as a replay compares it; no signature is checked. */
export const acts = {
  ...plainActs,
  ...custodyActs,
  issue: (record: CodedRecord, envelope: number): Act => {
    const act = plainActs.issue(record, envelope);
    return act.act === 'issue' ? { ...act, data: { ...act.data, record: signed(record) } } : act;
  },
  /** `paper` gets no envelope. */
  issueOnPaper: (record: CodedRecord, paper: string[], envelope: number): Act => {
    const act = plainActs.issue(record, envelope);
    if (act.act !== 'issue') return act;
    const envelopes = act.data.envelopes.filter(({ to }) => !paper.includes(to));
    return { ...act, data: { ...act.data, record: signed(record), envelopes, paper } };
  },
  hand: (record: CodedRecord, to: string[], envelopes: number): Act => ({
    act: 'hand',
    subject: record.code,
    data: { to, carrier: 'post', run: 7, envelopes },
  }),
  slip: (record: CodedRecord, to: string, on = '2026-05-05'): Act => ({
    act: 'slip',
    subject: record.code,
    data: { to, on },
  }),
  decline: (record: CodedRecord, to: string, reasons = ['R01']): Act => ({
    act: 'decline',
    subject: record.code,
    data: { to, on: '2026-05-05', reasons },
  }),
  lose: (record: CodedRecord, to: string): Act => ({
    act: 'lose',
    subject: record.code,
    data: { to, on: '2026-05-05' },
  }),
  /** `back`: how the paper stood before, since when. */
  retract: (
    record: CodedRecord,
    to: string,
    entry: number,
    back: ActOf<'retract'>['data']['back'],
    reason = 'L05',
  ): Act => ({ act: 'retract', subject: record.code, data: { to, entry, back, reason } }),
  resend: (
    record: CodedRecord,
    to: string,
    after: ActOf<'resend'>['data']['after'],
    envelope?: number,
  ): Act => ({
    act: 'resend',
    subject: record.code,
    data: {
      to,
      after,
      // In the place of one copy that was lost, the next is made.
      ...(after === 'lost' ? { copies: [record.copies + 1] } : {}),
      ...(envelope === undefined
        ? {}
        : { envelope: { id: envelopeId(envelope), digest, generation: generationOf(record) } }),
    },
  }),
  settle: ({ code, issuer }: CodedRecord, reason = 'T01'): Act => ({
    act: 'settle',
    subject: code,
    data: { issuer, reason },
  }),
  reopen: ({ code, issuer }: CodedRecord, reason = 'M01'): Act => ({
    act: 'reopen',
    subject: code,
    data: { issuer, reason },
  }),
  deliver: (envelope: number, to: string): Act => ({
    act: 'deliver',
    subject: envelopeId(envelope),
    data: { receipt: proof, to },
  }),
  receive: (record: CodedRecord, envelope: number): Act => ({
    act: 'receive',
    subject: envelopeId(envelope),
    data: {
      ...{ code: record.code, from: record.issuer, envelope: digest, dispatch: proof, copies: [1] },
      record: signed(record),
    },
  }),
  reject: (from: string | null, envelope = 50): Act => ({
    act: 'reject',
    subject: envelopeId(envelope),
    data: { from, envelope: digest, fault: 'SIGNATURE_INVALID' },
  }),
  enter: (
    record: CodedRecord,
    envelope?: number,
    copies = envelope === undefined ? copyNumbers(record.copies) : [1],
    warned: Warning[] = [],
  ): Act => ({
    act: 'enter',
    subject: record.code,
    data: {
      ...{ record, copies, warned },
      ...(envelope === undefined ? {} : { envelope: envelopeId(envelope), statement: proof }),
    },
  }),
  join: (old: CodedRecord, next: CodedRecord, envelope: number, copies = [1]): Act => ({
    act: 'join',
    subject: next.code,
    data: { old, new: next, envelope: envelopeId(envelope), copies, statement: proof },
  }),
  complete: (
    old: CodedRecord,
    next: CodedRecord,
    terms: Omit<ActOf<'complete'>['data'], 'old' | 'new' | 'warned'>,
  ): Act => ({ act: 'complete', subject: next.code, data: { old, new: next, ...terms, warned: [] } }),
  refuse: (record: CodedRecord, envelope: number, reasons = ['R01']): Act => ({
    act: 'refuse',
    subject: record.code,
    data: { envelope: envelopeId(envelope), reasons, statement: proof },
  }),
  enrol: (code: string, kind = 'B08', token = serial): Act => ({
    act: 'enrol',
    subject: token,
    data: { code, kind },
  }),
  separate: (code: string, reason = 'S01', token = serial): Act => ({
    act: 'separate',
    subject: token,
    data: { code, reason },
  }),
  identify: (code: string, organisation: string, token = serial): Act => ({
    act: 'identify',
    subject: token,
    data: { code, organisation },
  }),
  openVolume: (stated: StatedVolume, token = serial): Act => ({
    act: 'open-volume',
    subject: token,
    data: statedOf(stated),
  }),
  closeVolume: (stated: StatedVolume, cause: ClosingCause = 'full', token = serial): Act => ({
    act: 'close-volume',
    subject: token,
    data: { ...statedOf(stated), cause },
  }),
  byHand: (first: number, last: number, year = 2026, token = serial): Act => ({
    act: 'by-hand',
    subject: token,
    data: { year, first, last },
  }),
  retry: (envelope: number): Act => ({ act: 'retry', subject: envelopeId(envelope), data: {} }),
  withdraw: (envelope: number): Act => ({ act: 'withdraw', subject: envelopeId(envelope), data: {} }),
  unlock: (token = serial, mark?: DatedDirectoryMark, section?: SectionMark): Act => ({
    act: 'unlock',
    subject: token,
    data: {
      ...(mark === undefined ? {} : { directory: mark }),
      ...(section === undefined ? {} : { section }),
    },
  }),
  section: (version = 1, token = serial): Act => ({
    act: 'section',
    subject: token,
    data: { version, statement: proof },
  }),
  lock: (token = serial): Act => ({ act: 'lock', subject: token, data: { cause: 'idle' } }),
  directory: (version = 3, token = serial): Act => ({
    act: 'directory',
    subject: token,
    data: { version, digest, at: `2026-01-${String(version).padStart(2, '0')}T00:00:00.000Z` },
  }),
  calendar: (year = 2026, version = 1, token = serial): Act => ({
    act: 'calendar',
    subject: token,
    data: { year, version, statement: proof },
  }),
  law: (effective = '2027-01-01', token = serial): Act => ({
    act: 'law',
    subject: token,
    data: { effective, statement: proof },
  }),
  revocation: (token = serial): Act => ({ act: 'revocation', subject: token, data: { digest } }),
  incident: (fault: ErrorCode = 'CLOCK_BACKWARD', token = serial, code?: ControlCode): Act => ({
    act: 'incident',
    subject: token,
    data: code === undefined ? { fault } : { fault, code },
  }),
};

/** Records of the ledger: `one` is issued, `two` was corrected to `better` and cancelled, `three` is registered. */
export const [one, two, three] = [outgoing(1), outgoing(2), outgoing(3)];
export const better = { ...two, pages: 9, number: 20 };
/** `paper` was entered as `misread` before its envelope 11; `sent` came in envelope 12; envelope 14 waits. */
export const [paper, sent, refused] = [incoming(1), incoming(2), incoming(3)];
export const misread = { ...paper, pages: 7 };

/** An order of the acts of a terminal in which every act may follow those before it. */
export const honestLedger: readonly Act[] = [
  acts.unlock(),
  acts.register(one),
  acts.issue(one, 1),
  acts.deliver(1, 'G01'),
  acts.status(one, 'G01', '01', 1),
  acts.status(one, 'G01', '03', 1),
  acts.register(two),
  acts.correct(two, better, ['number-skips']),
  acts.cancel(better),
  acts.enter(misread),
  acts.receive(paper, 11),
  acts.join(misread, paper, 11),
  acts.receive(sent, 12),
  acts.enter(sent, 12),
  acts.receive(refused, 13),
  acts.refuse(refused, 13),
  acts.receive(refused, 14),
  acts.register(three, ['number-skips']),
  // The same code under another issuer is another record.
  acts.receive({ ...sent, issuer: 'H37' }, 15),
];

/** Three bodies that list the same part of a notation, and one person. */
export const directory: DatedDirectory = {
  asUsed: () => directory,
  organisation: (code) =>
    [self, 'G01', 'H37'].includes(code)
      ? { code, name: code, tier: 2, notationParts: ['UBND'], persons: [], seals: [], terminals: [] }
      : undefined,
  person: (_organisation, code) =>
    code === 'P00000001'
      ? { code, name: 'An', role: 'clerk', from: '2026-01-01T00:00:00.000Z', certificates: [] }
      : undefined,
};

/** An act as an entry of a ledger. */
export const entryOf = (act: Act, seq = 1, at = '2026-05-05T01:00:00.000Z'): LedgerEntry =>
  frameEntry(act, { seq, at, actor: 'P00000001', prev: genesis });

const isChange = (act: Act): act is ActOf<'correct'> | ActOf<'complete'> =>
  act.act === 'correct' || act.act === 'complete';

/** States the warnings of a line as a terminal does. */
export function withWarnings(act: Act, registers: LineRules['context']['registers'], at?: string): Act {
  if (act.act !== 'register' && act.act !== 'enter' && !isChange(act)) return act;
  const volumes = { areStated: false, isOverdue: () => false };
  const numbers = new ReplayedNumbers();
  const rules = new LineRules({
    self,
    directory,
    registers,
    volumes,
    numbers,
    inUse: { units: noUnits },
  }).asOf(entryOf(act, 1, at));
  const givenOn = act.act === 'register' ? act.data.givenOn : null;
  const remarks = isChange(act)
    ? warningsOf(act.data.new, rules, act.data.old)
    : warningsOf(act.data.record, asGiven(rules, givenOn));
  return { ...act, data: { ...act.data, warned: warnedOf(remarks) } } as Act;
}

/** The place and code of the first entry that a replay refuses; null when it takes all. */
export const replayFault = (ledger: readonly Act[]): [number, ErrorCode] | null =>
  timedReplayFault(ledger.map((act) => [act]));

/** The same of acts that were written at times of their own. */
export function timedReplayFault(
  ledger: readonly (readonly [act: Act, at?: string])[],
): [number, ErrorCode] | null {
  const replay = new Replay({ self, directory });
  const registers = new ReplayedRegisters();
  for (const [index, [act, at]] of ledger.entries()) {
    const seq = index + 1;
    try {
      const entry = entryOf(withWarnings(act, registers, at), seq, at);
      replay.take(entry);
      for (const change of project(entry, self)) registers.apply(change);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return [seq, error.code];
    }
  }
  return null;
}

/** The code with which a replay refuses the last of these acts after the honest ledger; null when it takes it. */
export function replayRefusal(...more: readonly Act[]): ErrorCode | null {
  const fault = replayFault([...honestLedger, ...more]);
  if (fault === null) return null;
  const [seq, code] = fault;
  if (seq !== honestLedger.length + more.length) throw new Error(`entry ${seq} is refused already: ${code}`);
  return code;
}

/** The place of the first of the acts that `insideRefusal` is given. */
export const firstInside = honestLedger.length + 2;

/** As `replayRefusal`, in an organisation with a section that nobody can read: by the state of its copies alone. */
export const insideRefusal = (...more: readonly Act[]): ErrorCode | null =>
  replayRefusal(acts.section(), ...more);

/** What the act changes in the registers, as entry 7 of the ledger. */
export const projected = (act: Act): RegisterChange[] => project(entryOf(act, 7), self);
