import type { Allocation } from '../../contract/ledger/act.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';

/**
 * Which copy goes to whom: copy 1 to the first recipient, 2 to the second, and so on. The copies that remain
 * stay with the issuer (đơn vị lưu). The register has seen to it that there are enough.
 */
export function allocate(record: Pick<CodedRecord, 'recipients'>): Allocation[] {
  return record.recipients.map((to, index) => ({ to, copies: [index + 1] }));
}
