import { randomBytes } from 'node:crypto';
import { spkiOf } from '../../../build/demo/pki.ts';
import { generateCardKey } from '../../support/card/card-keys.ts';
import { startCardReaders } from '../../support/card/card-readers.ts';
import { OpenPgpApplication } from '../../support/card/openpgp.ts';
import { VirtualCard } from '../../support/card/virtual-card.ts';
import { debianLibrary } from '../../support/debian-library.ts';
import type { Certify, OpenStack, Stack } from '../stack.ts';

/**
 * OpenSC with an OpenPGP card: two slots with one serial number, one certificate in one of them, and no RSA but with
 * PKCS#1 v1.5 padding, so that it opens no vault.
 */
export const openScOpenPgp: Stack = {
  name: 'OpenSC with an OpenPGP card',
  packages: ['opensc-pkcs11', 'pcscd', 'vsmartcard-vpcd'],
  user: 'any',
  signs: ['rsa-pkcs1-sha256'],
  unwraps: { 'SHA-1': 'TOKEN_CANNOT_DECRYPT', 'SHA-256': 'TOKEN_CANNOT_DECRYPT' },
  wrongPins: {
    inRow: [
      // OpenSC 0.23 takes the administrator's tries for the user's, so that its flags tell nothing.
      { code: 'PIN_WRONG', flags: 'ok' },
      { code: 'PIN_WRONG', flags: 'ok' },
      { code: 'PIN_LOCKED', flags: 'ok' },
    ],
    beforeLastTry: 2,
    afterwards: 'PIN_LOCKED',
  },
  removal: 'may hang',
  open,
};

const pin = '123456';

async function open(folder: string, certify: Certify): Promise<OpenStack> {
  const authenticationKey = generateCardKey('rsa-2048');
  const application = new OpenPgpApplication({
    pin,
    tries: 3,
    serial: randomBytes(4),
    authenticationKey,
    certificate: await certify('both', spkiOf(authenticationKey.publicKey)),
  });
  const readers = await startCardReaders(folder, 1);
  const card = new VirtualCard(application);
  const putIn = () => card.putIn(readers.ports[0] ?? 0);
  await putIn();
  return {
    module: debianLibrary('opensc-pkcs11.so'),
    driver: { environment: readers.environment, initialisation: null },
    pin,
    wrongPin: '000000',
    pullOut: () => card.pullOut(),
    putBack: putIn,
    unblock: async () => application.pin.unblock(),
    async close() {
      await card.pullOut();
      await readers.close();
    },
  };
}
