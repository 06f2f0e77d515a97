import { agencies } from '../../../build/demo/cast.ts';
import type { Directory, Organisation } from '../../../contract/exchange/directory.ts';
import { DirectoryIndex } from '../../../core/directory/directory.ts';

/** As many units as the national document axis joins. */
const units = 10_291;

const kinds = ['Sở', 'Ban', 'Chi cục', 'Phòng', 'Trung tâm', 'Ủy ban nhân dân xã', 'Văn phòng'] as const;
const fields = [
  'Nội vụ',
  'Tài chính',
  'Tư pháp',
  'Công Thương',
  'Xây dựng',
  'Y tế',
  'Dân tộc và Tôn giáo',
  'Khoa học và Công nghệ',
  'Nông nghiệp và Môi trường',
  'Giáo dục và Đào tạo',
  'Ngoại vụ',
  'Thanh tra',
  'Đường Lâm',
] as const;

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `P` and eight Crockford characters, a different one for each number. */
function personCode(n: number): string {
  let rest = n;
  let text = '';
  for (let place = 0; place < 8; place++) {
    text = (crockford[rest % 32] ?? '0') + text;
    rest = Math.floor(rest / 32);
  }
  return `P${text}`;
}

const unitCode = (n: number): string => `H${String(n % 63).padStart(2, '0')}.${n}`;

/** A directory of the national size, two persons in each unit. Not signed: only look-ups are measured on it. */
export function nationalDirectory(): { index: DirectoryIndex; codes: string[]; signers: string[] } {
  const [self] = agencies;
  const organisations: Organisation[] = Array.from({ length: units - 1 }, (_, n) => ({
    code: unitCode(n),
    name: `${kinds[n % kinds.length] ?? 'Sở'} ${fields[n % fields.length] ?? 'Nội vụ'} số ${n}`,
    tier: 2 + (n % 3),
    notationParts: [],
    persons: [person(2 * n), person(2 * n + 1)],
    seals: [],
    terminals: [],
  }));
  const signers = Array.from({ length: 20 }, (_, n) => 1_000_000 + n).map(person);
  const own: Organisation = {
    code: self.code,
    name: self.name,
    tier: 2,
    notationParts: ['UBND'],
    persons: signers,
    seals: [],
    terminals: [],
  };
  const directory: Directory = {
    purpose: 'tram-mat/directory',
    version: 1,
    at: '2026-03-01T00:00:00.000Z',
    endpointSigners: [],
    organisations: [own, ...organisations],
  };
  return {
    index: new DirectoryIndex(directory),
    codes: organisations.map(({ code }) => code),
    signers: signers.map(({ code }) => code),
  };
}

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Dương'] as const;
const given = ['Hồng Đào', 'Quốc Dũng', 'Văn Đức', 'Phương Ưng', 'Thị Nga', 'Minh Khôi', 'Đình Ân'] as const;

const person = (n: number): Organisation['persons'][number] => ({
  code: personCode(n),
  name: `${families[n % families.length] ?? 'Lê'} ${given[n % given.length] ?? 'Nga'}`,
  role: 'clerk',
  from: '2026-01-01T00:00:00.000Z',
  certificates: [],
});
