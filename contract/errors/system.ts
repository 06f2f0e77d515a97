import { defineErrors, local, none, refused, validatedAgain } from './define.ts';
import { AboutLaterList, AboutTrustFile } from './detail.ts';

/** The programme itself: processes, borders, clock. */
export const systemErrors = defineErrors({
  ARGUMENT_INVALID: { retry: 'never', exchange: local, detail: none },
  RESULT_INVALID: { retry: 'never', exchange: local, detail: none },
  REQUEST_REPEATED: { retry: 'never', exchange: local, detail: none },
  SENDER_REFUSED: { retry: 'never', exchange: local, detail: none },
  CHANNEL_UNKNOWN: { retry: 'never', exchange: local, detail: none },
  ACTS_TOO_FAST: { retry: 'person', exchange: local, detail: none },
  GESTURE_MISSING: { retry: 'person', exchange: local, detail: none },
  CORE_LOST: { retry: 'back-off', exchange: local, detail: none },
  SESSION_WRONG_STATE: { retry: 'person', exchange: local, detail: none },
  CLOCK_BACKWARD: { retry: 'person', exchange: local, detail: none },
  CLOCK_ASTRAY: { retry: 'person', exchange: refused(403), detail: none },
  CLOCK_BEHIND: { retry: 'person', exchange: local, detail: AboutLaterList },
  CONFIG_INVALID: { retry: 'person', exchange: local, detail: none },
  TRUST_FILES_INVALID: { retry: 'person', exchange: local, detail: AboutTrustFile },
  LAW_DATA_INVALID: { retry: 'person', exchange: local, detail: none },
  SWITCH_FORBIDDEN: { retry: 'never', exchange: local, detail: none },
  ALREADY_RUNNING: { retry: 'person', exchange: local, detail: none },
  UNEXPECTED: { retry: 'person', exchange: validatedAgain(2), detail: none },
});
