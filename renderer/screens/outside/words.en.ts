import type { vi } from './words.vi.ts';

export const en: typeof vi = {
  name: 'Outside the directory',
  command: 'Open Bodies outside the directory',
  lead: 'Each number is a body that the directory does not list; its name stands in the paper book. Once it is listed, join the number to its code, and its lines show the name.',
  empty: 'No body outside the directory yet.',
  emptyHint:
    'A number is given here, or in the form for paper from or to a body that the directory does not list.',
  code: 'Number',
  kind: 'Kind',
  lines: 'Came from it',
  sent: 'Issued to it',
  organisation: 'In the directory',
  open: 'Not joined',
  identify: 'Join to the directory',
  separate: 'Separate',
  title: 'Join {{code}} to the directory',
  about:
    'What was issued to {{code}} stays on paper until its slip is back. What is registered and not issued yet names the number until its recipients are corrected. New records go by the code of the body. A wrong join can be taken back.',
  body: 'Body of the directory',
  go: 'Join',
  done: '{{code}} joined; its lines show the name.',
  shared:
    'Outgoing records with both {{code}} and this body as recipients: {{count}}. Check again: they may be two bodies.',
  separateWords: {
    title: 'Separate {{code}} from the directory',
    lead: 'The lines of {{code}} show the number again. It can be joined to the right body then. The ledger keeps both acts.',
    reasons: 'Reason for separating',
    go: 'Separate',
    going: 'Writing…',
    done: '{{code}} separated.',
  },
};
