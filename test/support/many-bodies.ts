import type { Organisation } from '../../contract/exchange/directory.ts';
import type { TestRandom } from './seeded.ts';

/** Bodies of a directory the size of the national axis (10,291), invented after the real structure. */

const provinces = [
  'thành phố Hà Nội,thành phố Hồ Chí Minh,thành phố Hải Phòng,thành phố Đà Nẵng,thành phố Cần Thơ,thành phố Huế',
  'tỉnh An Giang,tỉnh Bà Rịa - Vũng Tàu,tỉnh Bắc Giang,tỉnh Bắc Kạn,tỉnh Bạc Liêu,tỉnh Bắc Ninh,tỉnh Bến Tre',
  'tỉnh Bình Định,tỉnh Bình Dương,tỉnh Bình Phước,tỉnh Bình Thuận,tỉnh Cà Mau,tỉnh Cao Bằng,tỉnh Đắk Lắk',
  'tỉnh Đắk Nông,tỉnh Điện Biên,tỉnh Đồng Nai,tỉnh Đồng Tháp,tỉnh Gia Lai,tỉnh Hà Giang,tỉnh Hà Nam,tỉnh Hà Tĩnh',
  'tỉnh Hải Dương,tỉnh Hậu Giang,tỉnh Hòa Bình,tỉnh Hưng Yên,tỉnh Khánh Hòa,tỉnh Nghệ An,tỉnh Kiên Giang',
  'tỉnh Kon Tum,tỉnh Lai Châu,tỉnh Lâm Đồng,tỉnh Lạng Sơn,tỉnh Lào Cai,tỉnh Long An,tỉnh Nam Định,tỉnh Ninh Bình',
  'tỉnh Ninh Thuận,tỉnh Phú Thọ,tỉnh Phú Yên,tỉnh Quảng Bình,tỉnh Quảng Nam,tỉnh Quảng Ngãi,tỉnh Quảng Ninh',
  'tỉnh Quảng Trị,tỉnh Sóc Trăng,tỉnh Sơn La,tỉnh Tây Ninh,tỉnh Thái Bình,tỉnh Thái Nguyên,tỉnh Thanh Hóa',
  'tỉnh Tiền Giang,tỉnh Trà Vinh,tỉnh Tuyên Quang,tỉnh Vĩnh Long,tỉnh Vĩnh Phúc,tỉnh Yên Bái',
].flatMap((line) => line.split(','));

const ministries = [
  'Bộ Công an,Bộ Quốc phòng,Bộ Ngoại giao,Bộ Nội vụ,Bộ Tư pháp,Bộ Tài chính,Bộ Công Thương,Bộ Xây dựng,Bộ Y tế',
  'Bộ Nông nghiệp và Môi trường,Bộ Giáo dục và Đào tạo,Bộ Khoa học và Công nghệ,Bộ Dân tộc và Tôn giáo',
  'Bộ Văn hóa - Thể thao và Du lịch,Văn phòng Chính phủ,Thanh tra Chính phủ,Ngân hàng Nhà nước Việt Nam',
  'Tòa án nhân dân tối cao,Viện kiểm sát nhân dân tối cao,Kiểm toán nhà nước,Văn phòng Quốc hội',
  'Văn phòng Trung ương Đảng,Ban Tổ chức Trung ương,Ban Nội chính Trung ương',
].flatMap((line) => line.split(','));
const offices = ['Văn phòng', 'Vụ Pháp chế', 'Vụ Tổ chức cán bộ', 'Thanh tra', 'Cục Công nghệ thông tin'];

const departments = [
  'Văn phòng Ủy ban nhân dân,Sở Nội vụ,Sở Tư pháp,Sở Tài chính,Sở Công Thương,Sở Xây dựng,Sở Y tế,Sở Ngoại vụ',
  'Sở Nông nghiệp và Môi trường,Sở Giáo dục và Đào tạo,Sở Khoa học và Công nghệ,Sở Dân tộc và Tôn giáo',
  'Sở Văn hóa - Thể thao và Du lịch,Thanh tra,Ban Quản lý khu kinh tế,Ban Tiếp công dân',
].flatMap((line) => line.split(','));
/** These have the rank of the province in their names, as the law writes them. */
const ofRank = new Set(['Văn phòng Ủy ban nhân dân', 'Thanh tra']);

/** Bodies in a province that stand under a body of the centre, with the number of its ministry above. */
const vertical: readonly [name: string, under: string][] = [
  ['Công an', 'Bộ Công an'],
  ['Bộ Chỉ huy quân sự', 'Bộ Quốc phòng'],
  ['Tòa án nhân dân', 'Tòa án nhân dân tối cao'],
  ['Viện kiểm sát nhân dân', 'Viện kiểm sát nhân dân tối cao'],
];

const firstSyllables =
  'Tân Hòa An Đông Yên Hưng Quang Lê Minh Nam Thanh Đại Phú Hồng Vĩnh Long Bình Châu Xuân Kim Mỹ Cẩm Trung Bắc Tam Đức Phúc Thượng Vạn Trường Gia Thọ Lạc Kỳ Nghĩa'.split(
    ' ',
  );
const lastSyllables =
  'Phú Tiến Sơn Thịnh Đạo Trung Lợi Khai Bình Đồng Lộc Phong Hưng Thành Lâm Liên Ngọc Hợp Hòa Thọ Giang Quý Tường Xá Nghĩa Vân Trạch Hải Đình Lương Khê Mai Cường Hiệp Điền'.split(
    ' ',
  );
const communesOfProvince = 42;
const named: Readonly<Record<string, readonly string[]>> = {
  'tỉnh Nghệ An': ['xã Diễn Châu', 'phường Thành Vinh', 'xã Hưng Nguyên', 'xã Tân Lập', 'xã Châu Điền'],
  'tỉnh Thái Nguyên': ['xã Tân Lập'],
  'tỉnh Bắc Ninh': ['xã Tân Lập'],
  'tỉnh Quảng Ninh': ['phường Hà Tu', 'phường Bãi Cháy'],
};
const rooms = ['Phòng Kinh tế', 'Phòng Văn hóa - Xã hội'];

/** "Sở Tư pháp" and "Phòng Nội vụ" together. */
const homonyms = 2_000;
const size = 10_291;

const two = (index: number): string => String(index + 1).padStart(2, '0');

/** A body with nothing but its place in the hierarchy. */
export const bodyOf = (code: string, name: string, tier: number, superior?: string): Organisation => ({
  ...{ code, name, tier, notationParts: [], persons: [], seals: [], terminals: [] },
  ...(superior === undefined ? {} : { superior }),
});

/** 10,291 bodies in an order that the generator decides; 2,000 are called "Sở Tư pháp" or "Phòng Nội vụ". */
export function manyBodies(random: TestRandom): Organisation[] {
  const bodies: Organisation[] = [];
  for (const [index, name] of ministries.entries()) {
    const code = `G${two(index)}`;
    bodies.push(bodyOf(code, name, 1));
    for (const [place, office] of offices.entries())
      bodies.push(bodyOf(`${code}.${two(place)}`, office, 2, code));
  }
  for (const [index, province] of provinces.entries()) bodies.push(...provincial(`H${two(index)}`, province));
  const local = provinces.flatMap((province, index) => communal(`H${two(index)}`, province, random));
  bodies.push(...local);
  const internal = local.map(({ code }) => bodyOf(`${code}.01`, 'Phòng Nội vụ', 3, code));
  bodies.push(...internal.slice(0, homonyms - provinces.length));
  const others = rooms.flatMap((room, place) =>
    local.map(({ code, name }) =>
      bodyOf(`${code}.${two(place + 1)}`, name.replace('Ủy ban nhân dân', room), 3, code),
    ),
  );
  bodies.push(...others.slice(0, size - bodies.length));
  if (bodies.length !== size) throw new Error(`${bodies.length} bodies`);
  return shuffled(bodies, random);
}

function provincial(code: string, province: string): Organisation[] {
  const rank = province.startsWith('tỉnh') ? 'tỉnh' : 'thành phố';
  const party = province.replace('tỉnh', 'Tỉnh ủy').replace('thành phố', 'Thành ủy');
  const place = province.replace(`${rank} `, '');
  return [
    bodyOf(code, `Ủy ban nhân dân ${province}`, 1),
    ...departments.map((name, index) =>
      bodyOf(`${code}.${two(index)}`, ofRank.has(name) ? `${name} ${rank}` : name, 2, code),
    ),
    ...vertical.map(([name, under]) => {
      const above = `G${two(ministries.indexOf(under))}`;
      return bodyOf(`${above}.${code}`, `${name} ${province}`, 2, above);
    }),
    bodyOf(code.replace('H', 'B'), party, 1),
    bodyOf(
      `${code.replace('H', 'B')}.01`,
      `Ban Tổ chức ${party.split(' ')[0]} ủy ${place}`,
      2,
      code.replace('H', 'B'),
    ),
  ];
}

function communal(code: string, province: string, random: TestRandom): Organisation[] {
  const names = new Set(named[province]);
  const one = (of: readonly string[]) => of[Math.floor(random.number() * of.length)] ?? '';
  while (names.size < communesOfProvince) {
    const rank = random.number() < 0.7 ? 'xã' : 'phường';
    names.add(`${rank} ${one(firstSyllables)} ${one(lastSyllables)}`);
  }
  return [...names].map((name, index) => bodyOf(`${code}.${index + 30}`, `Ủy ban nhân dân ${name}`, 2, code));
}

export function shuffled<Value>(values: readonly Value[], random: TestRandom): Value[] {
  const all = [...values];
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(random.number() * (last + 1));
    [all[last], all[other]] = [all[other] as Value, all[last] as Value];
  }
  return all;
}
