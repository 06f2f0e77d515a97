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
  title: 'Join {{code}} to the directory',
  about:
    'What was issued to {{code}} stays on paper until its slip is back. New records go by the code of the body. Joining cannot be undone.',
  body: 'Body of the directory',
  go: 'Join',
  done: '{{code}} joined; its lines show the name.',
};
