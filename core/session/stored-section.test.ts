import { expect, test } from 'vitest';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import { check } from '../../test/support/exchange/agencies.ts';
import { acts, entryOf } from '../../test/support/honest-ledger.ts';
import { sectionOffice } from '../../test/support/section-office.ts';
import { DirectoryIndex } from '../directory/directory.ts';
import { canonicalBytes } from '../encoding/canonical.ts';
import { frameEntry, genesis } from '../ledger/chain.ts';
import { keepSection, storedSection } from './stored-section.ts';

const office = await sectionOffice();
const { organisation, directory, signers, section, taken, proofs } = office;
const later = '2026-12-01T00:00:00.000Z';
const first = await taken(section(), signers.head);
const second = await taken(section({ version: 2, at: later }), signers.officer);
const unlock = (version: number, digest: string): Act =>
  acts.unlock(undefined, undefined, { version, digest });

/** A store whose setting names the statement of `kept`, with a ledger of these acts. */
function storeOf(
  kept: typeof first | undefined,
  ...ledger: readonly Act[]
): Parameters<typeof storedSection>[0] {
  const entries: LedgerEntry[] = [];
  for (const act of ledger)
    entries.push(
      frameEntry(act, {
        seq: entries.length + 1,
        at: later,
        actor: 'P00000001',
        prev: entries.at(-1)?.hash ?? genesis,
      }),
    );
  return {
    settings: {
      read: () => (kept === undefined ? undefined : canonicalBytes(kept.data.statement)),
      write: () => undefined,
    },
    proofs: { get: (digest) => proofs.get(digest), has: (digest) => proofs.has(digest), put: () => '' },
    ledger: {
      page: (before: number | null) => ({
        total: entries.length,
        entries: entries.filter(({ seq }) => before === null || seq < before).toReversed(),
      }),
    },
  };
}
const opened = (store: ReturnType<typeof storeOf>) =>
  storedSection(store, { check, organisation, directory });

test('it is the one that the ledger names last, by an act or by an unlock', async () => {
  expect(await opened(storeOf(undefined, acts.unlock()))).toBeUndefined();
  expect(await opened(storeOf(undefined))).toBeUndefined();
  expect((await opened(storeOf(first, acts.unlock(), first)))?.mark).toEqual({
    version: 1,
    digest: first.data.statement.content,
  });
  const { content } = second.data.statement;
  const stored = await opened(storeOf(second, acts.unlock(), first, second, unlock(2, content), acts.lock()));
  expect(stored?.index.statement.version).toBe(2);
});

test('an older page of the store, or one that is gone, keeps the vault closed', async () => {
  const named = [acts.unlock(), first, second];
  for (const store of [
    storeOf(first, ...named),
    storeOf(undefined, ...named),
    storeOf(first, acts.unlock()),
    storeOf(first),
    { ...storeOf(second, ...named), proofs: { get: () => undefined, has: () => false, put: () => '' } },
  ])
    await expect(opened(store)).rejects.toMatchObject({ code: 'SECTION_WENT_BACK' });
  const damaged = {
    ...storeOf(first, ...named),
    settings: { read: () => Buffer.from('{'), write: () => undefined },
  };
  await expect(opened(damaged)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
});

test('of another body, or signed by nobody whom the directory lists, it is none', async () => {
  const foreign = await taken({ ...section(), organisation: 'G23' }, signers.head);
  await expect(opened(storeOf(foreign, acts.unlock(), foreign))).rejects.toMatchObject({
    code: 'SECTION_OF_ANOTHER',
  });
  const forged = await taken(section(), signers.keeper);
  await expect(opened(storeOf(forged, acts.unlock(), forged))).rejects.toMatchObject({
    code: 'SECTION_SIGNER',
  });
});

test('who was ended or revoked since, as of before the signature, leaves it in use, and is told', async () => {
  const kept = storeOf(first, acts.unlock(), first);
  expect(await opened(kept)).toMatchObject({ isStillSigned: true });
  const organisations = structuredClone(directory.statement.organisations);
  for (const { persons } of organisations)
    for (const person of persons) person.until = '2026-11-01T00:00:00.000Z';
  const ended = new DirectoryIndex({ ...directory.statement, organisations });
  expect(await storedSection(kept, { check, organisation, directory: ended })).toMatchObject({
    isStillSigned: false,
    mark: { version: 1 },
  });
  const refusing =
    (code: ErrorCode): typeof check =>
    () =>
      Promise.reject(new AppError(code));
  const revoked = refusing('CERTIFICATE_REVOKED');
  expect(await storedSection(kept, { check: revoked, organisation, directory })).toMatchObject({
    isStillSigned: false,
  });
  const invalid = storedSection(kept, { check: refusing('SIGNATURE_INVALID'), organisation, directory });
  await expect(invalid).rejects.toMatchObject({ code: 'SECTION_INVALID' });
});

test('what is kept is both proofs, and the setting that names them', () => {
  const written: [string, unknown][] = [];
  const kept = keepSection(
    {
      proofs: { put: (bytes) => `digest-${bytes.length}`, get: () => undefined, has: () => false },
      settings: {
        read: () => undefined,
        write: (key, value) => void written.push([key, JSON.parse(new TextDecoder().decode(value))]),
      },
    },
    { content: new Uint8Array(1), signature: new Uint8Array(2) },
  );
  expect(written).toEqual([['section', kept]]);
  expect(entryOf(first).act).toBe('section');
});
