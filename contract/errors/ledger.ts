import { defineErrors, local, none, resting } from './define.ts';

/** Ledger, checkpoints and anchors. */
export const ledgerErrors = defineErrors({
  LEDGER_BROKEN: { retry: 'never', exchange: local, detail: none },
  LEDGER_ENTRY_INVALID: { retry: 'never', exchange: local, detail: none },
  ACT_UNKNOWN: { retry: 'person', exchange: local, detail: none },
  LEDGER_ROLLED_BACK: { retry: 'person', exchange: resting, detail: none },
  CHECKPOINT_INVALID: { retry: 'never', exchange: local, detail: none },
  PROOF_MISSING: { retry: 'person', exchange: local, detail: none },
  PROOF_INVALID: { retry: 'never', exchange: local, detail: none },
  PROOF_UNKNOWN: { retry: 'never', exchange: local, detail: none },
  LEDGER_CONTRADICTS: { retry: 'never', exchange: local, detail: none },
  ORDINAL_BROKEN: { retry: 'never', exchange: local, detail: none },
  LEDGER_TIME_BACK: { retry: 'never', exchange: local, detail: none },
  TIME_NOT_ATTESTED: { retry: 'never', exchange: local, detail: none },
  PROJECTION_DIFFERS: { retry: 'person', exchange: local, detail: none },
});
