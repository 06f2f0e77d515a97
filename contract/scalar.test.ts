import { expect, test } from 'vitest';
import { base64 } from './scalar.ts';

test('base64 is accepted only as encoding writes it, and within its bound', () => {
  const schema = base64(4);
  for (const text of ['', 'AA==', 'AAA=', 'AAAA', '+/8=', 'AAAAAA==']) {
    expect(schema.safeParse(text).success, text).toBe(true);
  }
  for (const text of [
    'A',
    'AA',
    'AAA',
    'AB==',
    'AAB=',
    'A===',
    'AA=A',
    'AAAA\n',
    ' AAA',
    '-_8=',
    'AÀAA',
    'AAAAAAAAAAAA',
  ]) {
    expect(schema.safeParse(text).success, text).toBe(false);
  }
});
