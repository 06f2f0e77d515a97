import { createTokens, unblockToken, writeCertificatesTo } from '../../../build/demo/provisioning.ts';
import { debianLibrary } from '../../support/debian-library.ts';
import type { Certify, OpenStack, Stack } from '../stack.ts';
import { SlotDaemon } from './slot-daemon.ts';

/**
 * openCryptoki's soft token: files that are encrypted with the PIN. It counts tries, shows them and locks; it has no
 * keys on curves. What ends in place of a pulled token is its daemon, on which little depends.
 */
export const openCryptoki: Stack = {
  name: 'openCryptoki with its soft token',
  packages: ['opencryptoki'],
  user: 'root',
  signs: ['rsa-pkcs1-sha256'],
  unwraps: { 'SHA-1': 'ok', 'SHA-256': 'ok' },
  wrongPins: {
    inRow: [
      { code: 'PIN_WRONG', flags: 'count-low' },
      { code: 'PIN_LAST_TRY', flags: 'last-try' },
      { code: 'PIN_LOCKED', flags: 'locked' },
    ],
    beforeLastTry: 2,
    afterwards: 'PIN_LOCKED',
  },
  removal: 'never',
  open,
};

const pin = '123456';

async function open(folder: string, certify: Certify): Promise<OpenStack> {
  const daemon = await SlotDaemon.start(folder);
  const module = debianLibrary('pkcs11/libopencryptoki.so');
  const place = { module, environment: {}, within: daemon.within };
  const [token] = await createTokens(place, [
    {
      label: 'openCryptoki',
      pin,
      factoryOfficerPin: '87654321',
      keys: [
        { id: '01', kind: 'rsa-2048', usage: 'sign' },
        { id: '02', kind: 'rsa-2048', usage: 'encrypt' },
      ],
    },
  ]);
  if (token === undefined) throw new Error('openCryptoki made no token');
  const login = { serial: token.serial, pin };
  const certificates = [];
  for (const { id, usage, spki } of token.keys) {
    certificates.push({ keyId: id, der: await certify(usage, spki) });
  }
  await writeCertificatesTo(place, login, certificates);
  return {
    module,
    driver: { environment: {}, initialisation: null },
    within: daemon.within,
    pollMs: 100,
    pin,
    wrongPin: '000000',
    pullOut: () => daemon.powerOff(),
    putBack: () => daemon.powerOn(),
    unblock: () => unblockToken(place, login, { pinsExpire: true }),
    close: () => daemon.stop(),
  };
}
