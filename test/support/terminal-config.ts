import type { TerminalConfig } from '../../contract/config.ts';

const digest = '0'.repeat(64);

/** A terminal without a vault and with a token module that is not there: it starts, says so, and stays locked. */
export const sampleConfig: TerminalConfig = {
  organisation: 'G22',
  organisationName: 'Cơ quan huấn luyện',
  terminal: 'T00000001',
  training: true,
  endpoint: { host: '127.0.0.1', port: 9, spki: digest },
  directoryAuthorities: [digest],
  token: { module: '/nonexistent/pkcs11.so', digest, personal: ['1111'], seal: '2222' },
  idleMinutes: 10,
  staleCrlDays: 7,
};
