import { expect, test } from 'vitest';
import { rejected } from './verdict-text.ts';

test('what the receiver rejected is named by its fault, and what was sent twice as such', () => {
  const some = { from: 'H37.01', to: 'H37.02', envelopes: 2 };
  const invalid = rejected({ ...some, fault: 'SIGNATURE_INVALID', again: false });
  expect(invalid).toMatch(/^H37\.01 → H37\.02: 2 gói tin \/ envelopes — SIGNATURE_INVALID: .+ \/ .+/);
  expect(invalid).not.toContain('another envelope');
  const twice = rejected({ ...some, fault: 'RECORD_CODE_USED', again: true });
  expect(twice).toContain('RECORD_CODE_USED: ');
  expect(twice).toContain(
    'bên nhận đã có bản ghi này bằng gói tin khác / the receiver has the record by another envelope',
  );
});
