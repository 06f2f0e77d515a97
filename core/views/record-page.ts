import { AppError } from '../../contract/errors/index.ts';
import type { CustodyNote } from '../../contract/ipc/custody-views.ts';
import type { PaperLeg } from '../../contract/ipc/paper-views.ts';
import type { SignatureView } from '../../contract/ipc/signature-view.ts';
import { maxReplies, type RecordPage } from '../../contract/ipc/views.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { keyOf, type RecordKey } from '../../contract/record/key.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { firstCustody } from '../../domain/custody/copy-custody.ts';
import { paperIsOpen } from '../../domain/custody/paper.ts';
import { latestNoteIn, type PaperCourse } from '../../domain/record/paper-course.ts';
import { isHere } from '../../domain/record/record-custody.ts';
import type { RegisterRow } from '../../domain/record/register-row.ts';
import { reads, type Sight } from '../../domain/rights/sight.ts';
import { paperCourses } from '../acts/engine/paper-courses.ts';
import { proofsOf } from '../acts/engine/proofs.ts';
import { answerTo, routeOf } from '../acts/engine/route.ts';
import { specificationOf } from '../acts/index.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { OpenSession } from '../session/open-session.ts';
import type { OpenVault } from '../session/open-vault.ts';
import { insideViews } from './inside-view.ts';
import { registerRowView } from './register-row-view.ts';
import { routeView } from './route-view.ts';
import { copiesInHands } from './seen.ts';
import { sharedWith } from './shared-with.ts';
import { signatureView } from './signature-view.ts';

/** What is read of an open vault. */
type Read = Pick<OpenVault, 'store' | 'section' | 'check' | 'law' | 'documents'>;

/** Everything known of one record: its line, copies, route and the validity of each signature. */
export async function recordPage(
  { config }: { readonly config: Pick<TerminalDependencies['config'], 'organisation'> },
  { vault, rights }: { readonly vault: Read; readonly rights: Pick<OpenSession['rights'], 'sight'> },
  key: RecordKey,
): Promise<RecordPage> {
  const { store } = vault;
  const row = store.registers.get(key);
  if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
  const sight = rights.sight();
  const view = registerRowView(vault, sight);
  if (!reads(sight, row.record.level)) return heldPage({ vault, self: config.organisation }, row, sight);
  // Who was answered and who shares the code stand in the same acts as the route, which are read once.
  const acts = store.ledger.route(key.code);
  const ledger = { route: () => acts };
  const entries = routeOf(ledger, key, config.organisation);
  const sent = store.registers.recipients(key);
  const isTold = ({ record }: RegisterRow) => reads(sight, record.level);
  const courses = paperCourses(entries, config.organisation);
  const signedTo = store.checkpoints.last()?.toSeq ?? 0;
  const signatures = await signaturesOf(vault, entries, config.organisation);
  return {
    row: view(row),
    answered: answerTo(ledger, key, config.organisation),
    copies: copiesInPlace(vault, row.record),
    unsentTo: unsentTo(store, key),
    papers: store.registers
      .papers(key)
      .map((leg) => {
        const course = courses.of(key, leg.organisation);
        return { ...leg, latest: latestOf(course), handedAt: course?.handedAt ?? null };
      })
      .sort((a, b) => Number(paperIsOpen(b.state)) - Number(paperIsOpen(a.state))),
    refusedBy: sent.flatMap(({ organisation, status, reasons, at }) =>
      status === '02' && at !== null ? [{ organisation, reasons, at }] : [],
    ),
    withdrawnFrom: sent.flatMap(({ organisation, withdrawn: at }) =>
      at === null ? [] : [{ organisation, at }],
    ),
    answeredBy: store.registers.answersTo(key, maxReplies).filter(isTold).map(view),
    repliesTo: store.registers.repliedTo(key, maxReplies).filter(isTold).map(view),
    ...routeView(entries, config.organisation, signedTo),
    signatures,
    sharedWith: sharedWith(ledger, key, config.organisation),
  };
}

/** What is told to who has some of the copies and reads no more of the registers: these copies, and what was done to them. */
function heldPage(
  { vault, self }: { readonly vault: Read; readonly self: OrganisationCode },
  row: RegisterRow,
  sight: Sight,
): RecordPage {
  const { store } = vault;
  const held = new Set(copiesInHands(store.registers, row, sight));
  const entries = routeOf(store.ledger, keyOf(row.record), self);
  const { route } = routeView(entries, self, store.checkpoints.last()?.toSeq ?? 0);
  return {
    row: {
      ...registerRowView(vault, sight)(row),
      ...{ progress: { entered: 0, refused: 0, silent: 0 }, sendBy: null },
    },
    answered: null,
    copies: copiesInPlace(vault, row.record).filter(({ copy }) => held.has(copy)),
    ...{ unsentTo: [], papers: [], refusedBy: [], withdrawnFrom: [], answeredBy: [], repliesTo: [] },
    route: route
      .filter(({ custody }) => custody?.copies.some((copy) => held.has(copy)))
      .map((step) => ({ ...step, custody: ofCopies(step.custody, held) })),
    ...{ signatures: [], sharedWith: [] },
  };
}

const ofCopies = (note: CustodyNote | null, held: ReadonlySet<number>): CustodyNote | null =>
  note && { ...note, copies: note.copies.filter((copy) => held.has(copy)) };

function latestOf(course: PaperCourse | undefined): PaperLeg['latest'] {
  const latest = latestNoteIn(course);
  if (latest === null) return null;
  const { entry, back } = latest;
  const { by, from } = ('replaced' in back ? back.replaced : undefined) ?? {};
  const replaced = by === undefined || from === undefined ? {} : { replaced: { by, from } };
  return { entry, back: back.state, ...replaced };
}

/** The recipients on the wire whose last envelope was refused for good. */
function unsentTo({ registers, outbox }: Read['store'], key: RecordKey): RecordPage['unsentTo'] {
  const onPaper = new Set(registers.papers(key).map(({ organisation }) => organisation));
  return registers.recipients(key).flatMap(({ organisation, envelope, status }) => {
    if (status !== null || onPaper.has(organisation)) return [];
    const line = outbox.line(envelope);
    if (line?.state !== 'dead') return [];
    return [{ organisation: line.to, at: line.queuedAt, envelope: line.id, fault: line.fault }];
  });
}

/** A copy is with its recipient only once its envelope has left. */
function copiesInPlace({ store, section }: Read, record: CodedRecord): RecordPage['copies'] {
  const { registers, outbox, ledger } = store;
  const key = keyOf(record);
  const [custody, first] = [new Map(registers.custody(key)), firstCustody(record)];
  const isStaffed = section !== undefined;
  const insideView = insideViews(ledger);
  const onPaper = new Set(registers.papers(key).map(({ organisation }) => organisation));
  const envelopes = new Map(
    registers.recipients(key).map(({ organisation, envelope }) => [organisation, envelope]),
  );
  return registers.copies(key).map((copy) => {
    const envelope =
      copy.state === 'sent' && !onPaper.has(copy.holder) ? envelopes.get(copy.holder) : undefined;
    const transport = envelope === undefined ? null : (outbox.line(envelope)?.state ?? null);
    const inside = isStaffed && isHere(record, copy) ? (custody.get(copy.copy) ?? first) : undefined;
    return { ...copy, transport, inside: inside === undefined ? null : insideView(inside) };
  });
}

/** The signatures that these acts brought, each once: a record that is sent again comes with those that it had. */
async function signaturesOf(
  vault: Read,
  entries: readonly LedgerEntry[],
  self: OrganisationCode,
): Promise<SignatureView[]> {
  const views = new Map<string, SignatureView>();
  for (const entry of entries) {
    const { step } = specificationOf(entry);
    const status = step === 'none' ? null : step(entry, self).status;
    for (const { role, proof } of proofsOf(entry)) {
      const name = `${proof.content} ${proof.signature}`;
      const what = role === 'receiver' && status !== null ? { role, status } : role;
      if (!views.has(name)) views.set(name, await signatureView(vault, what, proof, entry.at));
    }
  }
  return [...views.values()];
}
