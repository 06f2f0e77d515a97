import { describe, expect, it } from 'vitest';
import { sampleConfig } from '../test/support/terminal-config.ts';
import { DriverConfig, TerminalConfig } from './config.ts';

const withToken = (more: object) => ({ ...sampleConfig, token: { ...sampleConfig.token, ...more } });

describe("a terminal's configuration", () => {
  it('is read as it is written', () => {
    expect(TerminalConfig.parse(sampleConfig)).toEqual(sampleConfig);
  });

  it.each(['SHA-1', 'SHA-256'])(
    'of an earlier version may hold token.oaepHash %s, which is dropped',
    (hash) => {
      expect(TerminalConfig.parse(withToken({ oaepHash: hash }))).toEqual(sampleConfig);
    },
  );

  it.each([
    ['another value of the old key', { oaepHash: 'Về việc nhân sự' }],
    ['an unknown key', { oaepSalt: 'SHA-1' }],
  ])('is refused with %s', (_, more) => {
    expect(TerminalConfig.safeParse(withToken(more)).success).toBe(false);
  });
});

describe("a driver's configuration", () => {
  const parses = (environment: object) =>
    DriverConfig.safeParse({ environment, initialisation: null }).success;

  it('names variables of the driver and none that changes which code runs', () => {
    expect(parses({ P11_KIT_SERVER_ADDRESS: 'unix:path=/run/p11', TPM2_PKCS11_STORE: '/var/tpm' })).toBe(
      true,
    );
    for (const name of ['LD_PRELOAD', 'NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE', 'PATH', 'lower', 'A=B', '']) {
      expect(parses({ [name]: 'x' })).toBe(false);
    }
  });
});
