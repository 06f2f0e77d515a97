import { describe, expect, it } from 'vitest';
import { issuedPart } from '../../contract/record/coded-record.ts';
import { joinRecord } from '../../domain/record/joining.ts';
import { contextOf, faultOf, incomingInput } from '../../test/support/registers.ts';
import { newIncoming } from './new-record.ts';

describe('an envelope that joins the line of its paper', () => {
  const paper = newIncoming(
    { ...incomingInput, issuedOn: '2026-06-10', arrivedOn: '2026-06-12' },
    contextOf([]),
  );
  const join = (change: object) =>
    joinRecord(paper, { ...issuedPart(paper), ...change }, { noteCodes: [] }, contextOf([paper]));

  it('keeps the day of arrival, and the document is no younger than that day', () => {
    const { arrivedOn } = paper;
    expect(arrivedOn).toBe('2026-06-12');
    expect(join({ issuedOn: '2026-06-12' })).toMatchObject({ arrivedOn, issuedOn: '2026-06-12' });
    expect(faultOf(() => join({ issuedOn: '2026-06-13' }))).toBe('ARRIVED_BEFORE_ISSUED arrivedOn');
  });
});
