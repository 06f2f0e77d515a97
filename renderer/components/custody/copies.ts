import type { CopiesShown } from '../../../contract/ipc/custody-channels.ts';
import type { InsideView } from '../../../contract/ipc/custody-views.ts';
import { inOrder } from '../../../contract/lists.ts';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';

/** What names a record, and how high it is. */
export type NamedRecord = Pick<CodedRecord, 'issuer' | 'code' | 'level' | 'number' | 'notation' | 'urgency'>;

/** A copy as it was on show. */
export interface ShownCopy {
  readonly record: NamedRecord;
  readonly copy: number;
  readonly inside: InsideView;
}

/** Copies of one record that stand alike: one act of a dialog each. */
export interface ShownCopies {
  readonly record: NamedRecord;
  readonly copies: readonly number[];
  readonly inside: InsideView;
}

const standing = ({ record: { issuer, code }, inside: { since: _, ...inside } }: ShownCopy): string =>
  JSON.stringify([issuer, code, inside]);

/** Copies by record and by how they stand, in the order in which they come. */
export const groupCopies = (copies: readonly ShownCopy[]): ShownCopies[] =>
  [...Map.groupBy(copies, standing).values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    return [{ record: first.record, inside: first.inside, copies: inOrder(alike.map(({ copy }) => copy)) }];
  });

/** The same as the core is asked about them. */
export const copiesShown = ({
  record: { issuer, code },
  copies,
  inside: { holder, offer },
}: ShownCopies): CopiesShown => ({
  ...{ issuer, code, copies: [...copies], from: holder },
  ...(offer === null ? {} : { offer: offer.entry }),
});

export const countCopies = (items: readonly Pick<ShownCopies, 'copies'>[]): number =>
  items.reduce((sum, { copies }) => sum + copies.length, 0);
