import { describe, expect, test } from 'vitest';
import { TransportState } from '../../contract/record/status.ts';
import {
  mayRetry,
  mayWithdraw,
  type TransportEvent,
  transportAfter,
  transportAfterReceipt,
} from './transport.ts';

const receiptAt = '2026-05-05T01:00:00.000Z';
type Row = readonly [
  queued: TransportState | null,
  stored: TransportState | null,
  delivered: TransportState | null,
  dead: TransportState | null,
  withdrawn: TransportState | null,
];
/** The state after an event from each state, in the order of the contract. */
const fromEach = (next: (state: TransportState) => TransportState | null) => TransportState.options.map(next);

describe('the transport of an envelope', () => {
  test.each<readonly [Exclude<TransportEvent, 'receipt'>, neverStored: Row, storedOnce: Row]>([
    ['failure', ['queued', null, null, null, null], ['queued', null, null, null, null]],
    ['refusal', ['dead', null, null, null, null], ['dead', null, null, null, null]],
    [
      'answer',
      [null, 'delivered', null, 'delivered', 'delivered'],
      [null, 'delivered', null, 'delivered', 'delivered'],
    ],
    ['loss', [null, 'queued', null, null, null], [null, 'queued', null, null, null]],
    ['retry', ['queued', 'queued', null, 'queued', null], ['queued', 'queued', null, 'queued', null]],
    ['withdrawal', ['withdrawn', null, null, 'withdrawn', null], [null, null, null, null, null]],
  ])('after %s', (event, neverStored, storedOnce) => {
    expect(fromEach((state) => transportAfter(event, { state, storedAt: null }))).toEqual(neverStored);
    expect(fromEach((state) => transportAfter(event, { state, storedAt: receiptAt }))).toEqual(storedOnce);
  });

  test('the first receipt counts in every state, a later one only for an envelope that was queued again', () => {
    const first = (state: TransportState) => transportAfterReceipt({ state, storedAt: null }, false);
    expect(fromEach(first)).toEqual(['stored', null, 'delivered', 'stored', 'stored']);
    const later = (state: TransportState) => transportAfterReceipt({ state, storedAt: receiptAt }, false);
    expect(fromEach(later)).toEqual(['stored', null, null, null, null]);
  });

  test('the receipt of an envelope whose receiver has answered makes it delivered', () => {
    const first = (state: TransportState) => transportAfterReceipt({ state, storedAt: null }, true);
    expect(fromEach(first)).toEqual(['delivered', null, 'delivered', 'delivered', 'delivered']);
    const later = (state: TransportState) => transportAfterReceipt({ state, storedAt: receiptAt }, true);
    expect(fromEach(later)).toEqual(['delivered', null, null, null, null]);
  });

  test('an envelope is sent again until its receiver has answered, and withdrawn only if never stored', () => {
    const states = (may: typeof mayRetry, storedAt: string | null) =>
      TransportState.options.filter((state) => may({ state, storedAt }));
    expect(states(mayRetry, receiptAt)).toEqual(['queued', 'stored', 'dead']);
    expect(states(mayWithdraw, null)).toEqual(['queued', 'dead']);
    expect(states(mayWithdraw, receiptAt)).toEqual([]);
  });
});
