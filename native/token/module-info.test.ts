import { expect, it } from 'vitest';
import type { Library } from './library.ts';
import { readModuleInfo } from './module-info.ts';
import { emptyToken } from './pkcs11.fixture.ts';

const library: Library = {
  ...emptyToken,
  C_GetInfo: () => ({
    manufacturerID: 'BAN CƠ YẾU\u001b[2J  ',
    libraryDescription: 'PKCS#11\0garbage',
    libraryVersion: { major: 1, minor: 4 },
    cryptokiVersion: { major: 2, minor: 20 },
    flags: 0,
  }),
};

it('keeps of a manufacturer what may stand in a log, and all of it for the choice of a profile', () => {
  const { description, facts } = readModuleInfo(library);
  expect(description).toEqual({ manufacturer: 'BAN CƠ YẾU [2J', description: 'PKCS#11' });
  expect(facts).toEqual({
    manufacturer: 'BAN C? Y?U [2J',
    libraryVersion: '1.4',
    cryptokiVersion: '2.20',
    flags: 0,
  });
});
