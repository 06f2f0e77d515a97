import { defineErrors, local, none } from './define.ts';

/** What comes in through the inbox of a terminal's home. */
export const intakeErrors = defineErrors({
  INCOMING_UNKNOWN: { retry: 'person', exchange: local, detail: none },
  INCOMING_UNREADABLE: { retry: 'person', exchange: local, detail: none },
  INCOMING_NONE: { retry: 'person', exchange: local, detail: none },
  REVOCATION_LIST_INVALID: { retry: 'person', exchange: local, detail: none },
  CALENDAR_INVALID: { retry: 'person', exchange: local, detail: none },
  CALENDAR_OLDER: { retry: 'never', exchange: local, detail: none },
  LAW_EDITION_INVALID: { retry: 'person', exchange: local, detail: none },
  LAW_EDITION_OLDER: { retry: 'never', exchange: local, detail: none },
});
