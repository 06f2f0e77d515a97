import { describe, expect, it } from 'vitest';
import { sampleConfig } from '../test/support/terminal-config.ts';
import { TerminalConfig } from './config.ts';

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
