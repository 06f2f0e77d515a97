import type { Dispatch } from '../../contract/exchange/body.ts';
import type { Allocation } from '../../contract/ledger/parts.ts';
import { inOrder } from '../../contract/lists.ts';
import type { CodedRecord, IssuedRecord } from '../../contract/record/coded-record.ts';

type Copied = Pick<CodedRecord, 'recipients' | 'copies'>;

/** The numbers of `count` copies: 1 to `count`. */
export const copyNumbers = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => index + 1);

/** Whether there is a copy for every recipient. */
export const copiesSuffice = ({ copies, recipients }: Copied): boolean => copies >= recipients.length;

/** Which copy goes to whom: copy 1 to the first recipient by code, 2 to the second, and so on. */
export function allocate({ recipients }: Pick<CodedRecord, 'recipients'>): Allocation[] {
  return inOrder(recipients).map((to, index) => ({ to, copies: [index + 1] }));
}

/** Which copies of a record its dispatch gives to whom: what one of the first generation states, the rule since. */
export const allocationOf = (dispatch: Dispatch, record: IssuedRecord): readonly Allocation[] =>
  'allocation' in dispatch ? dispatch.allocation : allocate(record);

/** The copies that no recipient gets; they stay with the issuer (đơn vị lưu). */
export function keptCopies({ copies, recipients }: Copied): number[] {
  const sent = new Set(allocate({ recipients }).flatMap((part) => part.copies));
  return copyNumbers(copies).filter((copy) => !sent.has(copy));
}

/** Whether every recipient, and nobody else, gets copies of its own. */
export function allocationFits(record: IssuedRecord, allocation: readonly Allocation[]): boolean {
  const copies = allocation.flatMap((part) => part.copies);
  return (
    allocation.length === record.recipients.length &&
    record.recipients.every((to) => allocation.some((part) => part.to === to)) &&
    new Set(copies).size === copies.length &&
    copies.every((copy) => copy <= record.copies)
  );
}
