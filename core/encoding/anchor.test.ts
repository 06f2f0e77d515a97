import { expect, test } from 'vitest';
import { AnchorReceipt } from '../../contract/ledger/checkpoint.ts';
import { anchorOver, isAnchorOver } from './anchor.ts';
import { digestOf } from './canonical.ts';

const frame = {
  organisation: 'H37.01',
  terminal: 'T7K3Q9XWP',
  toSeq: 10,
  at: '2026-11-23T01:00:00.000Z',
};
const [head, other] = ['head', 'other'].map((text) => digestOf(Buffer.from(text))) as [string, string];

test('an anchor has a digest in place of the head, which the time of the endpoint is in', () => {
  const anchor = anchorOver(frame, head);
  expect(AnchorReceipt.parse(anchor)).toEqual({ generation: 2, ...frame, digest: anchor.digest });
  expect(JSON.stringify(anchor)).not.toContain(head);
  const text = `{"at":"${frame.at}","head":"${head}","organisation":"H37.01","terminal":"T7K3Q9XWP","toSeq":10}`;
  expect(anchor.digest).toBe(digestOf(Buffer.from(text)));
});

test('an anchor is over one head, and the digest is of no use with other values', () => {
  const anchor = anchorOver(frame, head);
  expect([head, other].map((each) => isAnchorOver(anchor, each))).toEqual([true, false]);
  for (const change of [
    { organisation: 'H37.02' },
    { terminal: 'T5M8W2YFG' },
    { toSeq: 11 },
    { at: '2026-11-23T01:00:00.001Z' },
  ])
    expect(isAnchorOver({ ...anchor, ...change }, head)).toBe(false);
});

test('an anchor of the first generation names its head', () => {
  const first = AnchorReceipt.parse({ ...frame, head });
  expect([head, other].map((each) => isAnchorOver(first, each))).toEqual([true, false]);
  expect(AnchorReceipt.safeParse({ ...anchorOver(frame, head), head }).success).toBe(false);
});
