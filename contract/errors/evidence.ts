import { defineErrors, local, none } from './define.ts';

/** What `npm run verify` finds about an export as a whole: its files, the end of a ledger, ledgers beside each other. */
export const evidenceErrors = defineErrors({
  LEDGER_EMPTY: { retry: 'never', exchange: local, detail: none },
  LEDGER_UNSIGNED: { retry: 'person', exchange: local, detail: none },
  LEDGER_TIME_AHEAD: { retry: 'never', exchange: local, detail: none },
  LEDGER_FORKED: { retry: 'never', exchange: local, detail: none },
  LEDGER_LACKS_ACT: { retry: 'person', exchange: local, detail: none },
  LEDGERS_DISAGREE: { retry: 'never', exchange: local, detail: none },
  RECORD_DENIED: { retry: 'never', exchange: local, detail: none },
  TERMINAL_NOT_LISTED: { retry: 'newer-directory', exchange: local, detail: none },
  FILE_UNREADABLE: { retry: 'never', exchange: local, detail: none },
  FILE_TOO_LARGE: { retry: 'never', exchange: local, detail: none },
  FILE_DOUBLED: { retry: 'never', exchange: local, detail: none },
});
