import { expect, test } from 'vitest';
import { OfficeView } from '../../components/custody/office.ts';
import { clerk, head, keeper, recipient, section } from '../../testing/samples.ts';
import { holderOptions } from './holders.ts';

const office = new OfficeView(section(), clerk);
const options = (having: string[]) => holderOptions(office, having, (code) => code);

test('one’s own stand first, those with copies before those without, then the others by kind', () => {
  expect(options([keeper, 'K1-T01-N2', 'desk']).map(({ id }) => id)).toEqual([
    ...['desk', 'U01', clerk, 'K1-T01-N2', 'K1-T01-N1'],
    ...['U02', keeper, head, recipient, 'K2-T01-N1'],
  ]);
});

test('somebody with copies whom the section lists no more stays in the list, and says so', () => {
  const [left] = options(['P0A1B2C3D']).filter(({ former }) => former);
  expect(left).toMatchObject({ id: 'P0A1B2C3D', own: false, nothing: false });
  expect(options([]).some(({ former }) => former)).toBe(false);
});
