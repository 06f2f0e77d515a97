import { expect, test } from 'vitest';
import { keyOf } from '../../contract/record/key.ts';
import { mayDo } from '../../test/support/custody-acts.ts';
import { shelves } from '../../test/support/custody-section.ts';
import { acts, insideRefusal, projected, sent, three } from '../../test/support/honest-ledger.ts';

const { accept, sendBack } = acts;
const way = { carrier: 'post', run: 7 } as const;

test('copies of another body are on their way to it', () => {
  expect(projected(sendBack(sent, way))).toEqual([
    {
      ...{ change: 'custody', key: keyOf(sent), copy: 1, seq: 7 },
      event: { event: 'offer', from: 'desk', entry: 7, kind: 'send-back', to: null, until: null },
    },
  ]);
  expect(insideRefusal(sendBack(sent, way))).toBeNull();
  expect(insideRefusal(sendBack(sent, way), sendBack(sent, way))).toBe('CUSTODY_WRONG_STATE');
});

test('what is our own has nobody to go back to', () => {
  expect(insideRefusal(sendBack(three, way))).toBe('LEDGER_CONTRADICTS');
});

test('nobody inside accepts it', () => {
  const taken = accept(sent, { offer: 21, to: 'U02', person: 'P00000001' });
  expect(insideRefusal(sendBack(sent, way), taken)).toBe('CUSTODY_WRONG_STATE');
});

test('who has them sends them', () => {
  expect(mayDo(() => sendBack(sent, way))).toEqual(['clerk']);
  expect(mayDo(() => sendBack(sent, { ...way, from: shelves.unit }))).toEqual(['keeper']);
});
