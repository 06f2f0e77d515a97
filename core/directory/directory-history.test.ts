import { beforeAll, describe, expect, test } from 'vitest';
import { type Directory, Directory as DirectorySchema } from '../../contract/exchange/directory.ts';
import { type Agency, agency, check, signedAt, testSigner } from '../../test/support/exchange/agencies.ts';
import { fc } from '../../test/support/random.ts';
import { digestOf } from '../encoding/canonical.ts';
import { signStatement } from '../encoding/statement.ts';
import { DirectoryIndex, openDirectory } from './directory.ts';
import { checkHistory } from './directory-history.ts';

const day = (number: number): string => new Date(Date.UTC(2026, 0, number)).toISOString();
const digest = (name: string): string => digestOf(new TextEncoder().encode(name));

const accepted = (previous: Directory, next: Directory): boolean => {
  try {
    checkHistory(previous, next);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'DIRECTORY_HISTORY' });
    return false;
  }
};

describe('a newer directory', () => {
  let a: Agency;
  let old: Directory;
  beforeAll(async () => {
    a = await agency('G22', 'P00000001', 'T00000001');
    old = {
      purpose: 'tram-mat/directory',
      version: 1,
      at: signedAt,
      endpointSigners: [{ digest: digest('endpoint'), from: day(1) }],
      organisations: [a.organisation],
    };
  });
  type Body = Directory['organisations'][number];
  const later = (change: (body: Body) => void): Directory => {
    const next = structuredClone({ ...old, version: 2, at: '2026-12-01T00:00:00.000Z' });
    for (const body of next.organisations) change(body);
    return DirectorySchema.parse(next);
  };
  const retired = '2026-11-30T17:00:00.000Z';
  const end = (entries: readonly { until?: string | undefined }[], until = retired): void => {
    for (const entry of entries) entry.until = until;
  };

  test('may end a person, a certificate, a seal or a body, and enter new ones', () => {
    const entry = { digest: digest('new'), from: '2026-11-25T00:00:00.000Z' };
    const changes: ((body: Body) => void)[] = [
      (body) => end([body]),
      ({ persons }) => end(persons),
      ({ persons }) => end(persons.flatMap(({ certificates }) => certificates)),
      ({ seals }) => end(seals),
      ({ seals }) => void seals.push(entry),
      ({ persons }) => void persons[0]?.certificates.push(entry),
      ({ notationParts }) => void notationParts.push('QLVB'),
    ];
    for (const change of changes) expect(accepted(old, later(change))).toBe(true);
  });

  test('is refused when it removes, moves, back-dates or revives', () => {
    const entry = { digest: digest('new'), from: '2026-11-01T00:00:00.000Z' };
    const changes: ((body: Body) => void)[] = [
      ({ persons }) => void persons.pop(),
      ({ notationParts }) => void notationParts.pop(),
      ({ seals }) => void seals.pop(),
      ({ persons, seals }) => void seals.push(...(persons[0]?.certificates.splice(0) ?? [])),
      ({ seals }) => end(seals, '2026-11-01T00:00:00.000Z'),
      ({ seals }) => void seals.push(entry),
      ({ persons }) => void persons[0]?.certificates.push(entry),
    ];
    for (const change of changes) expect(accepted(old, later(change))).toBe(false);
    const same = later(() => undefined);
    expect(accepted(old, same)).toBe(true);
    expect(accepted(old, { ...same, organisations: [] })).toBe(false);
    expect(accepted(old, { ...same, at: old.at })).toBe(false);
    const ended = later((body) => end([body]));
    expect(accepted(ended, { ...same, at: '2026-12-02T00:00:00.000Z' })).toBe(false);
  });

  test('treats the endpoint’s certificates alike', () => {
    const next = later(() => undefined);
    const [held] = next.endpointSigners;
    if (held === undefined) throw new Error('no signer');
    const renewed = (from: string) => ({ digest: digest('renewed'), from });
    const listed = (endpointSigners: Directory['endpointSigners']) =>
      accepted(old, DirectorySchema.parse({ ...next, endpointSigners }));
    expect(listed([{ ...held, until: retired }, renewed('2026-11-30T00:00:00.000Z')])).toBe(true);
    expect(listed([renewed('2026-11-30T00:00:00.000Z')])).toBe(false);
    expect(listed([held, renewed('2026-11-01T00:00:00.000Z')])).toBe(false);
    expect(listed([{ ...held, until: '2026-11-01T00:00:00.000Z' }])).toBe(false);
    const [body] = next.organisations;
    if (body === undefined) throw new Error('no organisation');
    const organisations = [{ ...body, seals: [...body.seals, held] }];
    expect(() => new DirectoryIndex({ ...next, organisations })).toThrow('DIRECTORY_INVALID');
  });

  test('that drops a former person is not opened beside the one in hand', async () => {
    const authority = testSigner('authority');
    const open = async (directory: Directory, known?: DirectoryIndex) =>
      openDirectory(await signStatement(directory, authority.sign), {
        check,
        authorities: [authority.fingerprint],
        known,
      });
    const known = await open(old);
    const dropped = later(({ persons }) => void persons.pop());
    await expect(open(dropped, known)).rejects.toMatchObject({ code: 'DIRECTORY_HISTORY' });
    await expect(open({ ...later(() => undefined), version: 1 }, known)).rejects.toMatchObject({
      code: 'DIRECTORY_INVALID',
    });
    const ended = later(({ persons }) => end(persons));
    const index = await open(ended, known);
    const holder = (at: string) => index.personByCertificate('G22', a.clerk.fingerprint, at)?.code;
    expect([holder(signedAt), holder(retired)]).toEqual(['P00000001', undefined]);
    expect(index.endOf('G22', a.clerk.fingerprint)).toBe(retired);
    expect(index.person('G22', 'P00000001')?.name).toBe('Nguyễn Thị An');
  });
});

describe('whatever a directory authority publishes', () => {
  const days = fc.integer({ min: 1, max: 20 });
  const term = fc
    .tuple(days, fc.option(days, { nil: undefined }))
    .filter(([from, until]) => until === undefined || from < until)
    .map(([from, until]) => ({ from: day(from), ...(until === undefined ? {} : { until: day(until) }) }));
  const certificates = ['a', 'b'] as const;
  const people = ['P00000001', 'P00000002'] as const;
  const held = (name: string) =>
    fc.option(
      term.map((dated) => ({ digest: digest(name), ...dated })),
      { nil: undefined },
    );
  const person = (code: string) =>
    fc.option(
      fc.tuple(term, ...certificates.map((name) => held(`${code} ${name}`))).map(([dated, ...list]) => ({
        code,
        name: 'An',
        role: 'clerk' as const,
        ...dated,
        certificates: list.filter((each) => each !== undefined),
      })),
      { nil: undefined },
    );
  const directory = (at: number, version: number) =>
    fc.tuple(held('seal'), ...people.map(person)).map(
      ([seal, ...persons]): Directory => ({
        purpose: 'tram-mat/directory',
        version,
        at: day(at),
        endpointSigners: [],
        organisations: [
          {
            ...{ code: 'G22', name: 'A', tier: 1, notationParts: [], terminals: [] },
            persons: persons.filter((each) => each !== undefined),
            seals: seal === undefined ? [] : [seal],
          },
        ],
      }),
    );
  const all = [
    digest('seal'),
    ...people.flatMap((code) => certificates.map((name) => digest(`${code} ${name}`))),
  ];
  const powers = (of: Directory, at: string) => {
    const index = new DirectoryIndex(of);
    return all.map((each) => [
      index.personByCertificate('G22', each, at)?.code,
      index.isOrganisationCertificate('G22', each, at),
    ]);
  };

  test('an accepted one says of all time before the one in hand exactly what that says', () => {
    let taken = 0;
    fc.assert(
      fc.property(
        directory(5, 1),
        directory(10, 2),
        fc.integer({ min: 0, max: 5 }),
        (previous, random, moment) => {
          // Half of what is tried grows out of the one in hand: chance alone would hardly ever be accepted.
          const grown = structuredClone(previous);
          grown.at = day(10);
          for (const next of [random, grown, mixed(grown, random)]) {
            if (!accepted(previous, next)) continue;
            taken += 1;
            expect(powers(next, day(moment))).toEqual(powers(previous, day(moment)));
          }
        },
      ),
    );
    expect(taken).toBeGreaterThan(100);
  });

  test('steps that are each accepted are accepted as one: a terminal may miss versions', () => {
    fc.assert(
      fc.property(directory(3, 1), directory(9, 2), directory(15, 3), (first, second, third) => {
        const next = mixed({ ...structuredClone(first), at: day(9) }, second);
        const last = mixed({ ...structuredClone(next), at: day(15) }, third);
        if (accepted(first, next) && accepted(next, last)) expect(accepted(first, last)).toBe(true);
      }),
    );
  });

  /** `base` with the ends and the additional entries of `other`. */
  function mixed(base: Directory, other: Directory): Directory {
    const next = structuredClone(base);
    const [body, source] = [next.organisations[0], other.organisations[0]];
    if (body === undefined || source === undefined) throw new Error('no organisation');
    for (const person of source.persons) {
      const known = body.persons.find(({ code }) => code === person.code);
      if (known === undefined) body.persons.push(person);
      else if (person.until !== undefined && person.until > known.from) known.until = person.until;
    }
    for (const seal of source.seals) {
      const known = body.seals[0];
      if (known === undefined) body.seals.push(seal);
      else if (seal.until !== undefined && seal.until > known.from) known.until = seal.until;
    }
    return next;
  }
});
