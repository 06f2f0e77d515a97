import type { vi } from './words.vi.ts';

export const en: typeof vi = {
  name: 'Incoming check',
  command: 'Incoming check',
  keys: {
    heading: 'In the incoming check',
    does: {
      compare: 'Compare and enter',
      refuse: 'Refuse',
    },
  },
  leadReader:
    'Envelopes that wait for whoever may receive them. Level and number show once the paper has been counted.',
  lead: 'Count the paper envelope first, then compare. Nothing is entered until every figure agrees.',
  list: 'Envelopes waiting',
  none: 'No envelope waits to be checked.',
  noneHint: 'A new record shows here as soon as it has come and its signatures hold.',
  received: 'The record received',
  hidden: 'Not shown while counting; in the register once entered',
  counted: 'Your count of the paper envelope',
  sealQuestion: 'Seal and wrapping',
  sealYes: 'Intact',
  sealNo: 'Torn, opened or odd',
  compare: 'Compare and enter',
  entering: 'Signing and entering…',
  entered: 'Entered as ordinal {{ordinal}}, arrival number {{arrivalNumber}}. The sender is told.',
  paper: 'Its paper was entered before the envelope came: ordinal {{ordinal}}/{{year}}.',
  paperSame:
    'All fields agree with the record the sender signed. After the count the envelope joins that line.',
  paperDiffers:
    'Differs from the record the sender signed in: {{fields}}. Compare with the paper again; if the record is right, the line takes the signed fields and the ledger keeps both. If it is wrong, refuse it.',
  differs: 'Your count differs from the record',
  differsHere: 'Differs from the record; count again.',
  differsLead: 'Count again. If it still differs, refuse it; the sender sees the reason at once.',
  field: 'Field',
  yours: 'Your count',
  recount: 'Count again',
  refuse: 'Refuse',
  refuseTitle: 'Refuse the document',
  refuseLead:
    'Choose reasons from the catalogue. The refusal is signed and sent at once; nothing is entered.',
  reasons: 'Reasons',
  refusedBefore: 'A record with this code came before and was refused here:',
  refusedAt: 'Refused at {{at}}, because:',
  withoutReason: 'Differs from the record, and has no reason yet: {{fields}}. Choose the reason that fits.',
  refuseGo: 'Sign and refuse',
  refusing: 'Signing the refusal…',
  refused: 'Refused; the sender will get the reason.',
  rejectedTitle: 'Untrusted envelopes kept back',
  rejectedLead: 'These are not let into the register. They are kept as they came for examination.',
};
