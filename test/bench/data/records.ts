import { createHash } from 'node:crypto';
import { agencies } from '../../../build/demo/cast.ts';
import type { Act, LedgerEntry } from '../../../contract/ledger/act.ts';
import { actForms } from '../../../contract/ledger/acts/index.ts';
import { inOrder } from '../../../contract/lists.ts';
import type { WrittenRecord } from '../../../contract/record/coded-record.ts';
import { controlCodeFrom } from '../../../contract/record/control-code.ts';
import { entryHash, genesis } from '../../../core/ledger/chain.ts';
import { localDate } from '../../../domain/calendar/local-date.ts';
import { generationOf } from '../../../domain/record/older-generations.ts';
import { numbersFrom, uuidOf } from '../../support/seeded.ts';
import { benchSeed } from '../harness/random.ts';

export const self = agencies[0].code;
export const actor = agencies[0].clerk.code;
/** The year whose register the window opens. */
export const year = Number(localDate(Date.now()).slice(0, 4));
/** When everything is written. */
export const writtenAt = `${year}-11-02T02:00:00.000Z`;

const types = ['BC', 'CV', 'QĐ', 'TTr', 'KH', 'TB', 'CĐ', 'PA'] as const;
const parts = ['UBND', 'VP', 'NC', 'TH', 'KT', 'NV'] as const;
const urgencies = ['normal', 'normal', 'normal', 'urgent', 'flash'] as const;

const day = (n: number, inYear = year): string =>
  new Date(Date.UTC(inYear, 0, 1 + n)).toISOString().slice(0, 10);

/** Records as a clerk of agency A writes them: their fields vary as those of a real register do. */
export function recordMaker(codes: readonly string[], signers: readonly string[]) {
  const next = numbersFrom(benchSeed);
  const below = (bound: number) => next() % bound;
  const of = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new RangeError('nothing to choose from');
    return item;
  };
  const code = () => controlCodeFrom(Uint8Array.from({ length: 12 }, () => next() >>> 24));
  // A tenth of the directory gets most of the post.
  const partner = () => codes[below(below(4) === 0 ? codes.length : Math.floor(codes.length / 10))] ?? self;

  function common(): Omit<WrittenRecord, 'book' | 'ordinal' | 'number' | 'issuer' | 'recipients'> {
    const typeCode = of(types);
    const issued = below(300);
    const chance = below(100);
    const level = chance < 3 ? 'A' : chance < 25 ? 'B' : 'C';
    const years = { A: 30, B: 20, C: 10 }[level];
    return {
      generation: 4,
      code: code(),
      year,
      level,
      typeCode,
      notation: `${typeCode}-${of(parts)}${below(3) === 0 ? `-${of(parts)}` : ''}`,
      issuedOn: day(issued),
      signer: of(signers),
      urgency: of(urgencies),
      copies: 1 + below(3),
      pages: 1 + below(40),
      enclosures: below(4),
      namedOpenerOnly: false,
      copyAllowed: false,
      protectUntil: day(issued, year + years),
      noteCodes: [],
      ...(below(10) === 0 ? { dueOn: day(issued + 15) } : {}),
    };
  }
  return {
    outgoing(ordinal: number): WrittenRecord {
      const recipients = inOrder(Array.from({ length: 1 + below(3) }, partner));
      return { ...common(), book: 'outgoing', ordinal, number: ordinal, issuer: self, recipients };
    },
    incoming(ordinal: number): WrittenRecord {
      const record = common();
      return {
        ...record,
        book: 'incoming',
        ordinal,
        number: 1 + below(5_000),
        issuer: partner(),
        recipients: [self],
        arrivedOn: record.issuedOn ?? day(0),
        arrivalNumber: ordinal,
      };
    },
  };
}

const digest = '0'.repeat(64);
const proof = { content: digest, signature: digest };

/** What happens to an outgoing record: all are registered, one in ten is issued, one in fifty cancelled. */
export function actsOf(record: WrittenRecord): Act[] {
  const register: Act = {
    act: 'register',
    subject: record.code,
    data: { record, warned: [], givenOn: null },
  };
  if (record.ordinal % 50 === 1)
    return [
      register,
      { act: 'cancel', subject: record.code, data: { issuer: record.issuer, reason: 'H01' } },
    ];
  if (record.ordinal % 10 !== 0) return [register];
  const issue: Act = {
    act: 'issue',
    subject: record.code,
    data: {
      record: proof,
      dispatch: proof,
      older: [],
      envelopes: record.recipients.map((to) => ({
        ...{ id: envelopeId(record.code, to), to, digest },
        generation: generationOf(record),
      })),
      paper: [],
    },
  };
  return [register, issue];
}

/**
 * Puts acts into a chain without the schema that `frameEntry` checks for every act: a million are made here,
 * and what is measured is the store.
 */
export class Chain {
  seq = 0;
  head = genesis;

  seal(act: Act, by = actor): LedgerEntry {
    const frame = { seq: this.seq + 1, at: writtenAt, actor: by, prev: this.head };
    const { length } = actForms[act.act].generations;
    const entry = { ...act, ...(length === 1 ? {} : { generation: length }), ...frame };
    // What `frameEntry` would parse.
    const hash = entryHash(entry as Omit<LedgerEntry, 'hash'>);
    this.follow({ seq: frame.seq, hash });
    return { ...entry, hash } as LedgerEntry;
  }

  /** An entry that was appended by somebody else. */
  follow({ seq, hash }: Pick<LedgerEntry, 'seq' | 'hash'>): void {
    this.seq = seq;
    this.head = hash;
  }
}

/** From the whole code: a generator for each record has too few seeds for a hundred thousand of them. */
const envelopeId = (code: string, to: string): string =>
  uuidOf(createHash('sha256').update(`${code} ${to}`).digest().subarray(0, 16));
