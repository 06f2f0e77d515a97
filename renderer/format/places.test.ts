import { expect, test } from 'vitest';
import { placeOf } from './places.ts';

test.each([
  [[], ''],
  [['Ủy ban nhân dân tỉnh Nghệ An'], 'tỉnh Nghệ An'],
  [['Ủy ban nhân dân xã Tân Lập', 'Ủy ban nhân dân tỉnh Nghệ An'], 'xã Tân Lập\u00a0· tỉnh Nghệ An'],
  [['Bộ Công an'], 'Bộ Công an'],
  [['Văn phòng Ủy ban nhân dân tỉnh'], 'Văn phòng Ủy ban nhân dân tỉnh'],
  [['Ủy ban nhân dân'], 'Ủy ban nhân dân'],
])('%j is the place %s', (above, place) => {
  expect(placeOf(above)).toBe(place);
});
