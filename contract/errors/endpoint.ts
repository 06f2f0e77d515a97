import { deadLetter, defineErrors, local, lostConnection, none, refused, refusedForNow } from './define.ts';

/** Refusals of the endpoint. */
export const endpointErrors = defineErrors({
  MEDIA_TYPE_FOREIGN: { retry: 'never', exchange: deadLetter(415), detail: none },
  REQUEST_INVALID: {
    retry: 'never',
    exchange: {
      sender: 'dead-letter',
      link: 'stay',
      forged: false,
      trustRank: 0,
      signature: none,
      status: 400,
    },
    detail: none,
  },
  REQUEST_TOO_LARGE: { retry: 'never', exchange: deadLetter(413), detail: none },
  ROUTE_UNKNOWN: { retry: 'person', exchange: refused(404), detail: none },
  SESSION_REQUIRED: { retry: 'redial', exchange: lostConnection(401), detail: none },
  SESSION_NOT_BOUND: { retry: 'redial', exchange: lostConnection(403), detail: none },
  TERMINAL_NOT_ADMITTED: { retry: 'person', exchange: refused(403), detail: none },
  SENDER_MISMATCH: { retry: 'never', exchange: deadLetter(403), detail: none },
  RECIPIENT_UNKNOWN: { retry: 'newer-directory', exchange: deadLetter(422), detail: none },
  RECIPIENT_WITHOUT_TERMINAL: { retry: 'newer-directory', exchange: deadLetter(422), detail: none },
  MAILBOX_FULL: { retry: 'back-off', exchange: refusedForNow(507), detail: none },
  SENDER_QUOTA: { retry: 'back-off', exchange: refusedForNow(507), detail: none },
  ENDPOINT_FULL: { retry: 'back-off', exchange: refusedForNow(507), detail: none },
  ANCHOR_CONFLICT: {
    retry: 'person',
    exchange: { sender: 'keep', link: 'rest', forged: false, trustRank: 0, signature: none, status: 409 },
    detail: none,
  },
  CONNECTION_LIMIT: { retry: 'redial', exchange: lostConnection(none), detail: none },
  // Of the endpoint's start, for its administrator.
  LISTEN_FAILED: { retry: 'person', exchange: local, detail: none },
  MAILBOXES_IN_USE: { retry: 'person', exchange: local, detail: none },
  MAILBOXES_UNUSABLE: { retry: 'person', exchange: local, detail: none },
  MAILBOXES_DAMAGED: { retry: 'person', exchange: local, detail: none },
  MAILBOXES_KEY_MISSING: { retry: 'person', exchange: local, detail: none },
  MAILBOXES_KEY_UNSAFE: { retry: 'person', exchange: local, detail: none },
  ENDPOINT_BUSY: { retry: 'back-off', exchange: refusedForNow(429), detail: none },
  ENDPOINT_FAILED: { retry: 'back-off', exchange: refusedForNow(500), detail: none },
});
