import type { vi } from './words.vi.ts';

export const en: typeof vi = {
  name: 'Ledger',
  command: 'Open the ledger',
  keys: {
    heading: 'In the ledger',
    does: {
      verify: 'Verify the ledger now',
      signNow: 'Sign the unsigned acts',
    },
  },
  lead: 'Every act stands in one append-only chain, signed by the token and countersigned by the endpoint.',
  seq: 'Seq.',
  at: 'Time',
  actor: 'Actor',
  session: 'Terminal, in the session of',
  act: 'Act',
  subject: 'Subject',
  hash: 'Hash',
  signed: 'Signed',
  verify: 'Verify now',
  verifying: 'Verifying chain, checkpoints and signatures…',
  sign: 'Sign now ({{count}})',
  signing: 'Signing a checkpoint…',
  signedNow: 'Everything that waited is signed.',
  allSigned: 'Nothing waits to be signed',
  rebuild: 'Rebuild registers from the ledger',
  rebuilding: 'Rebuilding both registers from the ledger…',
  rebuiltSame: 'Rebuilt: both registers are exactly what the ledger says.',
  rebuiltDiffered:
    'Rebuilt: a register differed from the ledger and has been mended. Tell the administrator.',
  verdictOk: 'The ledger is whole',
  verdictBad: 'The ledger fails at entry {{seq}}',
  verdictBadUnknown: 'The ledger fails',
  verdictFacts:
    'entries {{entries}} · checkpoints {{checkpoints}} · signed {{signed}} · anchored {{anchored}}',
  verdictTime: 'verified in {{ms}} ms',
  head: 'Head',
  empty: 'The ledger has no entry yet.',
};
