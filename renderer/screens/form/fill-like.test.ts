import { expect, test } from 'vitest';
import { derivedValues, filledLike } from './fill-like.ts';
import { freshValues, type Values } from './values.ts';

const years = { A: 30, B: 20, C: 10 };
const fresh: Values = { ...freshValues('outgoing', 'H37'), issuedOn: '2026-11-20', number: 8 };
/** Like the document before: its own number and dates are not in it. */
const like: Values = {
  ...fresh,
  ...{ level: 'B', typeCode: 'BC', notation: 'BC-UBND', signer: 'P00000000', recipients: ['G22', 'H40'] },
  ...{ copies: 5, pages: 6, enclosures: 2, urgency: 'urgent', storeAt: 'K1-T3-N2', noteCodes: ['N01'] },
};
/** The form after it was filled; `typed` is what a person typed into a form begun now. */
function filled(typed: Partial<Values>, { form = fresh, from = like, unsettled = [] as string[] } = {}) {
  const values = { ...form, ...typed };
  const taken = filledLike(values, from, {
    derived: derivedValues(values, form, years),
    typed: new Set(Object.keys(typed)),
    unsettled: new Set(unsettled),
  });
  return { ...values, ...taken };
}

test('a form in which nobody typed becomes like the document before', () => {
  expect(filled({})).toEqual(like);
});

test('what was typed stays, and only the rest is filled', () => {
  const typed: Partial<Values> = {
    ...{
      number: 77,
      issuedOn: '2026-10-01',
      level: 'A',
      pages: 12,
      dueOn: '2026-12-01',
      storeAt: 'K2-T1-N1',
    },
    ...{ recipients: ['G01'], copies: 9, noteCodes: ['N02'], replyTo: '7K3Q9XWP2M4T8' },
  };
  expect(filled(typed)).toEqual({ ...like, ...typed });
});

test('what was typed stays also where it equals what the form would put there', () => {
  const typed: Partial<Values> = { enclosures: 0, urgency: 'normal', namedOpenerOnly: false };
  expect(filled(typed)).toEqual({ ...like, ...typed });
});

test('a box that was emptied is filled', () => {
  expect(filled({ pages: null, recipients: [], enclosures: null })).toEqual(like);
  expect(filled({ number: null })).toEqual({ ...like, number: 8 });
});

test('text that is not valid yet stays to be mended', () => {
  expect(filled({ pages: '12,5', issuedOn: '31/2' })).toEqual({ ...like, pages: '12,5', issuedOn: '31/2' });
});

test('a draft that came back is typed where it is not what the form puts there', () => {
  const draft: Values = { ...fresh, pages: 33, recipients: ['G01'], copies: 2 };
  const { pages, recipients, copies, level } = filledLike(draft, like, {
    derived: derivedValues(draft, fresh, years),
    typed: new Set(),
    unsettled: new Set(),
  });
  expect({ pages, recipients, copies, level }).toEqual({ level: 'B' });
});

test('copies belong to their recipients: to others they are not taken over', () => {
  expect(filled({ recipients: ['G01'], copies: 2 }).copies).toBe(2);
  expect(filled({ recipients: ['G01'], copies: null }).copies).toBe(null);
});

test('a notation belongs to its type and issuer, a signer to the issuer', () => {
  expect(filled({ typeCode: 'KH' })).toEqual({ ...like, typeCode: 'KH', notation: undefined });
  const came: Values = {
    ...like,
    book: 'incoming',
    issuer: 'G22',
    recipients: ['H37'],
    arrivedOn: '2026-11-20',
  };
  const begun: Values = { ...freshValues('incoming', 'H37'), arrivedOn: '2026-11-20' };
  const other = filled({ issuer: 'G01' }, { form: begun, from: came });
  expect([other.issuer, other.notation, other.signer, other.typeCode]).toEqual([
    'G01',
    undefined,
    undefined,
    'BC',
  ]);
  const equal = filled({ issuer: 'G22' }, { form: begun, from: came });
  expect([equal.issuer, equal.notation, equal.signer]).toEqual(['G22', 'BC-UBND', 'P00000000']);
});

test('of an envelope that only the named person may open, nothing behind it is filled in', () => {
  const came: Values = { ...like, book: 'incoming', issuer: 'G22', recipients: ['H37'] };
  const form = freshValues('incoming', 'H37');
  const { typeCode, signer, pages, number, level } = filled({ namedOpenerOnly: true }, { form, from: came });
  expect([typeCode, signer, pages, number, level]).toEqual([undefined, undefined, undefined, 8, 'B']);
});

test('whom the issuer of the document before named is not named in a paper that came', () => {
  const came: Values = { ...like, book: 'incoming', issuer: 'G22', recipients: ['H37', 'X0001'] };
  const { recipients, signer } = filled({}, { form: freshValues('incoming', 'H37'), from: came });
  expect([recipients, signer]).toEqual([['H37'], 'P00000000']);
});

test('a box with text that is no choice yet is not chosen for', () => {
  const { typeCode, notation, signer } = filled({}, { unsettled: ['typeCode'] });
  expect([typeCode, notation, signer]).toEqual([undefined, undefined, 'P00000000']);
});
