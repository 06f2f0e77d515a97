import { expect, test } from 'vitest';
import { type Act, numberAct } from '../../contract/ledger/act.ts';
import { keyOf } from '../../contract/record/key.ts';
import { line, mayDo, permit, rightsRefusal } from '../../test/support/custody-acts.ts';
import { shelves, staff } from '../../test/support/custody-section.ts';
import {
  acts,
  firstInside,
  insideRefusal,
  projected,
  proof,
  three,
} from '../../test/support/honest-ledger.ts';

const { accept, archive, collect, giveOut, transfer } = acts;
const [reader, clerk] = [staff.reader, staff.clerk];
const given = [
  giveOut(three, { to: reader, permit }),
  accept(three, { offer: firstInside, to: reader, person: clerk }),
];
const from = { from: reader, person: reader };
const collected = (more: object = {}) => collect(three, { ...from, to: 'desk', line, ...more });

test('what was given out is with who collects it, or on a shelf at once', () => {
  const event = { event: 'collect', from: reader, to: 'desk', place: null };
  const change = { change: 'custody', key: keyOf(three), copy: 1, seq: 7 };
  expect(projected(collected())).toEqual([{ ...change, event }]);
  expect(projected(collected({ place: shelves.office }))).toEqual([
    { ...change, event: { ...event, place: shelves.office } },
  ]);
  expect(insideRefusal(...given, collected())).toBeNull();
  expect(insideRefusal(...given, collected(), collected())).toBe('CUSTODY_MOVED');
});

test('it goes to nobody but who gave it out, or the clerks', () => {
  expect(insideRefusal(...given, collected({ to: 'U01' }))).toBe('CUSTODY_WRONG_STATE');
});

test('what lies on a shelf is not collected, nor what is promised to another', () => {
  const shelved = archive(three, { place: shelves.office });
  expect(insideRefusal(shelved, collected({ from: shelves.office }))).toBe('CUSTODY_WRONG_STATE');
  const promised = transfer(three, { to: 'U02' });
  expect(insideRefusal(promised, collected({ from: 'desk', to: 'U01' }))).toBe('CUSTODY_WRONG_STATE');
});

test('who gives it up signs, or signed on paper, and is not who acts', () => {
  expect(insideRefusal(...given, collected({ person: clerk }))).toBe('LEDGER_CONTRADICTS');
  expect(rightsRefusal(collected({ from: 'desk', to: 'U01', person: clerk }))).toBe('RECORD_INVALID');
  const bySignature = collect(three, { ...from, to: 'desk', statement: proof });
  expect(insideRefusal(...given, bySignature)).toBeNull();
  // The same person may have the same copy again, but signs for it again.
  const again = (second: Act) => [
    giveOut(three, { to: reader, permit }),
    accept(three, { offer: firstInside + 3, to: reader, person: clerk }),
    second,
  ];
  const another = collect(three, { ...from, to: 'desk', statement: { ...proof, content: '1'.repeat(64) } });
  expect(insideRefusal(...given, bySignature, ...again(bySignature))).toBe('LEDGER_CONTRADICTS');
  expect(insideRefusal(...given, bySignature, ...again(another))).toBeNull();
  expect(insideRefusal(...given, collected(), ...again(collected()))).toBeNull();
  for (const more of [{}, { line, statement: proof }])
    expect(() => numberAct(collect(three, { ...from, to: 'desk', ...more }))).toThrow('LEDGER_ENTRY_INVALID');
});

test('who gives it up had it; who acts takes it for themselves, their unit or the desk', () => {
  expect(mayDo(() => collected())).toEqual(['clerk']);
  expect(mayDo(() => collected({ to: 'U02' }))).toEqual(['keeper', 'tokenless']);
  expect(rightsRefusal(collected({ person: staff.keeper }))).toBe('NOT_HOLDER');
  expect(rightsRefusal(collected({ from: 'U02', person: reader }))).toBeNull();
  expect(rightsRefusal(collected({ from: 'U02', person: staff.head }))).toBe('NOT_HOLDER');
});

test('from one who has left, their paper line is enough', () => {
  const left = { from: staff.former, person: staff.former };
  expect(rightsRefusal(collect(three, { ...left, to: 'desk', line }))).toBeNull();
});

test('the shelf is one that who acts keeps', () => {
  expect(rightsRefusal(collected({ place: shelves.office }))).toBeNull();
  expect(rightsRefusal(collected({ place: shelves.unit }))).toBe('NOT_HOLDER');
  expect(rightsRefusal(collected({ place: shelves.former }))).toBe('HOLDER_UNKNOWN');
});
