import { describe, expect, it } from 'vitest';
import { Notation } from '../../contract/record/fields.ts';
import { loadLaw } from './law.ts';

describe('the law', () => {
  const law = loadLaw('2026-03-01');
  const newest = loadLaw('9999-12-31');

  it('is in force from its date on, and not before', () => {
    expect(law.effective).toBe('2026-03-01');
    expect(loadLaw('2031-01-01').effective).toBe('2026-03-01');
    expect(() => loadLaw('2026-02-28')).toThrow('LAW_DATA_INVALID');
  });

  it('gives each day the newest edition that was in force', () => {
    const editions = [law, { ...law, effective: '2027-01-01' }];
    expect(loadLaw('2026-12-31', editions).effective).toBe('2026-03-01');
    expect(loadLaw('2027-01-01', editions).effective).toBe('2027-01-01');
  });

  it('knows the 29 types of NĐ 30/2020, two of them without an abbreviation', () => {
    expect(law.types).toHaveLength(29);
    expect(law.types.filter(({ abbreviation }) => !abbreviation).map(({ code }) => code)).toEqual([
      'CV',
      'ThC',
    ]);
  });

  it('gives no abbreviation that a notation cannot hold', () => {
    const abbreviations = newest.types.filter(({ abbreviation }) => abbreviation).map(({ code }) => code);
    expect(abbreviations.filter((code) => !Notation.safeParse(`${code}-UBND`).success)).toEqual([]);
  });

  it('gives each kind of body a part of its own for notations, which no type and no level has', () => {
    const parts = newest.bodies.map(({ part }) => part);
    const others = [
      ...newest.types.map(({ code }) => code),
      ...Object.values(newest.notation.secrecySuffixes).flat(),
    ];
    expect(new Set([...parts, ...others]).size).toBe(parts.length + new Set(others).size);
    expect(parts.filter((part) => !Notation.safeParse(`BC-${part}`).success)).toEqual([]);
  });

  it('says of each reason for what is done to a line in which register it fits', () => {
    const { cancellations, corrections, settlements, reopenings } = newest;
    const reasons = [cancellations, corrections, settlements, reopenings].flat();
    const inOne = reasons.filter(({ books }) => books.length === 1);
    expect(inOne.map(({ code, books: [book] }) => `${code} ${book}`)).toEqual([
      'H03 outgoing',
      'H05 outgoing',
      'D04 outgoing',
      'T02 outgoing',
    ]);
    expect(reasons.filter(({ books }) => new Set(books).size !== books.length)).toEqual([]);
  });

  it('asks for a second person for no act: no rule of law does', () => {
    expect(newest.twoPerson).toEqual([]);
  });

  it('is refused when a file is damaged', () => {
    const damaged = [
      { ...law, extra: 1 },
      { ...law, twoPerson: [{ act: 'register', from: 'A', roles: ['head'] }] },
      { ...law, corrections: law.corrections.map(({ books: _books, ...reason }) => reason) },
      { ...law, types: [...law.types, law.types[0]] },
      { ...law, terms: { ...law.terms, protectionYears: { A: 30, B: 20 } } },
      { ...law, terms: { ...law.terms, signatureOrder: ['organisation', 'person'] } },
    ];
    for (const edition of damaged) expect(() => loadLaw('2026-03-01', [edition])).toThrow('LAW_DATA_INVALID');
  });
});
