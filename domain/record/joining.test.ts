import { describe, expect, test } from 'vitest';
import type { Written } from '../../contract/generations.ts';
import { documentPart, issuedRecordFormat } from '../../contract/record/coded-record.ts';
import { contextOf, incomingLine, refusalOf } from '../../test/support/registers.ts';
import { joinRecord } from './joining.ts';

/** Read off the paper: the clerk could not see everything, and some of it wrongly. */
const paper = { ...incomingLine, issuedOn: '2026-06-10', arrivedOn: '2026-06-12', pages: 9 };
const signed = issuedRecordFormat.newest.parse(documentPart(paper));
const issued = { ...signed, pages: 4, urgency: 'urgent', dueOn: '2026-07-01' } as const;
const join = (
  change: Partial<Written<typeof issuedRecordFormat>> = {},
  kept: Partial<Parameters<typeof joinRecord>[2]> = {},
  line = paper,
) => joinRecord(line, { ...issued, ...change }, { noteCodes: [], ...kept }, contextOf([line]));

describe('an envelope that joins the line of its paper', () => {
  test('replaces what was read off the paper; book, year, ordinal, day and number of arrival stay', () => {
    expect(join()).toEqual({ ...paper, pages: 4, urgency: 'urgent', dueOn: '2026-07-01' });
  });

  test('takes a field away that its issuer did not sign', () => {
    const { returnBy, ...joined } = join({}, {}, { ...paper, returnBy: '2026-08-01' });
    expect(returnBy).toBeUndefined();
    expect(joined).toEqual({ ...paper, pages: 4, urgency: 'urgent', dueOn: '2026-07-01' });
  });

  test('takes place, dossier and notes that the clerk chooses, and keeps those of the line otherwise', () => {
    const line = { ...paper, storeAt: 'K1-T01-N1', dossier: 'HS-2026-1', noteCodes: ['N01'] };
    const chosen = { storeAt: 'K2-T02-N2', dossier: 'HS-2026-2', noteCodes: ['N02', 'N03'] };
    expect(join({}, {}, line)).toMatchObject({
      storeAt: 'K1-T01-N1',
      dossier: 'HS-2026-1',
      noteCodes: ['N01'],
    });
    expect(join({}, chosen, line)).toMatchObject(chosen);
    expect(join({}, chosen, paper)).toMatchObject(chosen);
  });

  test('is no younger than the day on which the paper arrived', () => {
    expect(join({ issuedOn: '2026-06-12' })).toMatchObject({
      arrivedOn: '2026-06-12',
      issuedOn: '2026-06-12',
    });
    expect(refusalOf(() => join({ issuedOn: '2026-06-13' }))).toEqual({
      code: 'ARRIVED_BEFORE_ISSUED',
      field: 'arrivedOn',
    });
  });

  test('follows the rules of a line, and makes a whole one', () => {
    expect(refusalOf(() => join({}, { noteCodes: ['N99'] }))).toEqual({
      code: 'CATALOGUE_CODE_UNKNOWN',
      field: 'noteCodes',
    });
    expect(refusalOf(() => join({ pages: undefined }))).toEqual({ code: 'RECORD_INVALID', field: 'pages' });
  });
});
