import type { Level } from '../../contract/record/fields.ts';
import type { Role } from '../../contract/rights/role.ts';

/** Who plays in the demo world: two agencies, their people and tokens. Training data throughout. */
export interface Agency {
  /** Short name of its folder and files. */
  readonly key: 'a' | 'b';
  readonly code: string;
  readonly name: string;
  readonly superior: string;
  readonly notationParts: readonly string[];
  readonly terminal: string;
  readonly clerk: Player;
  readonly head: Player;
  readonly seal: { readonly label: string; readonly pin: string; readonly algorithm: Algorithm };
  /** Whom the section lists besides clerk and head; without any, the agency has no section. */
  readonly colleagues: readonly Colleague[];
}
interface Holder {
  readonly code: string;
  readonly name: string;
  readonly label: string;
  readonly pin: string;
  readonly algorithm: Algorithm;
}
export interface Player extends Holder {
  readonly role: 'clerk' | 'head';
}
export interface Colleague extends Holder {
  readonly role: Exclude<Role, Player['role']>;
  /** A code of `units`. */
  readonly unit: string;
  /** The highest level that they may see. */
  readonly cleared: Level;
}
type Algorithm = 'rsa-2048' | 'p256';

export const agencies: readonly [Agency, Agency] = [
  {
    key: 'a',
    code: 'H37.01',
    name: 'Văn phòng Ủy ban nhân dân tỉnh (huấn luyện A)',
    superior: 'H37',
    notationParts: ['UBND', 'VP', 'NC', 'TH', 'KT', 'NV'],
    terminal: 'T7K3Q9XWP',
    clerk: {
      code: 'P4V8N2A6C',
      name: 'Nguyễn Thị Hồng Đào',
      role: 'clerk',
      label: 'VAN THU A',
      pin: 'VanThuA-2026',
      algorithm: 'rsa-2048',
    },
    head: {
      code: 'P9T3R5B7D',
      name: 'Trần Quốc Dũng',
      role: 'head',
      label: 'THU TRUONG A',
      pin: 'ThuTruongA-2026',
      algorithm: 'p256',
    },
    seal: { label: 'CO QUAN A', pin: 'CoQuanA-2026', algorithm: 'rsa-2048' },
    colleagues: [],
  },
  {
    key: 'b',
    code: 'H37.02',
    name: 'Sở Nội vụ (huấn luyện B)',
    superior: 'H37',
    notationParts: ['SNV', 'VP', 'TCBC', 'CCHC'],
    terminal: 'T5M8W2YFG',
    clerk: {
      code: 'P6X1K4E9F',
      name: 'Lê Hoàng Phương Ưng',
      role: 'clerk',
      label: 'VAN THU B',
      pin: 'VanThuB-2026',
      algorithm: 'p256',
    },
    head: {
      code: 'P2Z7M3G5H',
      name: 'Phạm Văn Đức',
      role: 'head',
      label: 'THU TRUONG B',
      pin: 'ThuTruongB-2026',
      algorithm: 'rsa-2048',
    },
    seal: { label: 'CO QUAN B', pin: 'CoQuanB-2026', algorithm: 'p256' },
    colleagues: [],
  },
];

/** Bodies that stand in the directory and have no terminal here: senders and recipients of paper only. */
export const neighbours = [
  { code: 'H37', name: 'Ủy ban nhân dân tỉnh (huấn luyện)', tier: 1, notationParts: ['UBND', 'HĐND'] },
  { code: 'H37.03', name: 'Sở Tài chính (huấn luyện)', tier: 2, notationParts: ['STC', 'VP', 'QLNS'] },
  { code: 'H37.04', name: 'Công an tỉnh (huấn luyện)', tier: 2, notationParts: ['CAT', 'PV01', 'PA03'] },
  { code: 'G01', name: 'Bộ Nội vụ (huấn luyện)', tier: 1, notationParts: ['BNV', 'VP', 'TCBC'] },
] as const;
