import {
  deadLetter,
  defineErrors,
  forged,
  local,
  lostConnection,
  none,
  resting,
  validatedAgain,
} from './define.ts';
import { AboutOrganisation } from './detail.ts';

/** Envelopes, outbox and inbox, as the terminal sees them. */
export const exchangeErrors = defineErrors({
  ENDPOINT_UNREACHABLE: { retry: 'redial', exchange: lostConnection(none), detail: none },
  ENDPOINT_NOT_PINNED: { retry: 'redial', exchange: lostConnection(none), detail: none },
  TLS_CERTIFICATE_EXPIRED: { retry: 'person', exchange: local, detail: none },
  ENDPOINT_ANSWER_INVALID: {
    retry: 'back-off',
    exchange: {
      sender: 'keep',
      link: 'redial',
      forged: false,
      trustRank: 0,
      signature: 'mismatch',
      status: none,
    },
    detail: none,
  },
  ENDPOINT_WENT_BACK: { retry: 'never', exchange: local, detail: none },
  MAILBOX_ITEM_UNREADABLE: { retry: 'never', exchange: local, detail: none },
  ENVELOPE_KIND_UNKNOWN: { retry: 'person', exchange: local, detail: none },
  MAILBOX_FLOODED: { retry: 'person', exchange: resting, detail: none },
  ENVELOPE_INVALID: { retry: 'never', exchange: deadLetter(422), detail: none },
  GENERATION_UNKNOWN: { retry: 'person', exchange: validatedAgain(8), detail: none },
  ENVELOPE_SENDER_UNKNOWN: { retry: 'newer-directory', exchange: forged(1), detail: none },
  ENVELOPE_NOT_OURS: { retry: 'never', exchange: forged(0), detail: none },
  ENVELOPE_UNSEALABLE: { retry: 'never', exchange: local, detail: none },
  ENVELOPE_TOO_LARGE: { retry: 'never', exchange: local, detail: none },
  ENVELOPE_CONFLICT: { retry: 'never', exchange: deadLetter(409), detail: none },
  MAILBOX_KEY_MISSING: { retry: 'newer-directory', exchange: local, detail: AboutOrganisation },
  MESSAGE_WRONG_STATE: { retry: 'never', exchange: local, detail: none },
  /** The recipient answers an envelope in whose place paper went; the answer counts once that is taken back. */
  ANSWER_BESIDE_PAPER: { retry: 'person', exchange: validatedAgain(11), detail: none },
  OUTBOX_WRONG_STATE: { retry: 'never', exchange: local, detail: none },
  DIRECTORY_INVALID: { retry: 'newer-directory', exchange: local, detail: none },
  DIRECTORY_HISTORY: { retry: 'newer-directory', exchange: local, detail: none },
  DIRECTORY_WENT_BACK: { retry: 'person', exchange: local, detail: none },
  DIRECTORY_STALE: { retry: 'newer-directory', exchange: local, detail: none },
  DIRECTORY_MISSING: { retry: 'newer-directory', exchange: local, detail: none },
});
