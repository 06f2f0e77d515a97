import { describe, expect, it } from 'vitest';
import { defaultProfile } from './default.ts';
import { profileOf, profiles } from './index.ts';

const library = (manufacturer: string, description = '') => ({ manufacturer, description });
const token = (manufacturer: string, model = '') => ({ manufacturer, model });

describe('the profile of a token', () => {
  it.each([
    ['softhsm', library('SoftHSM', 'Implementation of PKCS11'), token('SoftHSM project', 'SoftHSM v2')],
    ['opensc', library('OpenSC Project', 'OpenSC smartcard framework'), token('piv_II', 'PKCS#15 emulated')],
    // The TPM's maker names the token: IBM's own library is another one.
    ['tpm2-pkcs11', library('tpm2-software.github.io', 'TPM2.0 Cryptoki'), token('IBM', 'SW   TPM')],
    ['opencryptoki', library('IBM', 'openCryptoki'), token('IBM', 'Soft')],
    ['bit4id', library('bit4id srl', 'bit4id PKCS#11'), token('bit4id', 'TokenME EVO2')],
    ['safenet', library('SafeNet, Inc.', 'SafeNet eToken PKCS#11'), token('SafeNet, Inc.', 'eToken')],
    ['safenet', library('BAN CO YEU CHINH PHU'), token('SafeNet, Inc.', 'eToken')],
    ['entersafe', library('EnterSafe'), token('EnterSafe', 'ePass2003')],
    ['entersafe', library('Viettel Group', 'viettel-ca_v6'), token('')],
    ['entersafe', library('', 'VNPT-CA PKCS#11'), token('')],
    ['default', library('Another maker', 'PKCS#11'), token('Another maker', 'Card')],
    ['default', library(''), token('')],
  ])('is %s by what library and token say of themselves', (name, saidByLibrary, saidByToken) => {
    expect(profileOf(saidByLibrary, saidByToken).name).toBe(name);
  });

  it('has a name of its own and says what to do in every case', () => {
    const all = [defaultProfile, ...profiles];
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    const members = (profile: object) => Object.keys(profile).sort();
    for (const profile of all) expect(members(profile)).toEqual(members(defaultProfile));
  });

  it('never asks for a PIN that the contract cannot carry', () => {
    for (const { pin } of [defaultProfile, ...profiles]) {
      expect([pin.shortest >= 4, pin.longest <= 64, pin.shortest < pin.longest]).toEqual([true, true, true]);
    }
  });
});
