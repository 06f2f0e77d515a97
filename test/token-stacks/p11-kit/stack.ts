import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  initialiseTokens,
  softHsmConfiguration,
  softHsmModule,
  writeCertificates,
} from '../../../build/demo/softhsm.ts';
import { debianLibrary } from '../../support/debian-library.ts';
import { listensAt, type Service, startService } from '../../support/service.ts';
import type { Certify, OpenStack, Stack } from '../stack.ts';

/**
 * p11-kit's client with its server over a SoftHSM token: the token is in another process, or on another machine. SoftHSM
 * neither counts nor locks. Pulling out is the loss of the server.
 */
export const p11Kit: Stack = {
  name: 'p11-kit with SoftHSM behind it',
  packages: ['p11-kit', 'p11-kit-modules', 'softhsm2'],
  user: 'any',
  signs: ['rsa-pkcs1-sha256', 'ecdsa-sha256'],
  unwraps: { 'SHA-1': 'ok', 'SHA-256': 'ok' },
  wrongPins: {
    inRow: [
      { code: 'PIN_WRONG', flags: 'count-low' },
      { code: 'PIN_WRONG', flags: 'count-low' },
      { code: 'PIN_WRONG', flags: 'count-low' },
      { code: 'PIN_WRONG', flags: 'count-low' },
    ],
    beforeLastTry: 3,
    afterwards: 'ok',
  },
  removal: 'shown',
  open,
};

const pin = '123456';

async function open(folder: string, certify: Certify): Promise<OpenStack> {
  const [token] = await initialiseTokens(folder, [
    {
      label: 'p11-kit',
      pin,
      keys: [
        { id: '01', kind: 'rsa-2048', usage: 'sign' },
        { id: '02', kind: 'p256', usage: 'sign' },
        { id: '03', kind: 'rsa-2048', usage: 'encrypt' },
      ],
    },
  ]);
  if (token === undefined) throw new Error('SoftHSM made no token');
  const certificates = [];
  for (const { id, usage, spki } of token.keys) {
    certificates.push({ keyId: id, der: await certify(usage, spki) });
  }
  await writeCertificates(folder, token.serial, pin, certificates);

  const socket = join(folder, 'server');
  const serve = () =>
    startService(
      ['p11-kit', 'server', '--foreground', '--name', socket, '--provider', softHsmModule(), 'pkcs11:'],
      { SOFTHSM2_CONF: softHsmConfiguration(folder) },
      listensAt({ path: socket }),
    );
  let server: Service = await serve();
  return {
    module: debianLibrary('pkcs11/p11-kit-client.so'),
    driver: { environment: { P11_KIT_SERVER_ADDRESS: `unix:path=${socket}` }, initialisation: null },
    pollMs: 100,
    pin,
    wrongPin: '000000',
    async pullOut() {
      await server.stop();
      await rm(socket, { force: true });
    },
    async putBack() {
      server = await serve();
    },
    unblock: async () => undefined,
    close: () => server.stop(),
  };
}
