import type { ActName, LedgerEntry } from '../../contract/ledger/act.ts';
import { accept } from './accept.ts';
import { archive } from './archive.ts';
import { arrive } from './arrive.ts';
import { bringBack } from './bring-back.ts';
import { byHand } from './by-hand.ts';
import { calendar } from './calendar.ts';
import { cancel } from './cancel.ts';
import { closeVolume } from './close-volume.ts';
import { collect } from './collect.ts';
import { complete } from './complete.ts';
import { concur } from './concur.ts';
import { correct } from './correct.ts';
import { decline } from './decline.ts';
import { deliver } from './deliver.ts';
import { directory } from './directory.ts';
import { disclose } from './disclose.ts';
import { enrol } from './enrol.ts';
import { enter } from './enter.ts';
import { find } from './find.ts';
import { giveBack } from './give-back.ts';
import { giveOut } from './give-out.ts';
import { hand } from './hand.ts';
import { identify } from './identify.ts';
import { incident } from './incident.ts';
import { issue } from './issue.ts';
import { join } from './join.ts';
import { law } from './law.ts';
import { lend } from './lend.ts';
import { lock } from './lock.ts';
import { lose } from './lose.ts';
import { miss } from './miss.ts';
import { move } from './move.ts';
import { openVolume } from './open-volume.ts';
import { recall } from './recall.ts';
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
import { sendBack } from './send-back.ts';
import { separate } from './separate.ts';
import { settle } from './settle.ts';
import { slip } from './slip.ts';
import type { ActSpecification, AnySpecification } from './specification.ts';
import { status } from './status.ts';
import { takeBack } from './take-back.ts';
import { takeOut } from './take-out.ts';
import { transfer } from './transfer.ts';
import { unlock } from './unlock.ts';
import { withdraw } from './withdraw.ts';

/** Every act of the contract; one that is missing here fails the build. */
export const specifications: { readonly [Name in ActName]: ActSpecification<Name> } = {
  register,
  correct,
  complete,
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
  'by-hand': byHand,
  transfer,
  lend,
  'give-out': giveOut,
  'give-back': giveBack,
  'send-back': sendBack,
  accept,
  arrive,
  'take-back': takeBack,
  collect,
  recall,
  'take-out': takeOut,
  'bring-back': bringBack,
  archive,
  move,
  miss,
  find,
  disclose,
  concur,
  unlock,
  lock,
  directory,
  section,
  calendar,
  law,
  revocation,
  incident,
};

/** The specification of an entry's own act: to be given this entry, or another of the same act. */
export const specificationOf = ({ act }: Pick<LedgerEntry, 'act'>): AnySpecification =>
  specifications[act] as AnySpecification;
