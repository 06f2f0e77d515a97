import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../contract/exchange/directory.ts';
import type { Section } from '../../contract/section/section.ts';
import { type Agency, agency, check, signedAt, testSigner } from '../../test/support/exchange/agencies.ts';
import { people, sampleSection, since } from '../../test/support/section.ts';
import { DirectoryIndex } from '../directory/directory.ts';
import { signStatement } from '../encoding/statement.ts';
import { openSection, SectionIndex } from './section.ts';

const organisation = 'G22';
const later = '2026-12-01T00:00:00.000Z';
const [head, officer, clerk] = [testSigner('head'), testSigner('officer'), testSigner('clerk')];

describe('a section', () => {
  let directory: DirectoryIndex;
  beforeAll(async () => {
    const a: Agency = await agency(organisation, people.clerk, 'T00000001');
    const listed = (code: string, role: 'head' | 'clerk', { fingerprint }: typeof head) => ({
      ...{ code, name: 'Người Mẫu', role, from: since },
      certificates: [{ digest: fingerprint, from: since }],
    });
    directory = new DirectoryIndex({
      ...{ purpose: 'tram-mat/directory', version: 1, at: signedAt, endpointSigners: [] },
      organisations: [
        {
          ...a.organisation,
          persons: [
            listed('P00000009', 'head', head),
            listed(people.officer, 'clerk', officer),
            listed(people.clerk, 'clerk', clerk),
          ],
        },
      ],
    });
  });
  const opened = async (section: Section, signer: typeof head, known?: SectionIndex) =>
    openSection(await signStatement(section, signer.sign), { check, organisation, directory, known });
  const first = sampleSection(organisation);
  const second = sampleSection(organisation, { version: 2, at: later });
  const known = new SectionIndex(first);

  it('is signed by a head first, and by the security officer of the one before from then on', async () => {
    expect((await opened(first, head)).statement).toEqual(first);
    expect((await opened(second, officer, known)).statement).toEqual(second);
    for (const signer of [officer, clerk, testSigner('nobody')])
      await expect(opened(first, signer)).rejects.toMatchObject({ code: 'SECTION_SIGNER' });
    for (const signer of [head, clerk])
      await expect(opened(second, signer, known)).rejects.toMatchObject({ code: 'SECTION_SIGNER' });
    await expect(opened(second, head)).rejects.toMatchObject({ code: 'SECTION_SIGNER' });
  });

  it('is signed by a head again once the directory lists none of its officers any more', async () => {
    const without = (ended: readonly string[]) => {
      const { statement } = directory;
      const organisations = structuredClone(statement.organisations);
      for (const { persons } of organisations)
        for (const person of persons) if (ended.includes(person.code)) person.until = signedAt;
      return new DirectoryIndex({ ...statement, organisations });
    };
    const openedBy = async (signer: typeof head, ...ended: readonly string[]) =>
      openSection(await signStatement(second, signer.sign), {
        ...{ check, organisation, known },
        directory: without(ended),
      });
    expect((await openedBy(head, people.officer)).statement).toEqual(second);
    for (const refused of [
      openedBy(head, people.clerk),
      openedBy(clerk, people.officer),
      openedBy(officer, people.officer),
      openedBy(head, people.officer, 'P00000009'),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'SECTION_SIGNER' });
  });

  it('is taken in while its signer may still sign, and a head’s while no officer may', async () => {
    const listed = (change: (person: Person) => Person) => {
      const { statement } = directory;
      const organisations = statement.organisations.map((body) => ({
        ...body,
        persons: body.persons.map(change),
      }));
      return new DirectoryIndex({ ...statement, organisations });
    };
    const takenAt = '2026-12-20T00:00:00.000Z';
    const taken = async (signer: typeof head, people: DirectoryIndex) =>
      openSection(await signStatement(second, signer.sign), {
        ...{ check, organisation, known, takenAt, directory: people },
      });
    const refused = { code: 'SECTION_SIGNER' };
    const left = (code: string) =>
      listed((person) => (person.code === code ? { ...person, until: '2026-12-10T00:00:00.000Z' } : person));
    expect((await taken(officer, directory)).statement).toEqual(second);
    await expect(taken(officer, left(people.officer))).rejects.toMatchObject(refused);
    // Without a certificate in force nobody can sign, so that a head does.
    const bare = (from?: string) =>
      listed((person) =>
        person.code === people.officer
          ? {
              ...person,
              certificates: person.certificates.flatMap((held) => (from ? { ...held, from } : [])),
            }
          : person,
      );
    expect((await taken(head, bare())).statement).toEqual(second);
    await expect(taken(head, bare('2026-12-15T00:00:00.000Z'))).rejects.toMatchObject(refused);
  });

  it('is not signed by one whose post has ended', async () => {
    const posts = first.posts.map((post) => ({ ...post, until: '2026-11-30T00:00:00.000Z' }));
    const former = new SectionIndex(sampleSection(organisation, { posts }));
    await expect(opened(second, officer, former)).rejects.toMatchObject({ code: 'SECTION_SIGNER' });
  });

  it('is not signed by a former officer whose signature states a time before the end of the post', async () => {
    const posts = first.posts.map((post) => ({ ...post, until: '2026-11-30T23:59:59.000Z' }));
    const former = new SectionIndex(sampleSection(organisation, { posts }));
    const signed = await signStatement(second, officer.sign);
    const before: typeof check = async (...signature) => ({
      ...(await check(...signature)),
      at: '2026-11-30T23:59:58.000Z',
    });
    await expect(
      openSection(signed, { check: before, organisation, directory, known: former }),
    ).rejects.toMatchObject({ code: 'SECTION_SIGNER' });
  });

  it('is of this organisation, later than the one in hand, and not dated ahead', async () => {
    await expect(opened(sampleSection('G23'), head)).rejects.toMatchObject({ code: 'SECTION_OF_ANOTHER' });
    await expect(opened(first, officer, known)).rejects.toMatchObject({ code: 'SECTION_OLDER' });
    const forged = { content: new Uint8Array([123, 125]), signature: new Uint8Array(64) };
    await expect(openSection(forged, { check, organisation, directory })).rejects.toMatchObject({
      code: 'SECTION_INVALID',
    });
  });

  it('names nothing that it does not list, and no certificate twice', async () => {
    const twice = first.persons.map((person) => ({
      ...person,
      certificates: [{ digest: head.fingerprint, from: since }],
    }));
    const [post] = first.posts;
    for (const wrong of [
      { units: first.units.slice(0, 1) },
      { persons: first.persons.slice(1) },
      { persons: twice },
      { posts: post === undefined ? [] : [{ ...post, until: since }] },
    ])
      await expect(
        opened(sampleSection(organisation, wrong), head),
        Object.keys(wrong)[0],
      ).rejects.toMatchObject({
        code: 'SECTION_INVALID',
      });
  });
});
