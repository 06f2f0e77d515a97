import { expect, test } from 'vitest';
import { type Directory, Organisation } from '../../contract/exchange/directory.ts';
import { agency, check, signedAt, testSigner } from '../../test/support/exchange/agencies.ts';
import { type CheckSignature, signStatement } from '../encoding/statement.ts';
import { type DirectoryIndex, openDirectory } from './directory.ts';

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

test('a directory dated ahead of its signature is not taken, so that it shuts out none after it', async () => {
  const { organisation } = await agency('G22', 'P00000001', 'T00000001');
  const authority = testSigner('authority');
  const signedOnce: CheckSignature = async (content, cms) => ({
    ...(await check(content, cms)),
    at: signedAt,
  });
  const open = async (version: number, at: string, known?: DirectoryIndex) => {
    const rest = { purpose: 'tram-mat/directory', endpointSigners: [], organisations: [organisation] };
    const signed = await signStatement({ ...rest, version, at }, authority.sign);
    return openDirectory(signed, { check: signedOnce, authorities: [authority.fingerprint], known });
  };
  const known = await open(1, '2026-11-01T00:00:00.000Z');
  const ahead = { code: 'DIRECTORY_INVALID', field: 'at' };
  await expect(open(2, '2099-01-01T00:00:00.000Z', known)).rejects.toMatchObject(ahead);
  await expect(open(1, '2099-01-01T00:00:00.000Z')).rejects.toMatchObject(ahead);
  expect((await open(3, signedAt, known)).version).toBe(3);
});
