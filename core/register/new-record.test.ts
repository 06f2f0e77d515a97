import { describe, expect, it } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import { codedRecordFormat, issuedPart } from '../../contract/record/coded-record.ts';
import { ControlCode, checkCharacter } from '../../contract/record/control-code.ts';
import {
  contextOf,
  faultOf,
  incomingInput,
  incomingLine,
  outgoingInput,
  self,
} from '../../test/support/registers.ts';
import { correctRecord } from './correction.ts';
import { newOutgoing, newPaper, newReceived } from './new-record.ts';

/** A code that nobody has given out, with its check character. */
const controlCodeOf = (body: string) => ControlCode.parse(body + checkCharacter(body));

describe('the year of a register', () => {
  const on = (today: string, day: string) => [
    faultOf(() => newOutgoing({ ...outgoingInput, issuedOn: day }, contextOf([], today))),
    faultOf(() => newPaper({ ...incomingInput, issuedOn: day, arrivedOn: day }, contextOf([], today))),
  ];
  const closed = ['YEAR_CLOSED issuedOn', 'YEAR_CLOSED arrivedOn'];
  const accepted = ['accepted', 'accepted'];

  it('is this one, or the last until 31 January; those before are closed', () => {
    expect(on('2026-12-31', '2026-01-01')).toEqual(accepted);
    expect(on('2026-12-31', '2025-12-31')).toEqual(closed);
    expect(on('2027-01-31', '2026-01-01')).toEqual(accepted);
    expect(on('2027-02-01', '2026-12-31')).toEqual(closed);
    expect(on('2026-06-15', '2001-02-03')).toEqual(closed);
  });

  it('is named by the error as the oldest that is open', () => {
    const typed = { ...outgoingInput, issuedOn: '2025-12-31' };
    const closedYear = new AppError('YEAR_CLOSED', { field: 'issuedOn', detail: { oldestOpen: 2026 } });
    expect(() => newOutgoing(typed, contextOf([], '2026-12-31'))).toThrow(closedYear);
  });

  it('turns on 1 January', () => {
    expect(on('2027-01-01', '2026-12-31')).toEqual(accepted);
    expect(on('2027-01-01', '2026-01-01')).toEqual(accepted);
    expect(on('2027-01-01', '2025-12-31')).toEqual(closed);
  });

  it('is that of arrival for a document from outside, however old it is', () => {
    const old = { ...incomingInput, issuedOn: '2019-03-04' };
    expect(newPaper(old, contextOf([])).year).toBe(2026);
  });
});

describe('what a document replies to', () => {
  const asked = newPaper(incomingInput, contextOf([]));
  const unknown = controlCodeOf('TANCHAMBAT0Y');
  const out = (replyTo: ControlCode) =>
    faultOf(() => newOutgoing({ ...outgoingInput, replyTo }, contextOf([asked])));
  const paper = (replyTo: ControlCode) =>
    faultOf(() => newPaper({ ...incomingInput, number: 13, replyTo }, contextOf([asked])));

  it('stands in a register here when a clerk says so: twelve free letters would be words', () => {
    expect(out(asked.code)).toBe('accepted');
    expect(out(unknown)).toBe('RECORD_NOT_FOUND replyTo');
    expect(paper(asked.code)).toBe('accepted');
    expect(paper(unknown)).toBe('RECORD_NOT_FOUND replyTo');
    const old = newOutgoing(outgoingInput, contextOf([]));
    const corrected = { ...outgoingInput, replyTo: unknown };
    expect(faultOf(() => correctRecord(old, corrected, contextOf([old])))).toBe('RECORD_NOT_FOUND replyTo');
  });

  it('may be a record of others when its issuer says so', () => {
    const issued = { ...issuedPart(incomingLine), replyTo: unknown };
    expect(faultOf(() => newReceived(issued, { noteCodes: [] }, contextOf([])))).toBe('accepted');
  });
});

describe('the order of lists', () => {
  const typed = { recipients: ['H37', 'G01'], noteCodes: ['N03', 'N01'], copies: 3 };
  const ordered = { generation: 4, recipients: ['G01', 'H37'], noteCodes: ['N01', 'N03'] };

  it('is ascending in every line that is written, however it was typed', () => {
    expect(newOutgoing({ ...outgoingInput, ...typed }, contextOf([]))).toMatchObject(ordered);
    const old = newOutgoing(outgoingInput, contextOf([]));
    expect(correctRecord(old, { ...outgoingInput, ...typed }, contextOf([old]))).toMatchObject(ordered);
    const paper = { ...incomingInput, recipients: [self, 'H37'], noteCodes: typed.noteCodes };
    expect(newPaper(paper, contextOf([]))).toMatchObject({ ...ordered, recipients: [self, 'H37'].sort() });
  });

  it('is that of its issuer in what was signed before lists had one', () => {
    const { generation: _, copyAllowed: _later, ...rest } = incomingLine;
    const [oldest] = codedRecordFormat.generations;
    const first = issuedPart(oldest.parse({ ...rest, recipients: ['H37.02', 'H37'] }));
    const line = newReceived(first, { noteCodes: ['N03', 'N01'] }, contextOf([]));
    expect(issuedPart(line)).toEqual(first);
    expect(line).not.toHaveProperty('generation');
    expect(line.noteCodes).toEqual(['N01', 'N03']);
  });
});

describe('paper of a body that lists nobody', () => {
  const { signer: _, ...unsigned } = incomingInput;
  const outside = { ...unsigned, issuer: 'X0001', notation: 'BC' };

  it('is entered without a signer; where people are listed one is named', () => {
    expect(newPaper(outside, contextOf([]))).toMatchObject({ issuer: 'X0001', generation: 4 });
    expect('signer' in newPaper(outside, contextOf([]))).toBe(false);
    expect(faultOf(() => newPaper(unsigned, contextOf([])))).toBe('RECORD_INVALID signer');
    expect(faultOf(() => newPaper({ ...unsigned, namedOpenerOnly: true }, contextOf([])))).toBe('accepted');
  });

  it('comes from a body that has a number here', () => {
    expect(faultOf(() => newPaper({ ...outside, issuer: 'X0002' }, contextOf([])))).toBe(
      'ORGANISATION_UNKNOWN issuer',
    );
    expect(faultOf(() => newPaper({ ...outside, notation: 'BC-CTY' }, contextOf([])))).toBe(
      'NOTATION_NOT_LISTED notation',
    );
  });

  it('is answered on paper: the body is a recipient like others, once it has its number', () => {
    const reply = (recipient: string) => ({ ...outgoingInput, recipients: [recipient] });
    expect(newOutgoing(reply('X0001'), contextOf([])).recipients).toEqual(['X0001']);
    expect(faultOf(() => newOutgoing(reply('X0002'), contextOf([])))).toBe('ORGANISATION_UNKNOWN recipients');
    const { signer: __, ...nobody } = outgoingInput;
    expect(faultOf(() => newOutgoing(nobody, contextOf([])))).toBe('RECORD_INVALID signer');
  });
});
