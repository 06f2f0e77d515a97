/* How long a lock waits, and for what. */

/** Milliseconds a lock waits for the endpoint's countersignature. */
export const anchorWaitMs = 1_000;
/** Milliseconds a lock waits for the token: for acts in progress and for the checkpoint that covers them. */
export const signWaitMs = 5_000;
/** Milliseconds a lock waits for acts in progress to fail when there is no token any more that could sign. */
export const failWaitMs = 1_000;
/** Milliseconds a lock waits for the exchange, which may be waiting for the token as well. */
export const exchangeWaitMs = 4_000;
/** Milliseconds after which a logout is left to the token host, which does it before the next login. */
export const logoutWaitMs = 3_000;
