import { staffedAgencies } from '../../../build/demo/colleagues.ts';
import type { PersonCode } from '../../../contract/scalar.ts';

/** Who works in the two agencies of the story, and where. All of it is invented. */

const [a, b] = staffedAgencies;

/** Somebody with a token of their own. */
export interface Holder {
  readonly code: PersonCode;
  readonly name: string;
  readonly pin: string;
}

function colleague(role: (typeof a.colleagues)[number]['role']): Holder {
  const found = a.colleagues.find((each) => each.role === role);
  if (found === undefined) throw new Error(`the cast has no ${role}`);
  return found;
}

/** Who has a turn at a terminal. The directory lists clerks and heads, the section alone the others. */
export const tokens = {
  a: {
    clerk: a.clerk,
    /** Permits, and signs the sections as the security officer. */
    head: a.head,
    deputy: colleague('deputy'),
    keeper: colleague('keeper'),
    recipient: colleague('recipient'),
    auditor: colleague('auditor'),
  },
  b: { clerk: b.clerk, head: b.head },
} as const satisfies Record<'a' | 'b', Record<string, Holder>>;
export type Key = keyof typeof tokens;
export type Who<Of extends Key = Key> = Of extends Key ? keyof (typeof tokens)[Of] : never;

/** Who has no token signs the paper book: an expert, and who takes over from them. */
export const withoutToken = {
  expert: { code: 'P7C4F8J2M', name: 'Bùi Quang Đạt' },
  successor: { code: 'P0E5G9X3T', name: 'Ngô Thị Bích Hằng' },
} as const;

/** Persons of A by the names of the story. */
export const people = {
  clerk: a.clerk.code,
  head: a.head.code,
  deputy: tokens.a.deputy.code,
  keeper: tokens.a.keeper.code,
  recipient: tokens.a.recipient.code,
  auditor: tokens.a.auditor.code,
  expert: withoutToken.expert.code,
  successor: withoutToken.successor.code,
} as const;
export const units = { office: 'U01', planning: 'U02', archive: 'U03' } as const;
export const shelves = {
  office: 'K1-T01-N1',
  second: 'K1-T01-N2',
  archive: 'K2-T03-N1',
  /** Since the new year. */
  upper: 'K2-T03-N2',
} as const;
export const outside = { receptions: 'N01' } as const;

/** Bodies of the directory that get paper alone. */
export const bodies = { province: 'H37', finance: 'H37.03', police: 'H37.04', ministry: 'G01' } as const;
export const codes = { a: a.code, b: b.code } as const;
