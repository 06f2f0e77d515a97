import { describe, expect, it } from 'vitest';
import { TerminalConfig } from './config.ts';

const digest = '0'.repeat(64);
const config = {
  organisation: 'G22',
  organisationName: 'Cơ quan huấn luyện',
  terminal: 'T00000001',
  training: true,
  endpoint: { host: '127.0.0.1', port: 9, spki: digest },
  directoryAuthorities: [digest],
  token: { module: '/usr/lib/none.so', digest, personal: ['1111'], seal: '2222' },
  idleMinutes: 10,
  staleCrlDays: 7,
};
const withToken = (more: object) => ({ ...config, token: { ...config.token, ...more } });

describe("a terminal's configuration", () => {
  it('is read as it is written', () => {
    expect(TerminalConfig.parse(config)).toEqual(config);
  });

  it.each(['SHA-1', 'SHA-256'])(
    'of an earlier version may hold token.oaepHash %s, which is dropped',
    (hash) => {
      expect(TerminalConfig.parse(withToken({ oaepHash: hash }))).toEqual(config);
    },
  );

  it.each([
    ['another value of the old key', { oaepHash: 'Về việc nhân sự' }],
    ['an unknown key', { oaepSalt: 'SHA-1' }],
  ])('is refused with %s', (_, more) => {
    expect(TerminalConfig.safeParse(withToken(more)).success).toBe(false);
  });
});
