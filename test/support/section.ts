import { Section } from '../../contract/section/section.ts';
import { signedAt } from './exchange/agencies.ts';

/** When the people of a test's section took office. */
export const since = '2026-01-01T00:00:00.000Z';
export const people = {
  clerk: 'P00000001',
  officer: 'P00000002',
  keeper: 'P00000003',
} as const;

/** A section of two units and three persons, as version 1 of a small agency. */
export const sampleSection = (organisation: string, change: Partial<Section> = {}): Section =>
  Section.parse({
    purpose: 'tram-mat/section',
    organisation,
    version: 1,
    at: signedAt,
    units: [
      { code: 'U01', name: 'Văn phòng', from: since },
      { code: 'U02', name: 'Phòng Tổ chức', from: since },
    ],
    places: [{ code: 'K1-T01-N1', unit: 'U01', from: since }],
    outsidePlaces: [{ code: 'N01', name: 'Trụ sở tiếp công dân', from: since }],
    persons: Object.values(people).map((code) => ({
      ...{ code, name: 'Nguyễn Văn Mẫu', from: since, certificates: [] },
    })),
    posts: [
      { person: people.clerk, role: 'clerk', unit: 'U01', from: since },
      { person: people.officer, role: 'security-officer', unit: 'U01', from: since },
      { person: people.keeper, role: 'keeper', unit: 'U02', from: since },
    ],
    clearances: [
      { person: people.clerk, level: 'B', from: since },
      { person: people.officer, level: 'A', from: since },
    ],
    grants: [{ role: 'keeper', right: 'keep', level: 'B', from: since }],
    delegations: [
      {
        ...{ number: 7, notation: 'QĐ-UBND', issuedOn: '2026-02-01', by: people.officer, to: people.clerk },
        ...{ rights: ['permit-lending'], level: 'C', from: since, until: '2027-01-01T00:00:00.000Z' },
      },
    ],
    ...change,
  });
