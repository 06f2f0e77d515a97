import type { Allocation } from '../../contract/ledger/parts.ts';
import type { CodedRecord, IssuedRecord } from '../../contract/record/coded-record.ts';

/**
 * Which copy goes to whom: copy 1 to the first recipient, 2 to the second, and so on. The copies that remain
 * stay with the issuer (đơn vị lưu). The register has seen to it that there are enough.
 */
export function allocate(record: Pick<CodedRecord, 'recipients'>): Allocation[] {
  return record.recipients.map((to, index) => ({ to, copies: [index + 1] }));
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
