import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  addKeys,
  createTokens,
  type KeySpec,
  writeCertificatesTo,
} from '../../../build/demo/provisioning.ts';
import { debianLibrary } from '../../support/debian-library.ts';
import type { Certify, OpenStack, Stack } from '../stack.ts';
import { SoftwareTpm } from './swtpm.ts';

/** tpm2-pkcs11 on a TPM in software: three tries, no flags, a lockout that ends by itself. */
export const tpm2: Stack = {
  name: 'tpm2-pkcs11 on swtpm',
  packages: ['libtpm2-pkcs11-1', 'libtss2-tcti-swtpm0', 'swtpm'],
  user: 'any',
  signs: ['ecdsa-sha256'],
  unwraps: { 'SHA-1': 'ok', 'SHA-256': 'ok' },
  wrongPins: {
    inRow: [
      { code: 'PIN_WRONG', flags: 'ok' },
      { code: 'PIN_WRONG', flags: 'ok' },
      { code: 'PIN_WRONG', flags: 'ok' },
      { code: 'PIN_LOCKED_FOR_NOW', flags: 'ok' },
    ],
    beforeLastTry: 2,
    afterwards: 'PIN_LOCKED_FOR_NOW',
  },
  removal: 'at use',
  open,
};

const pin = '123456';
const keys: readonly KeySpec[] = [
  { id: '01', kind: 'p256', usage: 'sign', statesUsage: false },
  { id: '02', kind: 'rsa-2048', usage: 'encrypt', statesUsage: false },
];

async function open(folder: string, certify: Certify): Promise<OpenStack> {
  const tpm = await SoftwareTpm.start(join(folder, 'tpm'));
  const store = join(folder, 'store');
  mkdirSync(store, { mode: 0o700 });
  const environment = {
    TPM2_PKCS11_STORE: store,
    TPM2_PKCS11_BACKEND: 'esysdb',
    TPM2_PKCS11_TCTI: tpm.tcti,
    // The driver prints what goes wrong, also what is expected to.
    TPM2_PKCS11_LOG_LEVEL: '0',
    TSS2_LOG: 'all+none',
  };
  const place = { module: debianLibrary('libtpm2_pkcs11.so.1'), environment };
  const [token] = await createTokens(place, [{ label: 'tpm2-pkcs11', pin, keys: [] }]);
  if (token === undefined) throw new Error('the TPM made no token');
  const login = { serial: token.serial, pin };
  const certificates = [];
  // A TPM without a resource manager holds three objects at a time, so each key is made in a process of its own.
  for (const key of keys) {
    for (const { id, usage, spki } of await addKeys(place, login, [key])) {
      certificates.push({ keyId: id, der: await certify(usage, spki) });
    }
  }
  await writeCertificatesTo(place, login, certificates);
  return {
    module: place.module,
    driver: { environment, initialisation: null },
    pollMs: 100,
    pin,
    wrongPin: '000000',
    pullOut: () => tpm.powerOff(),
    putBack: () => tpm.powerOn(),
    unblock: () => tpm.resetLockout(),
    close: () => tpm.powerOff(),
  };
}
