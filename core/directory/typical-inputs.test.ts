import { expect, it } from 'vitest';
import { manyBodies } from '../../test/support/many-bodies.ts';
import { randomFor } from '../../test/support/random.ts';
import { OrganisationSearch } from './organisation-search.ts';
import { OrganisationTree } from './organisation-tree.ts';
import { partnerWeights } from './partners.ts';

/**
 * What a clerk of Sở Nội vụ in the province of Nghệ An types, and what Enter should take: a body and the body above it,
 * or nothing, because several fit as well and the clerk has to look. Written from the clerk's side, not from the rules.
 */
const typicalInputs: readonly [typed: string, body: string | null, above?: string][] = [
  // One's own province, in full, in every spelling.
  ['so tu phap', 'Sở Tư pháp', 'tỉnh Nghệ An'],
  ['Sở Tư pháp', 'Sở Tư pháp', 'tỉnh Nghệ An'],
  ['Sở Tư pháp'.normalize('NFD'), 'Sở Tư pháp', 'tỉnh Nghệ An'],
  ['  SO  TU PHAP ', 'Sở Tư pháp', 'tỉnh Nghệ An'],
  ['tư pháp', 'Sở Tư pháp', 'tỉnh Nghệ An'],
  ['so tu ph', 'Sở Tư pháp', 'tỉnh Nghệ An'],
  ['so tai chinh', 'Sở Tài chính', 'tỉnh Nghệ An'],
  ['tai chinh', 'Sở Tài chính', 'tỉnh Nghệ An'],
  ['so giao duc', 'Sở Giáo dục và Đào tạo', 'tỉnh Nghệ An'],
  ['so van hoa the thao', 'Sở Văn hóa - Thể thao và Du lịch', 'tỉnh Nghệ An'],
  ['sở văn hoá', 'Sở Văn hóa - Thể thao và Du lịch', 'tỉnh Nghệ An'],
  ['nong nghiep', 'Sở Nông nghiệp và Môi trường', 'tỉnh Nghệ An'],
  ['so y te', 'Sở Y tế', 'tỉnh Nghệ An'],
  // Abbreviations as they stand in notations, with and without "và".
  ['stp', 'Sở Tư pháp', 'tỉnh Nghệ An'],
  ['STC', 'Sở Tài chính', 'tỉnh Nghệ An'],
  ['syt', 'Sở Y tế', 'tỉnh Nghệ An'],
  ['sgdđt', 'Sở Giáo dục và Đào tạo', 'tỉnh Nghệ An'],
  ['sgdvdt', 'Sở Giáo dục và Đào tạo', 'tỉnh Nghệ An'],
  ['SNNMT', 'Sở Nông nghiệp và Môi trường', 'tỉnh Nghệ An'],
  ['skhcn', 'Sở Khoa học và Công nghệ', 'tỉnh Nghệ An'],
  ['svhttdl', 'Sở Văn hóa - Thể thao và Du lịch', 'tỉnh Nghệ An'],
  ['vp ubnd', 'Văn phòng Ủy ban nhân dân tỉnh', 'tỉnh Nghệ An'],
  ['vpubnd', 'Văn phòng Ủy ban nhân dân tỉnh', 'tỉnh Nghệ An'],
  ['van phong ubnd tinh', 'Văn phòng Ủy ban nhân dân tỉnh', 'tỉnh Nghệ An'],
  // The province itself and bodies that bear its name without standing under it.
  ['ubnd tinh', 'Ủy ban nhân dân tỉnh Nghệ An'],
  ['ubnd tỉnh nghệ an', 'Ủy ban nhân dân tỉnh Nghệ An'],
  ['uy ban nhan dan tinh nghe an', 'Ủy ban nhân dân tỉnh Nghệ An'],
  ['ubnd nghe an', 'Ủy ban nhân dân tỉnh Nghệ An'],
  ['cong an tinh', 'Công an tỉnh Nghệ An', 'Bộ Công an'],
  ['cat', 'Công an tỉnh Nghệ An', 'Bộ Công an'],
  ['bo chi huy quan su', 'Bộ Chỉ huy quân sự tỉnh Nghệ An', 'Bộ Quốc phòng'],
  ['bchqs tinh', 'Bộ Chỉ huy quân sự tỉnh Nghệ An', 'Bộ Quốc phòng'],
  ['tand tinh', 'Tòa án nhân dân tỉnh Nghệ An', 'Tòa án nhân dân tối cao'],
  ['vien kiem sat tinh', 'Viện kiểm sát nhân dân tỉnh Nghệ An', 'Viện kiểm sát nhân dân tối cao'],
  ['tinh uy', 'Tỉnh ủy Nghệ An'],
  ['ban to chuc tinh uy', 'Ban Tổ chức Tỉnh ủy Nghệ An', 'Tỉnh ủy Nghệ An'],
  ['thanh tra tinh', 'Thanh tra tỉnh', 'tỉnh Nghệ An'],
  ['thanh tra', 'Thanh tra tỉnh', 'tỉnh Nghệ An'],
  // Another province, named.
  ['so tu phap ha tinh', 'Sở Tư pháp', 'tỉnh Hà Tĩnh'],
  ['so tu phap tinh ha tinh', 'Sở Tư pháp', 'tỉnh Hà Tĩnh'],
  ['stp ha tinh', 'Sở Tư pháp', 'tỉnh Hà Tĩnh'],
  ['so noi vu thanh hoa', 'Sở Nội vụ', 'tỉnh Thanh Hóa'],
  ['ubnd tinh ha tinh', 'Ủy ban nhân dân tỉnh Hà Tĩnh'],
  ['ubnd tp da nang', 'Ủy ban nhân dân thành phố Đà Nẵng'],
  ['cong an ha tinh', 'Công an tỉnh Hà Tĩnh', 'Bộ Công an'],
  ['thanh uy ha noi', 'Thành ủy Hà Nội'],
  ['ha tu', 'Ủy ban nhân dân phường Hà Tu', 'tỉnh Quảng Ninh'],
  // The centre.
  ['bo tu phap', 'Bộ Tư pháp'],
  ['btp', 'Bộ Tư pháp'],
  ['bo noi vu', 'Bộ Nội vụ'],
  ['bnv', 'Bộ Nội vụ'],
  ['bca', 'Bộ Công an'],
  ['bqp', 'Bộ Quốc phòng'],
  ['vpcp', 'Văn phòng Chính phủ'],
  ['ttcp', 'Thanh tra Chính phủ'],
  ['ngan hang nha nuoc', 'Ngân hàng Nhà nước Việt Nam'],
  ['van phong bo tu phap', 'Văn phòng', 'Bộ Tư pháp'],
  // Communes and what stands under them.
  ['dien chau', 'Ủy ban nhân dân xã Diễn Châu', 'tỉnh Nghệ An'],
  ['ubnd xa dien chau', 'Ủy ban nhân dân xã Diễn Châu', 'tỉnh Nghệ An'],
  ['phong noi vu dien chau', 'Phòng Nội vụ', 'xã Diễn Châu'],
  ['pnv dien chau', 'Phòng Nội vụ', 'xã Diễn Châu'],
  ['ubnd xa tan lap', 'Ủy ban nhân dân xã Tân Lập', 'tỉnh Nghệ An'],
  ['ubnd xa tan lap thai nguyen', 'Ủy ban nhân dân xã Tân Lập', 'tỉnh Thái Nguyên'],
  ['dien chau kinh te', 'Phòng Kinh tế xã Diễn Châu', 'xã Diễn Châu'],
  // Codes.
  ['h34', 'Ủy ban nhân dân tỉnh Nghệ An'],
  ['H34.04', 'Sở Tài chính', 'tỉnh Nghệ An'],
  // Several fit as well: the clerk has to look.
  ['phong noi vu', null],
  ['so n', null],
  ['so', null],
  ['ubnd xa', null],
  ['H34.0', null],
  ['ubnd xa khong co that', null],
  ['háp', null],
];

const bodies = manyBodies(randomFor('typical inputs'));
const byCode = new Map(bodies.map((body) => [body.code, body]));
const tree = new OrganisationTree(byCode);
const search = new OrganisationSearch(bodies, tree);
const self = bodies.find(
  (body) => body.name === 'Sở Nội vụ' && tree.superior(body)?.name.endsWith('Nghệ An'),
);

it('sixty inputs or more', () => {
  expect(typicalInputs.length).toBeGreaterThanOrEqual(60);
  expect(bodies.filter(({ name }) => name === 'Sở Tư pháp' || name === 'Phòng Nội vụ').length).toBe(2_000);
  expect(bodies.length).toBe(10_291);
});

it.each(typicalInputs)('%s', (text, body, above) => {
  const { organisations, clear } = search.find({
    ...{ text, limit: 5, self: self?.code ?? '', at: '2026-11-27T08:00:00.000Z' },
    weights: partnerWeights([]),
  });
  const [first] = clear ? organisations : [];
  expect(first?.name ?? null).toBe(body);
  if (above !== undefined) expect(first && tree.superior(first)?.name).toContain(above);
});
