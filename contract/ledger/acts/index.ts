import { calendar } from './calendar.ts';
import { cancel } from './cancel.ts';
import { closeVolume } from './close-volume.ts';
import { correct } from './correct.ts';
import { decline } from './decline.ts';
import { deliver } from './deliver.ts';
import { directory } from './directory.ts';
import { enrol } from './enrol.ts';
import { enter } from './enter.ts';
import { hand } from './hand.ts';
import { identify } from './identify.ts';
import { incident } from './incident.ts';
import { issue } from './issue.ts';
import { join } from './join.ts';
import { law } from './law.ts';
import { lock } from './lock.ts';
import { lose } from './lose.ts';
import { openVolume } from './open-volume.ts';
import { receive } from './receive.ts';
import { refuse } from './refuse.ts';
import { register } from './register.ts';
import { reject } from './reject.ts';
import { reopen } from './reopen.ts';
import { resend } from './resend.ts';
import { retract } from './retract.ts';
import { retry } from './retry.ts';
import { revocation } from './revocation.ts';
import { section } from './section.ts';
import { separate } from './separate.ts';
import { settle } from './settle.ts';
import { slip } from './slip.ts';
import { status } from './status.ts';
import { unlock } from './unlock.ts';
import { withdraw } from './withdraw.ts';

/**
 * Acts: everything that happens on a terminal, as closed data. A register is what the acts add up to.
 * Documents of proof (signed bytes, CMS) are kept by digest beside the ledger; acts refer to the digests.
 */
export const actForms = {
  register,
  correct,
  cancel,
  issue,
  deliver,
  receive,
  reject,
  enter,
  join,
  refuse,
  status,
  retry,
  withdraw,
  hand,
  slip,
  decline,
  lose,
  retract,
  resend,
  settle,
  reopen,
  enrol,
  identify,
  separate,
  'open-volume': openVolume,
  'close-volume': closeVolume,
  unlock,
  lock,
  directory,
  section,
  calendar,
  law,
  revocation,
  incident,
} as const;
