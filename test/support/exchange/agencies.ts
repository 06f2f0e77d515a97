import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { AppError } from '../../../contract/errors/index.ts';
import type { Directory, Organisation } from '../../../contract/exchange/directory.ts';
import { DirectoryIndex } from '../../../core/directory/directory.ts';
import { canonicalBytes, digestOf } from '../../../core/encoding/canonical.ts';
import {
  type CheckSignature,
  type SignBytes,
  signStatement,
  toBase64,
} from '../../../core/encoding/statement.ts';
import { generateMailboxKey, type MailboxKey, openMailboxKey } from '../../../core/exchange/message/seal.ts';

/** For tests: two agencies whose keys are real, with raw P-256 signatures in place of CMS. */

const known = new Map<
  string,
  { key: ReturnType<typeof generateKeyPairSync>['publicKey']; subject: string }
>();
/** Since when the agencies and their people stand in the directory. */
const entered = '2026-01-01T00:00:00.000Z';
export const signedAt = '2026-11-23T01:00:00.000Z';

export interface TestSigner {
  fingerprint: string;
  sign: SignBytes;
}

export function testSigner(subject: string): TestSigner {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const fingerprint = digestOf(publicKey.export({ type: 'spki', format: 'der' }));
  known.set(fingerprint, { key: publicKey, subject });
  return {
    fingerprint,
    sign: async (content) =>
      Buffer.concat([Buffer.from(fingerprint, 'hex'), sign('sha256', content, privateKey)]),
  };
}

/** An honest signer signs at the time that the statement names, if it names one. */
export const check: CheckSignature = async (content, cms) => {
  const fingerprint = Buffer.from(cms.subarray(0, 32)).toString('hex');
  const holder = known.get(fingerprint);
  if (holder === undefined) throw new AppError('CERTIFICATE_UNTRUSTED');
  if (!verify('sha256', content, holder.key, cms.subarray(32))) throw new AppError('SIGNATURE_INVALID');
  const { at = signedAt }: { at?: string } = JSON.parse(new TextDecoder().decode(content));
  return { fingerprint, subject: holder.subject, at, warnings: [] };
};

export const endpointKey = testSigner('endpoint');

export interface Agency {
  code: string;
  terminal: string;
  personCode: string;
  clerk: TestSigner;
  seal: TestSigner;
  mailbox: MailboxKey;
  organisation: Organisation;
}

/** A mailbox key as the directory lists it, signed by the agency's own token. */
export async function mailboxOf(
  code: string,
  seal: TestSigner,
  publicKey: Uint8Array,
): Promise<NonNullable<Organisation['mailbox']>> {
  const statement = {
    purpose: 'tram-mat/mailbox',
    organisation: code,
    suite: 'xwing-aes256gcm-1',
    publicKey: toBase64(publicKey),
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2028-01-01T00:00:00.000Z',
  } as const;
  const { signature } = await signStatement(statement, seal.sign);
  return { statement, signature: toBase64(signature) };
}

export async function agency(code: string, personCode: string, terminal: string): Promise<Agency> {
  const clerk = testSigner(`clerk ${code}`);
  const seal = testSigner(`seal ${code}`);
  const pair = await generateMailboxKey();
  return {
    code,
    terminal,
    personCode,
    clerk,
    seal,
    mailbox: await openMailboxKey(pair.privateKey),
    organisation: {
      code,
      name: `Cơ quan ${code}`,
      tier: 1,
      notationParts: ['VP', 'M'],
      persons: [
        {
          code: personCode,
          name: 'Nguyễn Thị An',
          role: 'clerk',
          from: entered,
          certificates: [{ digest: clerk.fingerprint, from: entered }],
        },
      ],
      seals: [{ digest: seal.fingerprint, from: entered }],
      terminals: [{ code: terminal, key: digestOf(canonicalBytes(terminal)) }],
      mailbox: await mailboxOf(code, seal, pair.publicKey),
    },
  };
}

const directoryOf = (agencies: readonly Agency[]): Directory => ({
  purpose: 'tram-mat/directory',
  version: 1,
  at: signedAt,
  endpointSigners: [{ digest: endpointKey.fingerprint, from: entered }],
  organisations: agencies.map(({ organisation }) => organisation),
});

export const indexOf = (...agencies: Agency[]): DirectoryIndex => new DirectoryIndex(directoryOf(agencies));
