import type { RecordInput } from '../../contract/record/coded-record.ts';

/**
 * A complete outgoing record as a clerk types it, of invented bodies and persons. It imports nothing that runs, so the
 * tests of every folder may use it; each names the bodies and numbers that it needs.
 */
export const sampleInput = {
  book: 'outgoing',
  level: 'B',
  typeCode: 'BC',
  number: 7,
  notation: 'BC-UBND',
  issuedOn: '2026-11-20',
  issuer: 'H37',
  signer: 'P00000000',
  recipients: ['G22'],
  urgency: 'normal',
  copies: 2,
  pages: 6,
  enclosures: 1,
  namedOpenerOnly: false,
  copyAllowed: false,
  noteCodes: [],
} satisfies RecordInput;
