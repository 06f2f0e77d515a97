import { expect, test, vi } from 'vitest';
import { fullSight } from '../../domain/rights/sight.ts';
import { check } from '../../test/support/exchange/agencies.ts';
import { acts } from '../../test/support/honest-ledger.ts';
import { law } from '../../test/support/registers.ts';
import { append, outgoing, self, temporaryStore } from '../../test/support/store.ts';
import { recordPage } from './record-page.ts';

test('the acts about a record are read once for a page of it', async () => {
  const { store, remove } = temporaryStore();
  try {
    const record = outgoing(1, { copies: 3 });
    append(store, acts.register(record));
    append(store, acts.archive(record, { copies: [1, 2, 3], place: 'K1-T01-N1' }));
    const route = vi.spyOn(store.ledger, 'route');
    const page = await recordPage(
      { config: { organisation: self } },
      {
        vault: { store, section: undefined, check, law, documents: { calendars: [], laws: [] } },
        rights: { sight: () => fullSight },
      },
      record,
    );
    expect(page.route.map(({ act }) => act)).toEqual(['register', 'archive']);
    expect(route.mock.calls).toEqual([[record.code]]);
  } finally {
    remove();
  }
});
