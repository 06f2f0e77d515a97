import { z } from 'zod';
import { ascending } from '../lists.ts';
import { CopyNumber } from '../record/fields.ts';
import { Warning } from '../record/warning.ts';
import { Digest, Instant, OrganisationCode } from '../scalar.ts';

/** Parts that the data of several acts share. */

/** Which copies went to whom (bản số … gửi …). */
export const Allocation = z.strictObject({
  to: OrganisationCode,
  copies: z.array(CopyNumber).min(1).max(999),
});
export type Allocation = z.infer<typeof Allocation>;

/** A signed statement: digests of the exact bytes and of the detached CMS over them. */
export const Proof = z.strictObject({ content: Digest, signature: Digest });
export type Proof = z.infer<typeof Proof>;

/** Which directory a terminal used: its version and the SHA-256 of its signed bytes. */
export const DirectoryMark = z.strictObject({ version: z.int().min(1), digest: Digest });
export type DirectoryMark = z.infer<typeof DirectoryMark>;

/** The same, and when it was signed: what a later directory ends after that was not known to who used this one. */
export const DatedDirectoryMark = DirectoryMark.extend({ at: Instant });
export type DatedDirectoryMark = z.infer<typeof DatedDirectoryMark>;

/** Which directory an act names; ledgers that were begun before its date was named lack that. */
export type UsedDirectory = DirectoryMark & { readonly at?: Instant };

/** Which section of the organisation a terminal used: the same of it. */
export const SectionMark = z.strictObject({ version: z.int().min(1), digest: Digest });
export type SectionMark = z.infer<typeof SectionMark>;

/** What the clerk saw of a line and went on with. */
export const Warnings = ascending(Warning, { max: Warning.options.length });
