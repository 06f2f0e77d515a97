import { expect, test } from 'vitest';
import { type Directory, Organisation } from '../../contract/exchange/directory.ts';
import { signStatement } from '../ledger/statement.ts';
import { openDirectory } from './directory.ts';
import { agency, check, signedAt, testSigner } from './keys.fixture.ts';

test('an organisation has one terminal at most, because one reader empties its mailbox', async () => {
  const { organisation } = await agency('G22', 'P00000001', 'T00000001');
  const second = { code: 'T00000002', key: 'e'.repeat(64) };
  const both = { ...organisation, terminals: [...organisation.terminals, second] };
  expect(Organisation.safeParse(organisation).success).toBe(true);

  const authority = testSigner('authority');
  const open = async (listed: Organisation) => {
    const directory: Directory = {
      purpose: 'tram-mat/directory',
      version: 1,
      at: signedAt,
      endpointSigners: [],
      organisations: [listed],
    };
    const signed = await signStatement(directory, authority.sign);
    return openDirectory(signed, { check, authorities: [authority.fingerprint] });
  };
  expect((await open(organisation)).size).toBe(1);
  await expect(open(both)).rejects.toMatchObject({ code: 'DIRECTORY_INVALID' });
});
