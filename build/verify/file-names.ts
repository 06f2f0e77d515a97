/**
 * The files that an export may hold (core/evidence/export.ts, build/walkthrough/evidence.ts). The names are a closed set
 * with one spelling each, so that a name can neither carry text nor decide anything: what a file is, its content says.
 */

const KiB = 1024;
const MiB = 1024 * KiB;

/** Statements and signatures as the contract bounds them (contract/exchange/body.ts), with room. */
const statement = 128 * KiB;
/** A section that was taken in is a proof as well (core/intake/section.ts). */
const document = 16 * MiB;
const signature = 64 * KiB;
export const certificate = 64 * KiB;
export const revocationList = 32 * MiB;
/** All certificates in the `trust/` of an export together: they are held in memory. */
export const exportedCertificates = 32 * MiB;
/**
 * All its revocation lists together. They are read one at a time, so that this bounds time (some ten minutes) and not
 * memory. The weekly lists of five authorities in thirty years are 8 GiB at 1 MiB each.
 */
export const exportedLists = 16 * 1024 * MiB;
export const directory = 64 * MiB;
/** As in the proof of a single entry (core/ledger/inclusion.ts). */
export const ledgerLine = MiB;

/** Signed statements beside the ledgers, by name. */
export const signedNames = ['dispatch', 'receipt', 'record', 'storage-receipt'] as const;
export type SignedName = (typeof signedNames)[number];

/** A place in a series as an export writes it: six digits, and more only where they are needed. */
const place = '(?:(?!000000)[0-9]{6}|[1-9][0-9]{6})';
const shortPlace = '(?:(?!00)[0-9]{2}|[1-9][0-9]{2,3})';
/** A vault keeps every list that it has ever used. */
const listPlace = '(?:(?!00)[0-9]{2}|[1-9][0-9]{2,4})';

const forms: readonly [name: RegExp, maxBytes: number][] = [
  [/^terminal-[a-z]\.json$/, statement],
  // Read line by line, each bounded.
  [/^ledger-[a-z]\.jsonl$/, Number.POSITIVE_INFINITY],
  [new RegExp(`^(?:checkpoint|anchor)-[a-z](?:-${place})?\\.json$`), statement],
  [new RegExp(`^(?:checkpoint|anchor)-[a-z](?:-${place})?\\.p7s$`), signature],
  [/^inclusion-[a-z]\.json$/, 4 * MiB],
  [/^proof\/[0-9a-f]{64}$/, document],
  [/^directory\.json$/, directory],
  [/^directory\.p7s$/, signature],
  [new RegExp(`^(?:${signedNames.join('|')})\\.json$`), statement],
  [new RegExp(`^(?:${signedNames.join('|')})\\.p7s$`), signature],
  [new RegExp(`^trust/(?:anchor|intermediate)-${shortPlace}\\.der$`), certificate],
  [new RegExp(`^trust/crl-${listPlace}\\.crl$`), revocationList],
  [/^README\.txt$/, 64 * KiB],
  [/^chain\.pem$/, MiB],
];

/** How large a file of this name may be; undefined for a name that no export has. */
export function maxBytesOf(name: string): number | undefined {
  return forms.find(([form]) => form.test(name))?.[1];
}

/** The folders of an export. */
export const folders = ['proof', 'trust'] as const;
