import type { exchangeErrors } from '../../../../contract/errors/exchange.ts';
import type { SentencesOf } from '../../../../contract/errors/sentence.ts';

export const exchangeSentences: SentencesOf<typeof exchangeErrors> = {
  ENDPOINT_UNREACHABLE: {
    what: 'The endpoint cannot be reached.',
    next: 'Nothing to do: records wait in the outbox and go when the connection is back.',
  },
  ENDPOINT_NOT_PINNED: {
    what: 'The server that answered is not the pinned endpoint.',
    next: 'Do not use this network; tell the administrator at once.',
  },
  TLS_CERTIFICATE_EXPIRED: {
    what: "By this machine's clock, a certificate of the connection to the endpoint has expired.",
    next: "Check the machine's date. If it is right, tell the administrator: the terminal's or the endpoint's certificate must be renewed.",
  },
  ENDPOINT_ANSWER_INVALID: {
    what: "The endpoint's answer has a wrong form or signature.",
    next: "Tell the endpoint's administrator; the record stays in the outbox.",
  },
  ENDPOINT_WENT_BACK: {
    what: 'The endpoint went back to an older state: its time, a sequence or the anchor is behind what it once signed.',
    next: "Tell the endpoint's administrator. Envelopes it receipted after that state are sent again by themselves; follow them in the outbox, or send any again there.",
  },
  MAILBOX_ITEM_UNREADABLE: {
    what: 'An item of the mailbox cannot be read.',
    next: "Only its digest and length are kept; tell the endpoint's administrator. A sender who misses the receipt can send again from the outbox.",
  },
  ENVELOPE_KIND_UNKNOWN: {
    what: 'An envelope came of a kind or form that this version does not know.',
    next: 'Only its digest and length are kept. Have the terminal updated, then ask the sender to send it again from the outbox.',
  },
  MAILBOX_FLOODED: {
    what: 'The endpoint hands over too many damaged or forged envelopes; the terminal has disconnected.',
    next: "Tell the endpoint's administrator; once the endpoint is mended, lock and unlock the terminal to go on.",
  },
  ENVELOPE_INVALID: {
    what: 'The envelope does not have the right form.',
    next: 'It is kept as it is. If it came here, tell the sender; if it goes out, update the terminal and try again.',
  },
  GENERATION_UNKNOWN: {
    what: 'A signed statement is of a generation this version does not know; a newer version wrote it.',
    next: 'It is kept as it came; have the newest version installed.',
  },
  ENVELOPE_SENDER_UNKNOWN: {
    what: 'The envelope comes from a sender who is not in the directory.',
    next: 'It is kept as it came; check the directory and tell the administrator.',
  },
  ENVELOPE_NOT_OURS: {
    what: 'The envelope is not addressed to this organisation.',
    next: "It is kept as it came; tell the endpoint's administrator.",
  },
  ENVELOPE_UNSEALABLE: {
    what: 'The seal of the envelope cannot be opened.',
    next: 'Ask the sender to check the directory and send again.',
  },
  ENVELOPE_TOO_LARGE: {
    what: 'The record is too large for an envelope.',
    next: 'Use fewer recipients and issue in several goes.',
  },
  ENVELOPE_CONFLICT: {
    what: 'Another envelope already used this identity.',
    next: 'Tell the administrator; the new one was not taken.',
  },
  MAILBOX_KEY_MISSING: {
    what: 'The recipient has published no valid mailbox key.',
    next: 'Contact the recipient or update the directory.',
    whatWith: ({ organisation }) => `Recipient ${organisation} has published no valid mailbox key.`,
  },
  MESSAGE_WRONG_STATE: {
    what: 'This status is not allowed at this point.',
    next: 'Open the record to see its route.',
  },
  ANSWER_BESIDE_PAPER: {
    what: 'The recipient answers an envelope in whose place paper went.',
    next: 'The answer is kept; it counts once that paper is taken back, or an envelope is sent again.',
  },
  OUTBOX_WRONG_STATE: {
    what: 'The outbox item is no longer in a state that allows this.',
    next: 'Look at its state in the outbox.',
  },
  DIRECTORY_INVALID: {
    what: 'The directory has a wrong signature or form.',
    next: 'The old one is kept; tell the directory authority.',
  },
  DIRECTORY_HISTORY: {
    what: 'The newer directory drops or changes what the one in hand says of the time gone by.',
    next: 'The old one is kept; tell the directory authority: entries are ended, never removed or back-dated.',
  },
  DIRECTORY_WENT_BACK: {
    what: 'The stored directory is not the one this terminal took last: part of the store was replaced by an old copy.',
    next: 'Stop work and delete nothing; report to the head and to the administrator, who looks into it and restores the store from the backup.',
  },
  DIRECTORY_STALE: {
    what: 'The directory has not been signed anew for more than 90 days: the endpoint may be holding back a newer one.',
    next: 'Compare its version and day, shown in the settings, with the directory authority.',
  },
  DIRECTORY_MISSING: {
    what: 'The terminal has no directory yet.',
    next: 'Connect to the endpoint or import a signed directory file.',
  },
};
