import type { Law } from '../../contract/law/law.ts';
import type { Level } from '../../contract/record/fields.ts';
import type { Right } from '../../contract/rights/right.ts';
import type { Role } from '../../contract/rights/role.ts';
import type { Section } from '../../contract/section/section.ts';
import { loadLaw } from '../../core/law/law.ts';
import { Office } from '../../domain/rights/office.ts';
import { sampleSection, since } from './section.ts';

/** A small agency in which copies are handed over: two units with a shelf each, and who works there. */

export const staff = {
  clerk: 'P00000001',
  head: 'P00000002',
  keeper: 'P00000003',
  reader: 'P00000004',
  /** May see the lowest level alone. */
  trainee: 'P00000005',
  auditor: 'P00000006',
  deputy: 'P00000007',
  /** Left in March. */
  former: 'P00000008',
  /** Has no token, and reads as `reader` does. */
  tokenless: 'P00000009',
} as const;
export const ended = '2026-03-01T00:00:00.000Z';
/** A shelf of the office, two of the other unit, and one that was taken down. */
export const shelves = {
  ...{ office: 'K1-T01-N1', unit: 'K2-T01-N1', second: 'K2-T02-N1', former: 'K3-T01-N1' },
} as const;
/** The delegation of the deputy ends on the first of July. */
export const delegatedUntil = '2026-06-30T17:00:00.000Z';

const person = (code: string, term: { until?: string } = {}) => ({
  ...{ code, name: 'Nguyễn Văn Mẫu', from: since, certificates: [] },
  ...term,
});
const post = (code: string, role: Role, unit: string, more = {}) => ({
  ...{ person: code, role, unit, from: since },
  ...more,
});
const clearance = (code: string, level: Level) => ({ person: code, level, from: since });
const grant = (role: Role, right: Right, level: Level = 'A') => ({ role, right, level, from: since });
const permits: Right[] = ['permit-disclosing', 'permit-lending', 'permit-taking-out'];

export const custodySection = (organisation: string, change: Partial<Section> = {}): Section =>
  sampleSection(organisation, {
    units: [
      { code: 'U01', name: 'Văn phòng', from: since },
      { code: 'U02', name: 'Phòng Tổ chức', from: since },
      { code: 'U03', name: 'Phòng Thanh tra', from: since, until: ended },
    ],
    places: [
      { code: shelves.office, unit: 'U01', from: since },
      { code: shelves.unit, unit: 'U02', from: since },
      { code: shelves.second, unit: 'U02', from: since },
      { code: shelves.former, unit: 'U01', from: since, until: ended },
    ],
    outsidePlaces: [
      { code: 'N01', name: 'Trụ sở tiếp công dân', from: since },
      { code: 'N02', name: 'Trụ sở cũ', from: since, until: ended },
    ],
    persons: Object.values(staff).map((code) => person(code, code === staff.former ? { until: ended } : {})),
    posts: [
      post(staff.clerk, 'clerk', 'U01'),
      post(staff.head, 'head', 'U01', { authority: 2 }),
      post(staff.keeper, 'keeper', 'U02'),
      post(staff.reader, 'recipient', 'U02'),
      post(staff.trainee, 'recipient', 'U02'),
      post(staff.auditor, 'auditor', 'U01'),
      post(staff.deputy, 'deputy', 'U01'),
      post(staff.former, 'clerk', 'U01'),
      post(staff.tokenless, 'recipient', 'U02'),
    ],
    clearances: Object.values(staff).map((code) => clearance(code, code === staff.trainee ? 'C' : 'A')),
    grants: [
      grant('clerk', 'issue'),
      grant('clerk', 'keep'),
      grant('clerk', 'read'),
      grant('clerk', 'receive'),
      grant('clerk', 'register'),
      grant('deputy', 'keep'),
      grant('head', 'issue'),
      grant('head', 'keep'),
      ...permits.map((right) => grant('head', right)),
      grant('head', 'read'),
      grant('keeper', 'keep'),
      grant('keeper', 'read'),
      grant('recipient', 'keep', 'B'),
    ],
    delegations: [
      {
        ...{ number: 7, notation: 'QĐ-UBND', issuedOn: '2026-02-01', by: staff.head, to: staff.deputy },
        ...{ rights: ['permit-lending'], level: 'B', from: since, until: delegatedUntil },
      },
    ],
    ...change,
  });

/** Who may do what there on a day of spring, by the law of then. */
export const custodyOffice = (
  organisation: string,
  change: Partial<Section> = {},
  law: Partial<Law> = {},
): Office => new Office(custodySection(organisation, change), { ...loadLaw('2026-05-05'), ...law });
