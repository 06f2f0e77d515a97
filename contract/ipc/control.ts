import { z } from 'zod';
import { defineChannels } from '../channel.ts';
import { TokenSerial } from '../scalar.ts';
import { Countersigning, ShownForSigning } from './countersign.ts';
import { nothing } from './nothing.ts';
import { SessionView } from './views.ts';

/** What main asks of the core besides passing windows' requests on. */
export const controlChannels = defineChannels({
  /** Main saw a hand at keyboard or pointer: the idle clock starts again. */
  'control.touch': { args: nothing, result: nothing },
  'control.view': { args: nothing, result: SessionView },
  /**
   * A person gave a PIN for the token `serial`, or wants to give it at the reader (`typed` false). Resolves once the
   * PIN may go to that token: no lock is in progress, whose end would log the token out again, and it is the token
   * the core would open the vault with. `control.unlock` follows when the token host has accepted the PIN.
   */
  'control.prepareUnlock': {
    args: z.strictObject({ serial: TokenSerial, typed: z.boolean() }),
    result: nothing,
  },
  /** The organisation's token to which the PIN may go; null when it is open already. */
  'control.prepareOrganisationToken': {
    args: z.strictObject({ typed: z.boolean() }),
    result: z.strictObject({ serial: TokenSerial.nullable() }),
  },
  /** The token host has accepted the PIN of this personal token; open the vault with it. */
  'control.unlock': { args: z.strictObject({ serial: TokenSerial }), result: nothing },
  /**
   * What the other person of a hand-over is to sign, and with which token beside that of the session; null when the same
   * request was carried out already. It refuses what `control.countersign` would refuse, before anybody gives a PIN.
   */
  'control.prepareCountersign': {
    args: Countersigning,
    result: z.strictObject({ shown: ShownForSigning.nullable() }),
  },
  /**
   * The token host has accepted the PIN of `serial`: signs this one act with it and writes it. However it ends, that
   * token is logged out again.
   */
  'control.countersign': {
    args: z.strictObject({ asked: Countersigning, serial: TokenSerial }),
    result: nothing,
  },
  'control.lock': {
    args: z.strictObject({
      cause: z.enum(['person', 'idle', 'token-removed', 'token-host-lost', 'shutdown']),
    }),
    result: nothing,
  },
  /** Main is about to quit: lock, sign what is unsigned, close the store, then answer. */
  'control.stop': { args: nothing, result: nothing },
});
