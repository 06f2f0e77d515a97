import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import { inOrder } from '../../contract/lists.ts';
import {
  type CodedRecord,
  codedRecordFormat,
  type WrittenRecord,
} from '../../contract/record/coded-record.ts';
import { type ControlCode, controlCodeFrom } from '../../contract/record/control-code.ts';
import type { MessageStatus } from '../../contract/record/status.ts';
import type { Warning } from '../../contract/record/warning.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { project } from '../../core/acts/engine/projection.ts';
import { frameEntry, genesis } from '../../core/ledger/chain.ts';
import type { Store } from '../../core/ports/store.ts';
import { generationOf } from '../../domain/record/older-generations.ts';
import { connectNew } from '../../native/store/connection.ts';
import type { ReadingSteps } from '../../native/store/registers/partitions.ts';
import { storeOver } from '../../native/store/store.ts';
import { storeParent } from './memory-folder.ts';
import { sampleInput } from './sample-input.ts';

/** Pieces the tests of the store and of the registers share. */

export const self = 'H37.02';
export const key = Uint8Array.from({ length: 32 }, (_, index) => index * 7 + 1);

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(storeParent(), 'tram-mat-store-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A new store in a folder of its own; `remove` closes it and deletes both. `steps` are those of the product if left out. */
export function temporaryStore(steps?: ReadingSteps): { store: Store; path: string; remove(): void } {
  const folder = temporaryFolder();
  const path = join(folder.path, 'store.db');
  const store = storeOver(connectNew(path, key), self, steps);
  const remove = () => {
    store.close();
    folder.remove();
  };
  return { store, path, remove };
}

export function code(n: number): ControlCode {
  const bytes = new Uint8Array(12);
  new DataView(bytes.buffer).setUint32(8, Math.imul(n, 2_654_435_761) >>> 0);
  new DataView(bytes.buffer).setUint32(4, n);
  return controlCodeFrom(bytes);
}

export const envelopeId = (n: number): string =>
  `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

export function outgoing(
  ordinal: number,
  change: Partial<Record<keyof WrittenRecord, unknown>> = {},
): WrittenRecord {
  return codedRecordFormat.newest.parse({
    generation: 4,
    code: code(ordinal),
    ...sampleInput,
    year: 2026,
    ordinal,
    level: 'C',
    number: ordinal,
    issuedOn: '2026-05-04',
    issuer: self,
    signer: 'P00000001',
    recipients: ['G01'],
    pages: 3,
    enclosures: 0,
    ...change,
    ...(Array.isArray(change.recipients) ? { recipients: inOrder(change.recipients) } : {}),
  });
}

/** The same line as it is known while nobody has opened its envelope, which only the person named on it may. */
export function unopened(record: WrittenRecord): WrittenRecord {
  const { typeCode: _t, issuedOn: _d, signer: _s, pages: _p, enclosures: _e, ...outside } = record;
  return { ...outside, namedOpenerOnly: true };
}

export function incoming(
  ordinal: number,
  change: Partial<Record<keyof WrittenRecord, unknown>> = {},
): WrittenRecord {
  return outgoing(ordinal, {
    code: code(500_000 + ordinal),
    book: 'incoming',
    issuer: 'G01',
    recipients: [self],
    arrivedOn: '2026-05-05',
    arrivalNumber: ordinal,
    ...change,
  });
}

/** Appends an act as the terminal does: entry and projection in one transaction. */
export function append(store: Store, act: Act, at = '2026-05-05T01:00:00.000Z'): LedgerEntry {
  return store.transaction(() => {
    const head = store.ledger.head();
    const position = { seq: (head?.seq ?? 0) + 1, at, actor: 'P00000001', prev: head?.hash ?? genesis };
    const entry = frameEntry(act, position);
    store.ledger.append(entry);
    store.registers.apply(...project(entry, self));
    return entry;
  });
}

const digest = '0'.repeat(64);
const proof = { content: digest, signature: digest };

export const acts = {
  /** `warned` of each is what the line had to be confirmed for. */
  register: (record: WrittenRecord, warned: Warning[] = [], givenOn: LocalDate | null = null): Act => ({
    act: 'register',
    subject: record.code,
    data: { record, warned, givenOn },
  }),
  correct: (old: CodedRecord, next: WrittenRecord, warned: Warning[] = []): Act => ({
    act: 'correct',
    subject: old.code,
    data: { old, new: next, reason: 'D01', warned },
  }),
  cancel: (record: CodedRecord): Act => ({
    act: 'cancel',
    subject: record.code,
    data: { issuer: record.issuer, reason: 'H01' },
  }),
  issue: (record: CodedRecord, envelope: number): Act => ({
    act: 'issue',
    subject: record.code,
    data: {
      record: proof,
      dispatch: proof,
      older: [],
      envelopes: record.recipients.map((to, index) => ({
        ...{ id: envelopeId(envelope + index), to, digest },
        generation: generationOf(record),
      })),
      paper: [],
    },
  }),
  status: (record: CodedRecord, from: string, status: MessageStatus, envelope: number): Act => ({
    act: 'status',
    subject: record.code,
    data: {
      envelope: envelopeId(envelope),
      from,
      status,
      reasons: status === '02' ? ['R01'] : [],
      statement: proof,
    },
  }),
  enter: (record: CodedRecord): Act => ({
    act: 'enter',
    subject: record.code,
    data: { record, copies: [1], warned: [] },
  }),
  unlock: (): Act => ({ act: 'unlock', subject: '0123456789ABCDEF', data: {} }),
};
