import type { z } from 'zod';

/** The value of a trait that a code does not have. A trait cannot be left out, so none is forgotten. */
export const none = 'none';

/** When the same request may succeed. */
type Retry =
  /** Another request is needed, or what is at fault stays as it is. */
  | 'never'
  /** Later, by itself. */
  | 'back-off'
  /** On a new connection. */
  | 'redial'
  /** With a newer directory. */
  | 'newer-directory'
  /** After a person has acted: plugged in a token, set a clock, imported a file, freed a disk. */
  | 'person';

/** What the exchange does with a code. */
interface ExchangeTraits {
  /**
   * The sender, with an envelope that could not be delivered: it stays queued and waits its back-off (`keep`), or the
   * same and the connection is dialled anew (`redial`), or it waits for a person (`dead-letter`).
   */
  readonly sender: 'keep' | 'redial' | 'dead-letter';
  /** The link, when its work fails: it dials anew, goes on with the same connection, or rests until the next unlock. */
  readonly link: 'redial' | 'stay' | 'rest';
  /**
   * Of an envelope that cannot be opened: no sender in the directory signed it, or it is addressed to somebody else.
   */
  readonly forged: boolean;
  /**
   * Of a rejected envelope: 0 when the rejection is final. Otherwise it is validated again later, and the more had been
   * proven of it, the higher the number: it takes the place of one with a lower number under the same identity.
   */
  readonly trustRank: number;
  /** The signature does not fit what it is over, or its signer could sign once and no longer can. */
  readonly signature: 'mismatch' | 'signer-gone' | typeof none;
  /** HTTP status with which the endpoint refuses a request. */
  readonly status: number | typeof none;
}

export interface ErrorSpec {
  readonly retry: Retry;
  readonly exchange: ExchangeTraits;
  /** What the error may carry besides `field`: one of the forms in `detail.ts`. */
  readonly detail: z.ZodObject | typeof none;
}

/** A code that no endpoint answers and no envelope meets: where it does come up, the envelope and the work wait. */
export const local = {
  sender: 'keep',
  link: 'redial',
  forged: false,
  trustRank: 0,
  signature: none,
  status: none,
} as const satisfies ExchangeTraits;

/** The same for a code that validating an envelope may end with, and a later validation may not. */
export const validatedAgain = (trustRank: number) => ({ ...local, trustRank });

// The sets of traits that several codes share. A row names one of them or states every trait: no row changes a part of
// one.

/** The endpoint refuses with `status`; the envelope stays queued. */
export const refused = (status: number) => ({ ...local, status }) as const satisfies ExchangeTraits;

/** The endpoint refuses for now with `status`: envelope and connection wait. */
export const refusedForNow = (status: number) =>
  ({ ...local, link: 'stay', status }) as const satisfies ExchangeTraits;

/** The endpoint refuses the envelope for good with `status`. */
export const deadLetter = (status: number) =>
  ({ ...local, sender: 'dead-letter', status }) as const satisfies ExchangeTraits;

/** Nothing more goes over this connection; `status` where the endpoint says so. */
export const lostConnection = <const Status extends number | typeof none>(status: Status) =>
  ({ ...local, sender: 'redial', status }) as const satisfies ExchangeTraits;

/** The exchange rests until the next unlock: a person has to look first. */
export const resting = { ...local, link: 'rest' } as const satisfies ExchangeTraits;

/** No sender in the directory signed the envelope, or it is addressed to somebody else. */
export const forged = (trustRank: number) =>
  ({ ...local, forged: true, trustRank }) as const satisfies ExchangeTraits;

/** A fault of a signature: the endpoint refuses it with 403. */
export const signatureFault = <
  const Traits extends Pick<ExchangeTraits, 'sender' | 'forged' | 'trustRank' | 'signature'>,
>(
  traits: Traits,
) => ({ ...local, ...traits, status: 403 }) as const satisfies ExchangeTraits;

export const defineErrors = <const Table extends Record<string, ErrorSpec>>(table: Table): Table => table;
