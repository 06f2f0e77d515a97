import type { Act } from '../../contract/ledger/act.ts';
import type { Section } from '../../contract/section/section.ts';
import { DirectoryIndex } from '../../core/directory/directory.ts';
import { digestOf } from '../../core/encoding/canonical.ts';
import { type SignedBytes, signStatement } from '../../core/encoding/statement.ts';
import { agency, signedAt, type TestSigner, testSigner } from './exchange/agencies.ts';
import { people, sampleSection, since } from './section.ts';

/**
 * An organisation whose directory lists a head, a clerk and the security officer; the keeper's token stands in the
 * section alone. Raw signatures in place of CMS (exchange/agencies.ts).
 */
export async function sectionOffice(organisation = 'G22') {
  const signers = {
    head: testSigner('head'),
    officer: testSigner('officer'),
    clerk: testSigner('clerk'),
    keeper: testSigner('keeper'),
  };
  const listed = (code: string, role: 'head' | 'clerk', { fingerprint }: TestSigner) => ({
    ...{ code, name: 'Người Mẫu', role, from: since },
    certificates: [{ digest: fingerprint, from: since }],
  });
  const body = (await agency(organisation, people.clerk, 'T00000001')).organisation;
  const directory = new DirectoryIndex({
    ...{ purpose: 'tram-mat/directory', version: 1, at: signedAt, endpointSigners: [] },
    organisations: [
      {
        ...body,
        persons: [
          listed('P00000009', 'head', signers.head),
          listed(people.officer, 'clerk', signers.officer),
          listed(people.clerk, 'clerk', signers.clerk),
        ],
      },
    ],
  });

  /** A section of the office, in which the keeper has a token. */
  const section = (change: Partial<Section> = {}): Section => {
    const sample = sampleSection(organisation, change);
    const certificates = [{ digest: signers.keeper.fingerprint, from: since }];
    const persons = sample.persons.map((person) =>
      person.code === people.keeper ? { ...person, certificates } : person,
    );
    return { ...sample, persons };
  };
  const proofs = new Map<string, Uint8Array>();
  /** The act that takes a section in; its bytes are among the proofs. */
  const taken = async (stated: Section, signer: TestSigner): Promise<Act & { act: 'section' }> => {
    const signed: SignedBytes = await signStatement(stated, signer.sign);
    const [content, signature] = [digestOf(signed.content), digestOf(signed.signature)];
    proofs.set(content, signed.content).set(signature, signed.signature);
    const { version } = stated;
    return {
      act: 'section',
      subject: '0123456789ABCDEF',
      data: { version, statement: { content, signature } },
    };
  };
  return { organisation, directory, signers, section, taken, proofs };
}
