import { IssuedRecord } from '../../contract/record/coded-record.ts';
import { controlCodeFrom } from '../../contract/record/control-code.ts';
import type { ExpectedEnvelope } from '../../domain/record/envelope-count.ts';

/** An envelope with copies 2 and 3 of five. */
export const envelope = (namedOpenerOnly: boolean): ExpectedEnvelope => ({
  record: IssuedRecord.parse({
    code: controlCodeFrom(new Uint8Array(12).fill(7)),
    level: 'B',
    number: 128,
    notation: 'BC-UBND',
    issuer: 'G22',
    recipients: ['H37', 'H40'],
    urgency: 'normal',
    copies: 5,
    namedOpenerOnly,
    typeCode: 'BC',
    issuedOn: '2026-11-20',
    signer: 'P00000000',
    pages: 12,
    enclosures: 1,
  }),
  copies: [2, 3],
});
/** What a clerk counts where nothing is missing. */
export const right = {
  level: 'B',
  number: 128,
  copies: 2,
  pages: 12,
  enclosures: 1,
  sealIntact: true,
} as const;
