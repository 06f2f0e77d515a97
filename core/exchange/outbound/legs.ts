import { AppError } from '../../../contract/errors/index.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { isOutside } from '../../../domain/record/outside.ts';
import type { DirectoryIndex } from '../../directory/directory.ts';
import type { CheckSignature } from '../../encoding/statement.ts';

/** The way a record takes to one recipient: sealed to its mailbox, or on paper alone. */
export type Leg =
  | { to: OrganisationCode; by: 'wire'; publicKey: Uint8Array }
  | { to: OrganisationCode; by: 'paper' };

/**
 * The way to each recipient as of now, in the order given. A body without a terminal, or with a mailbox that cannot be
 * used, gets the paper alone and stands in nobody's way. ORGANISATION_UNKNOWN for one that is not listed or has ended.
 */
export async function legsTo(
  recipients: readonly OrganisationCode[],
  { directory, check, now }: { directory: DirectoryIndex; check: CheckSignature; now: Date },
): Promise<Leg[]> {
  const legs: Leg[] = [];
  for (const to of recipients) {
    if (isOutside(to)) {
      legs.push({ to, by: 'paper' });
      continue;
    }
    try {
      legs.push({ to, by: 'wire', publicKey: await directory.mailboxKey(to, check, now) });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'MAILBOX_KEY_MISSING') throw error;
      legs.push({ to, by: 'paper' });
    }
  }
  return legs;
}

/** Those who get the paper alone, ascending. */
export const onPaper = (legs: readonly Leg[]): OrganisationCode[] =>
  legs
    .filter(({ by }) => by === 'paper')
    .map(({ to }) => to)
    .sort();
