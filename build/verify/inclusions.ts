import { AppError } from '../../contract/errors/index.ts';
import { canonicalBytes } from '../../core/encoding/canonical.ts';
import { checkEntryProof, readEntryProof } from '../../core/ledger/inclusion.ts';
import { type Examination, guarded } from './examination.ts';
import type { Seen } from './ledger-verdict.ts';

/** Single entries proven under a checkpoint that lies in the folder, whose signature was checked before. */
export async function verifyInclusions(
  { evidence, report }: Examination,
  signedTo: Seen['signedTo'],
): Promise<void> {
  for (const letter of evidence.list(/^inclusion-([a-z])\.json$/)) {
    const name = `inclusion-${letter}.json`;
    await guarded(
      () => {
        const given = readEntryProof(evidence.read(name));
        const statement = Buffer.from(canonicalBytes(given.checkpoint));
        const isSigned = evidence
          .numbered(new RegExp(`^(checkpoint-${letter}-[0-9]+)\\.json$`))
          .some((checkpoint) => statement.equals(evidence.read(`${checkpoint}.json`)));
        const isCovered = given.checkpoint.toSeq <= (signedTo.get(letter) ?? 0);
        const entry = isSigned && isCovered ? checkEntryProof(given) : undefined;
        if (entry === undefined) throw new AppError('CHECKPOINT_INVALID');
        report.line(`${name}: ĐÚNG / holds — ${entry.seq} ${entry.act}`);
      },
      (code, thrown) => report.fault(code, name, thrown),
    );
  }
}
