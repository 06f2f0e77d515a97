import type { endpointErrors } from '../../../../contract/errors/endpoint.ts';
import type { SentencesOf } from '../../../../contract/errors/sentence.ts';

export const endpointSentences: SentencesOf<typeof endpointErrors> = {
  MEDIA_TYPE_FOREIGN: {
    what: 'The endpoint refuses a foreign media type.',
    next: 'Send messages of this system only; edXML is not taken.',
  },
  REQUEST_INVALID: {
    what: 'The endpoint refused a malformed request.',
    next: 'Tell the administrator: terminal and endpoint may differ in version.',
  },
  REQUEST_TOO_LARGE: {
    what: 'The request is over the size limit.',
    next: 'Tell the administrator; withdraw an envelope that cannot go.',
  },
  ROUTE_UNKNOWN: {
    what: 'The endpoint has no such function.',
    next: 'Tell the administrator: terminal and endpoint may differ in version.',
  },
  SESSION_REQUIRED: {
    what: 'The connection has not been authenticated with a token.',
    next: 'The terminal authenticates again by itself.',
  },
  SESSION_NOT_BOUND: {
    what: 'The session signature does not belong to this connection.',
    next: 'Tell the administrator: something may stand in between.',
  },
  TERMINAL_NOT_ADMITTED: {
    what: 'The endpoint does not admit this terminal.',
    next: "Have the administrator check the device certificate and the directory's list of terminals.",
  },
  SENDER_MISMATCH: {
    what: "The envelope's sender is not the session's organisation.",
    next: 'Tell the administrator.',
  },
  RECIPIENT_UNKNOWN: {
    what: "The recipient is not in the endpoint's directory.",
    next: "Tell the endpoint's administrator to update its directory, then try again. If the envelope is withdrawn, its record is sent again from its page.",
  },
  RECIPIENT_WITHOUT_TERMINAL: {
    what: "The recipient has no terminal in the endpoint's directory.",
    next: "Tell the endpoint's administrator to update its directory, then try again, or withdraw it and send again from the page of the record.",
  },
  MAILBOX_FULL: {
    what: "The recipient's mailbox at the endpoint is full: it has not collected what came before.",
    next: 'The terminal tries again by itself; if it is urgent, call the recipient or send it on paper.',
  },
  SENDER_QUOTA: {
    what: 'Too much that this organisation sent still waits at the endpoint for its recipients.',
    next: "The terminal tries again by itself; if it lasts, tell the endpoint's administrator.",
  },
  ENDPOINT_FULL: {
    what: "The endpoint's disk is nearly full; for now it takes no new records.",
    next: "The terminal tries again by itself; tell the endpoint's administrator.",
  },
  ANCHOR_CONFLICT: {
    what: 'The ledger anchor contradicts the one the endpoint holds.',
    next: 'Stop work and report to the head at once.',
  },
  CONNECTION_LIMIT: {
    what: 'The endpoint closed the connection: too many connections or requests with the key of this terminal.',
    next: 'The terminal tries again by itself; if it lasts, tell the administrator: somebody may have copied the key.',
  },
  LISTEN_FAILED: {
    what: 'The endpoint cannot listen on its address and port.',
    next: 'Stop the other program that uses the port, or correct host and port in endpoint.json.',
  },
  MAILBOXES_IN_USE: {
    what: 'Another endpoint is running on this home folder.',
    next: 'Use the one that runs, or stop it first; two endpoints need two home folders.',
  },
  MAILBOXES_UNUSABLE: {
    what: "The endpoint cannot open its mailboxes' files, or cannot write to them.",
    next: "Let the endpoint's own user write to the home folder; mailboxes.db and mailboxes.lock must be files.",
  },
  MAILBOXES_DAMAGED: {
    what: "The endpoint's mailboxes are damaged, or were encrypted with another key.",
    next: 'Put the right key in its place, or restore mailboxes.db from the last copy.',
  },
  MAILBOXES_KEY_MISSING: {
    what: "The key of the endpoint's mailboxes is missing or has another form.",
    next: 'Give it as the credential mailboxes.key, or as a file of 64 hexadecimal digits named in endpoint.json.',
  },
  MAILBOXES_KEY_UNSAFE: {
    what: "The key of the endpoint's mailboxes lies where others can read it, or in the home folder.",
    next: "Keep it outside the home folder and let the endpoint's own user alone read it (mode 0400).",
  },
  ENDPOINT_BUSY: { what: 'The endpoint is busy.', next: 'The terminal tries again by itself.' },
  ENDPOINT_FAILED: {
    what: 'The endpoint failed and did not take the request.',
    next: "The terminal tries again by itself; if it lasts, tell the endpoint's administrator.",
  },
};
