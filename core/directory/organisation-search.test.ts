import { expect, it, test } from 'vitest';
import type { Organisation } from '../../contract/exchange/directory.ts';
import { fold } from '../../domain/text/fold.ts';
import { bodyOf, shuffled } from '../../test/support/many-bodies.ts';
import { fc, randomFor } from '../../test/support/random.ts';
import { type OrganisationQuery, OrganisationSearch } from './organisation-search.ts';
import { OrganisationTree } from './organisation-tree.ts';

const at = '2026-11-27T08:00:00.000Z';
const treeOf = (bodies: readonly Organisation[]) =>
  new OrganisationTree(new Map(bodies.map((body) => [body.code, body])));
function found(bodies: readonly Organisation[], text: string, change: Partial<OrganisationQuery> = {}) {
  const query = { text, limit: 50, self: 'H37.01', weights: new Map(), at, ...change };
  const { organisations, total, clear } = new OrganisationSearch(bodies, treeOf(bodies)).find(query);
  return { codes: organisations.map(({ code }) => code), total, clear };
}

const bodies = [
  bodyOf('H40', 'Ủy ban nhân dân tỉnh Hà Nam', 1),
  bodyOf('H40.03', 'Sở Tư pháp', 2, 'H40'),
  bodyOf('H40.04', 'Sở Tư pháp Hà Nam', 2, 'H40'),
  bodyOf('H37', 'Ủy ban nhân dân tỉnh Nghệ An', 1),
  bodyOf('H37.01', 'Văn phòng', 2, 'H37'),
  bodyOf('H37.03', 'Sở Tư pháp tỉnh Nghệ An', 2, 'H37'),
  bodyOf('H37.30', 'Ủy ban nhân dân xã Tân Lập', 2, 'H37'),
  bodyOf('H37.30.01', 'Phòng Tư pháp', 3, 'H37.30'),
  bodyOf('H37.31', 'Ủy ban nhân dân xã Diễn Châu', 2, 'H37'),
  bodyOf('H37.31.01', 'Phòng Tư pháp', 3, 'H37.31'),
  bodyOf('G08', 'Bộ Tư pháp', 1),
];

test("one's own branch comes before an exact name elsewhere, and a nearer body before a farther one", () => {
  expect(found(bodies, 'so tu phap')).toEqual({
    codes: ['H37.03', 'H40.03', 'H40.04'],
    total: 3,
    clear: true,
  });
  expect(found(bodies, 'tu phap').codes.slice(0, 3)).toEqual(['H37.03', 'H37.31.01', 'H37.30.01']);
});

test('homonyms at the same distance are equal, whoever was written to last', () => {
  const weights = new Map([['H37.30.01', 3]]);
  expect(found(bodies, 'phong tu phap')).toMatchObject({ codes: ['H37.31.01', 'H37.30.01'], clear: false });
  expect(found(bodies, 'phong tu phap', { weights })).toMatchObject({
    codes: ['H37.30.01', 'H37.31.01'],
    clear: false,
  });
  expect(found(bodies, 'ptp tan lap')).toEqual({ codes: ['H37.30.01'], total: 1, clear: true });
});

test('between bodies of different names the one written to is better', () => {
  const weights = new Map([['H37.31', 1]]);
  expect(found(bodies, 'ubnd xa')).toMatchObject({ clear: false });
  expect(found(bodies, 'ubnd xa', { weights })).toMatchObject({
    codes: ['H37.31', 'H37.30'],
    clear: true,
  });
});

test('while nothing is typed partners come first, then the own branch; nothing is chosen, and never oneself', () => {
  const weights = new Map([
    ['G08', 1],
    ['H37.31', 2],
  ]);
  const { codes, clear, total } = found(bodies, '  ', { weights });
  expect([codes.slice(0, 2), clear, total]).toEqual([['H37.31', 'G08'], false, bodies.length - 1]);
  expect(found(bodies, 'van phong').codes).toEqual([]);
});

test('a whole name is the body that alone has it, unless one that is nearer answers to it too', () => {
  const named = (text: string) => {
    const search = new OrganisationSearch(bodies, treeOf(bodies));
    return search.named({ text, self: 'H37.01', weights: new Map([['H37.30.01', 3]]), at });
  };
  expect(named('ủy ban nhân dân xã Tân Lập')).toBe('H37.30');
  expect(named('uy ban nhan dan xa tan lap')).toBe('H37.30');
  expect(named('Ủy ban nhân dân xã Tân Lạp')).toBe('unknown');
  expect(named('Ủy ban nhân dân xã Tân')).toBe('unknown');
  expect(named('Phòng Tư pháp')).toBe('several');
  expect(named('Sở Tư pháp')).toBe('several');
  expect(named('Văn phòng')).toBe('unknown');
  expect(named('Bộ Tư pháp')).toBe('G08');
});

test('bodies that match alike stand by name, with the numbers in their names by size', () => {
  const wards = [10, 2, 11, 1].map((ward) =>
    bodyOf(`H37.${50 - ward}`, `Ủy ban nhân dân phường ${ward}`, 2, 'H37'),
  );
  const named = new Map(wards.map(({ code, name }) => [code, name]));
  const { codes, clear } = found([...bodies, ...wards], 'ubnd phuong');
  expect(codes.map((code) => named.get(code)?.split(' ').at(-1))).toEqual(['1', '2', '10', '11']);
  expect(clear).toBe(false);
});

test('a body that was dissolved comes after those in force', () => {
  const [old] = bodies.filter(({ code }) => code === 'H37.30.01');
  const ended = bodies.map((body) => (body === old ? { ...body, until: '2026-01-01T00:00:00.000Z' } : body));
  expect(found(ended, 'phong tu phap')).toMatchObject({ codes: ['H37.31.01', 'H37.30.01'], clear: true });
});

test('a body without a stated superior stands under the one whose code its own continues', () => {
  const coded = bodies.map(({ superior: _superior, ...body }) => body);
  expect(found(coded, 'ptp dien chau')).toEqual({ codes: ['H37.31.01'], total: 1, clear: true });
  const tree = treeOf(coded);
  const [room] = coded.filter(({ code }) => code === 'H37.31.01');
  expect(room && tree.above(room).map(({ code }) => code)).toEqual(['H37.31', 'H37']);
});

test('a circle of superiors ends', () => {
  const circle = [bodyOf('H01', 'A', 2, 'H02'), bodyOf('H02', 'B', 2, 'H01')];
  expect(treeOf(circle).above(circle[0] as Organisation).length).toBe(5);
  expect(found(circle, 'a').codes).toEqual(['H01']);
});

const words = ['sở', 'Tư', 'pháp', 'Nội', 'vụ', 'tỉnh', 'Hà', 'Nam'];
const directories = fc
  .array(
    fc.record({
      name: fc
        .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
        .map((parts) => parts.join(' ')),
      superior: fc.nat({ max: 8 }),
    }),
    { minLength: 2, maxLength: 24 },
  )
  .map((drawn) => [
    bodyOf('H37', 'Ủy ban nhân dân tỉnh Hà Nam', 1),
    bodyOf('H37.01', 'Văn phòng', 2, 'H37'),
    ...drawn.map(({ name, superior }, index) => {
      const above = superior < 4 ? 'H37' : `G${String(Math.min(index, superior)).padStart(2, '0')}`;
      const code = `G${String(index).padStart(2, '0')}`;
      return superior < 6 && above !== code ? bodyOf(code, name, 2, above) : bodyOf(code, name, 1);
    }),
  ]);

it('an exact name is always first among bodies of one standing', () => {
  fc.assert(
    fc.property(directories, fc.nat(), (listed, pick) => {
      const chosen = listed[2 + (pick % (listed.length - 2))] as Organisation;
      const { codes } = found(listed, fold(chosen.name));
      const tree = treeOf(listed);
      const own = (code: string) => {
        const body = listed.find((one) => one.code === code) as Organisation;
        return tree.branch(body).includes('H37') ? 0 : fold(body.name).includes('ha nam') ? 1 : 2;
      };
      const exact = (code: string) =>
        fold(listed.find((one) => one.code === code)?.name ?? '') === fold(chosen.name);
      const place = codes.findIndex((code) => exact(code) && own(code) === own(chosen.code));
      expect(place).toBeGreaterThanOrEqual(0);
      for (const before of codes.slice(0, place)) expect(own(before)).toBeLessThan(own(chosen.code));
    }),
  );
});

it('what is found does not depend on the order of the directory', () => {
  const random = randomFor('order of the directory');
  const typed = fc.array(fc.constantFrom(...words, 'tp', 's', 'g0', 'ha'), { maxLength: 3 });
  fc.assert(
    fc.property(directories, typed, (listed, parts) => {
      const text = parts.join(' ');
      expect(found(shuffled(listed, random), text)).toEqual(found(listed, text));
    }),
  );
});
