import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Section } from '../../contract/section/section.ts';
import { canonicalBytes } from '../../core/encoding/canonical.ts';
import type { SignBytes } from '../../core/encoding/statement.ts';
import { fingerprint } from '../../core/signature/certificates.ts';
import { signDetached } from '../../core/signature/sign.ts';
import { createP256Pki, testSigner } from './certificates.ts';
import { sampleSection } from './section.ts';
import { sampleConfig } from './terminal-config.ts';

/** The home of a terminal as an import reads it, with the keys of those who sign what comes in; no vault. */
export interface IntakeHome {
  readonly signers: Readonly<Record<'authority' | 'person', SignBytes>>;
  /** A revocation list of an authority that the home does not trust. */
  readonly foreignList: Uint8Array;
  section(change?: Partial<Section>): Section;
  /** Writes the configuration and the trust files. */
  write(folder: string): void;
}

export async function intakeHome(): Promise<IntakeHome> {
  const [pki, foreign] = [await createP256Pki(), await createP256Pki()];
  const [authority, person] = [await testSigner(pki), await testSigner(pki)];
  const { trust } = pki;
  const foreignList = foreign.trust.crls[0] ?? new Uint8Array();
  await Promise.all([pki.remove(), foreign.remove()]);
  const signs =
    (signer: typeof authority): SignBytes =>
    (content) =>
      signDetached(content, signer, new Date());
  return {
    signers: { authority: signs(authority), person: signs(person) },
    foreignList,
    section: (change) =>
      sampleSection(sampleConfig.organisation, { at: new Date().toISOString(), ...change }),
    write(folder) {
      for (const role of ['anchors', 'intermediates', 'crls'] as const) {
        mkdirSync(join(folder, 'trust', role), { recursive: true });
        for (const [index, bytes] of trust[role].entries())
          writeFileSync(join(folder, 'trust', role, `${index}.der`), bytes);
      }
      const config = { ...sampleConfig, directoryAuthorities: [fingerprint(authority.certificate)] };
      writeFileSync(join(folder, 'terminal.json'), canonicalBytes(config));
    },
  };
}
