import { randomBytes } from 'node:crypto';
import { spkiOf } from '../../../build/demo/pki.ts';
import { type CardKeyKind, generateCardKey } from '../../support/card/card-keys.ts';
import { startCardReaders } from '../../support/card/card-readers.ts';
import { PivApplication, type PivKey } from '../../support/card/piv.ts';
import { VirtualCard } from '../../support/card/virtual-card.ts';
import { debianLibrary } from '../../support/debian-library.ts';
import type { Certify, OpenStack, Stack } from '../stack.ts';

/** OpenSC with a PIV card: three tries, and one of the two keys that sign asks for the PIN at each use. */
export const openScPiv: Stack = {
  name: 'OpenSC with a PIV card',
  packages: ['opensc-pkcs11', 'pcscd', 'vsmartcard-vpcd'],
  user: 'any',
  signs: ['rsa-pkcs1-sha256', 'ecdsa-sha256'],
  unwraps: { 'SHA-1': 'ok', 'SHA-256': 'ok' },
  wrongPins: {
    inRow: [
      // OpenSC knows the tries left, not how many there were.
      { code: 'PIN_WRONG', flags: 'ok' },
      { code: 'PIN_LAST_TRY', flags: 'last-try' },
      { code: 'PIN_LOCKED', flags: 'locked' },
    ],
    beforeLastTry: 2,
    afterwards: 'PIN_LOCKED',
  },
  removal: 'may hang',
  open,
};

const pin = '123456';

async function open(folder: string, certify: Certify): Promise<OpenStack> {
  const application = new PivApplication({
    pin,
    tries: 3,
    guid: randomBytes(16),
    keys: {
      authentication: await certified('rsa-2048', 'sign', certify),
      signature: await certified('p256', 'sign', certify),
      keyManagement: await certified('rsa-2048', 'encrypt', certify),
    },
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

async function certified(kind: CardKeyKind, usage: 'sign' | 'encrypt', certify: Certify): Promise<PivKey> {
  const key = generateCardKey(kind);
  return { key, certificate: await certify(usage, spkiOf(key.publicKey)) };
}
