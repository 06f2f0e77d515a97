import { defineErrors, local, none } from './define.ts';
import { AboutFile } from './detail.ts';

/** Vault, store and drafts. */
export const vaultErrors = defineErrors({
  VAULT_LOCKED: { retry: 'person', exchange: local, detail: none },
  IDLE_LOCKED: { retry: 'person', exchange: local, detail: none },
  VAULT_NOT_AUTHORISED: { retry: 'person', exchange: local, detail: none },
  VAULT_KEY_FILE_DAMAGED: { retry: 'person', exchange: local, detail: none },
  VAULT_KEY_WRONG: { retry: 'person', exchange: local, detail: none },
  VAULT_DAMAGED: { retry: 'person', exchange: local, detail: none },
  VAULT_NEWER: { retry: 'person', exchange: local, detail: none },
  VAULT_MIGRATION_CHANGED: { retry: 'person', exchange: local, detail: none },
  VAULT_NOT_TRAINING: { retry: 'never', exchange: local, detail: none },
  DISK_FULL: { retry: 'person', exchange: local, detail: none },
  DISK_FAILED: { retry: 'person', exchange: local, detail: AboutFile },
  ENVELOPE_NOT_FOUND: { retry: 'never', exchange: local, detail: none },
});
