import { beforeEach, expect, it } from 'vitest';
import type { Store } from '../../../core/ports/store.ts';
import { acts, append, incoming, outgoing, temporaryStore } from '../../../test/support/store.ts';

let store: Store;
beforeEach(() => {
  const opened = temporaryStore();
  store = opened.store;
  return opened.remove;
});

const partners = () => store.registers.recentPartners();

it('recent partners are read from the newest records that are not cancelled, and again after a change', () => {
  append(store, acts.register(outgoing(1, { recipients: ['H37.03', 'G01'] })));
  append(store, acts.register(outgoing(2, { recipients: ['G02'] })));
  append(store, acts.enter(incoming(1, { issuer: 'H40' })));
  expect(partners()).toEqual([[['G02'], ['G01', 'H37.03']], [['H40']]]);
  expect(partners()).toBe(partners());
  append(store, acts.cancel(outgoing(2, { recipients: ['G02'] })));
  expect(partners()).toEqual([[['G01', 'H37.03']], [['H40']]]);
});

it('recent partners are as they were when a change is undone', () => {
  append(store, acts.register(outgoing(1, { recipients: ['G01'] })));
  const undone = () =>
    store.transaction(() => {
      append(store, acts.register(outgoing(2, { recipients: ['G02'] })));
      expect(partners()).toEqual([[['G02'], ['G01']], []]);
      throw new Error('undo');
    });
  expect(undone).toThrow('undo');
  expect(partners()).toEqual([[['G01']], []]);
});
