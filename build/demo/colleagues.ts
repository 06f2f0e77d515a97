import { type Agency, agencies, type Colleague } from './cast.ts';

/** The units of a staffed agency, its shelves by unit, and where a copy may be taken to. */
export const units = { U01: 'Văn phòng', U02: 'Phòng Nội chính', U03: 'Kho lưu trữ' } as const;
export const shelves = {
  U01: ['K1-T01-N1', 'K1-T01-N2'],
  U02: ['K2-T01-N1'],
  U03: ['K3-T01-N1', 'K3-T01-N2', 'K3-T02-N1'],
} as const;
export const outsidePlaces = { N01: 'Trụ sở tiếp công dân', N02: 'Nhà khách Ủy ban nhân dân tỉnh' } as const;

const ofA: readonly Colleague[] = [
  {
    code: 'P3N8D5C2J',
    name: 'Phạm Thị Minh Châu',
    role: 'deputy',
    unit: 'U01',
    cleared: 'A',
    label: 'CAP PHO A',
    pin: 'CapPhoA-2026',
    algorithm: 'p256',
  },
  {
    code: 'P7Q1W6Z4K',
    name: 'Vũ Thị Thanh Lam',
    role: 'keeper',
    unit: 'U03',
    cleared: 'A',
    label: 'LUU GIU A',
    pin: 'LuuGiuA-2026',
    algorithm: 'p256',
  },
  {
    code: 'P5H9R3T8M',
    name: 'Đỗ Minh Quân',
    role: 'recipient',
    unit: 'U02',
    cleared: 'B',
    label: 'NOI CHINH A',
    pin: 'NoiChinhA-2026',
    algorithm: 'p256',
  },
  {
    code: 'P8B2G7V1N',
    name: 'Bùi Thị Ngọc Lan',
    role: 'auditor',
    unit: 'U01',
    cleared: 'B',
    label: 'KIEM TRA A',
    pin: 'KiemTraA-2026',
    algorithm: 'p256',
  },
];

const [a, b] = agencies;
/** The same two agencies, the first of them with people besides clerk and head. */
export const staffedAgencies: readonly [Agency, Agency] = [{ ...a, colleagues: ofA }, b];
