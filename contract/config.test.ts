import { describe, expect, it } from 'vitest';
import { sampleConfig } from '../test/support/terminal-config.ts';
import { DriverConfig, TerminalConfig } from './config.ts';
import { scannerSettings } from './scanner.ts';

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

describe('the scanner of a terminal', () => {
  const parses = (scanner: object) => TerminalConfig.safeParse({ ...sampleConfig, scanner }).success;

  it('may be set up in part; the rest is as a new terminal has it', () => {
    expect(parses({})).toBe(true);
    expect(scannerSettings()).toEqual({ prefix: 'F9', suffix: null, maxGapMs: 50 });
    expect(parses({ prefix: 'Ctrl+B', suffix: 'Tab', maxGapMs: 10 })).toBe(true);
    const set = scannerSettings({ prefix: 'Ctrl+B', suffix: 'Tab' });
    expect(set).toEqual({ prefix: 'Ctrl+B', suffix: 'Tab', maxGapMs: 50 });
  });

  it.each([
    ['a prefix that types something', { prefix: '*' }],
    ['the key for help', { prefix: 'F1' }],
    ['a suffix that types something', { suffix: '*' }],
    ['a gap that a hand makes', { maxGapMs: 201 }],
    ['no gap', { maxGapMs: 0 }],
    ['an unknown key', { note: 'Về việc nhân sự' }],
  ])('is refused with %s', (_, scanner) => {
    expect(parses(scanner)).toBe(false);
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
