import { expect, test } from 'vitest';
import { WaitingEnvelope } from '../../contract/ipc/exchange-views.ts';
import { RecordPage } from '../../contract/ipc/views.ts';
import { acts, entryOf } from '../../test/support/honest-ledger.ts';
import { incoming, self } from '../../test/support/store.ts';
import { sharedWith } from './shared-with.ts';

test('a code that paper of very many issuers was entered under keeps its pages', () => {
  const { code } = incoming(1);
  const issuers = Array.from({ length: 80 }, (_, index) => `H37.${index + 1}`);
  const entries = issuers.map((issuer, index) =>
    entryOf(acts.enter(incoming(index + 1, { code, issuer })), index + 1),
  );
  const others = sharedWith({ route: () => entries }, { issuer: 'H37.1', code }, self);
  expect(others).toEqual(issuers.slice(1, 51));
  for (const { shape } of [RecordPage, WaitingEnvelope])
    expect(shape.sharedWith.safeParse(others).success).toBe(true);
});
