import { describe, expect, test } from 'vitest';
import { AppError, type ErrorCode } from '../../../contract/errors/index.ts';
import type { Act } from '../../../contract/ledger/act.ts';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { Office } from '../../../domain/rights/office.ts';
import { mayDo, rightsRefusal } from '../../../test/support/custody-acts.ts';
import { custodyOffice, staff } from '../../../test/support/custody-section.ts';
import {
  acts,
  better,
  entryOf,
  misread,
  one,
  paper,
  three,
  two,
} from '../../../test/support/honest-ledger.ts';
import { envelopeId, self } from '../../../test/support/store.ts';
import { checkRights } from './rights-check.ts';

const nobody = custodyOffice(self, { posts: [] });

/** The code with which an act of the clerk is refused; null when it may be done. */
function refusal(act: Act, office: Office | undefined, known: readonly CodedRecord[] = []): ErrorCode | null {
  const get = ({ issuer, code }: { issuer: string; code: string }) => {
    const record = known.find((each) => each.issuer === issuer && each.code === code);
    return record && { record };
  };
  try {
    checkRights(entryOf(act), {
      ...{ self, registers: { get }, office, levelOfEnvelope: 'unknown', second: () => undefined },
      here: () => new Map(),
    });
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return null;
}

describe('before the first section', () => {
  test('clerk and head may do what they ever could', () => {
    for (const act of [acts.register(one), acts.issue(one, 1), acts.settle(one), acts.enrol('X0001')])
      expect(refusal(act, undefined)).toBeNull();
  });

  test('nothing is handed over, because nobody inside is listed', () => {
    for (const act of [acts.transfer(three, { to: 'U02' }), acts.miss(three, {}), acts.find(three, 'desk')])
      expect(refusal(act, undefined)).toBe('SECTION_MISSING');
  });
});

describe('under a section', () => {
  test('what the terminal does by itself, an unlock and a lock ask for no right', () => {
    const own = [acts.receive(paper, 11), acts.status(one, 'G01', '01', 1), acts.incident(), acts.section()];
    for (const act of [...own, acts.unlock(), acts.lock()]) expect(refusal(act, nobody)).toBeNull();
  });

  test('what a person does asks for the right of the act', () => {
    const may = (act: Act) => mayDo(() => act, { level: 'C' });
    expect(may(acts.register(one))).toEqual(['clerk']);
    expect(may(acts.issue(one, 1))).toEqual(['clerk', 'head']);
    expect(may(acts.enter(paper))).toEqual(['clerk']);
    expect(refusal(acts.register(one), nobody)).toBe('RIGHT_MISSING');
  });

  test('the right is one at the level of the record', () => {
    const low = custodyOffice(self, {
      clearances: [{ person: staff.clerk, level: 'C', from: '2026-01-01T00:00:00.000Z' }],
    });
    const secret: CodedRecord = { ...three, level: 'B' };
    expect(refusal(acts.settle(three), low, [three])).toBeNull();
    expect(refusal(acts.settle(secret), low, [secret])).toBe('RIGHT_MISSING');
    // One of our own, which the act names by its code alone.
    expect(refusal(acts.issue(secret, 1), low, [secret])).toBe('RIGHT_MISSING');
    // A line that the act brings in.
    expect(refusal(acts.register({ ...three, level: 'B' }), low)).toBe('RIGHT_MISSING');
    expect(refusal(acts.enter({ ...paper, level: 'B' }), low)).toBe('RIGHT_MISSING');
  });

  test('the level of a correction is the higher of the two', () => {
    const low = custodyOffice(self, {
      clearances: [{ person: staff.clerk, level: 'C', from: '2026-01-01T00:00:00.000Z' }],
    });
    const raised = { ...better, level: 'B' as const };
    expect(refusal(acts.correct(two, better), low)).toBeNull();
    expect(refusal(acts.correct(two, raised), low)).toBe('RIGHT_MISSING');
    expect(refusal(acts.correct(raised, two), low)).toBe('RIGHT_MISSING');
    expect(refusal(acts.join(misread, { ...paper, level: 'B' }, 11), low)).toBe('RIGHT_MISSING');
  });

  test('what tells of no record is of the lowest level', () => {
    const low = custodyOffice(self, {
      clearances: [{ person: staff.clerk, level: 'C', from: '2026-01-01T00:00:00.000Z' }],
    });
    const ofEnvelope: Act = { act: 'retry', subject: envelopeId(1), data: {} };
    for (const act of [acts.enrol('X0001'), ofEnvelope]) expect(refusal(act, low)).toBeNull();
  });

  test('an act is decided as of its own time', () => {
    const act = acts.miss(three, {});
    const by = (at: string) => rightsRefusal(act, { actor: staff.former, at });
    expect([by('2026-02-28T23:59:59.999Z'), by('2026-03-01T00:00:00.000Z')]).toEqual([null, 'RIGHT_MISSING']);
  });

  test('the right comes before what the act asks besides', () => {
    const act = acts.transfer(three, { to: staff.former });
    expect(rightsRefusal(act, { actor: staff.auditor })).toBe('RIGHT_MISSING');
    expect(rightsRefusal(act, { actor: staff.keeper })).toBe('NOT_HOLDER');
    expect(rightsRefusal(act)).toBe('HOLDER_UNKNOWN');
  });
});
