import { defineErrors, local, none } from './define.ts';
import { TriesLeft } from './detail.ts';

/** Token, PIN and PKCS#11 module. */
export const tokenErrors = defineErrors({
  TOKEN_ABSENT: { retry: 'person', exchange: local, detail: none },
  TOKEN_SEVERAL: { retry: 'person', exchange: local, detail: none },
  TOKEN_REMOVED: { retry: 'person', exchange: local, detail: none },
  TOKEN_CHANGED: { retry: 'person', exchange: local, detail: none },
  TOKEN_NOT_LISTED: { retry: 'person', exchange: local, detail: none },
  TOKEN_NO_CERTIFICATE: { retry: 'person', exchange: local, detail: none },
  PIN_WRONG: { retry: 'person', exchange: local, detail: TriesLeft },
  PIN_LAST_TRY: { retry: 'person', exchange: local, detail: none },
  PIN_LOCKED: { retry: 'person', exchange: local, detail: none },
  PIN_NOT_SET: { retry: 'person', exchange: local, detail: none },
  PIN_LOCKED_FOR_NOW: { retry: 'person', exchange: local, detail: none },
  PIN_CHARACTERS: { retry: 'person', exchange: local, detail: none },
  PIN_FORMAT: { retry: 'person', exchange: local, detail: none },
  TOKEN_MODULE_MISSING: { retry: 'person', exchange: local, detail: none },
  TOKEN_MODULE_UNTRUSTED: { retry: 'person', exchange: local, detail: none },
  TOKEN_MODULE_EXPOSED: { retry: 'person', exchange: local, detail: none },
  TOKEN_MODULE_FAILED: { retry: 'person', exchange: local, detail: none },
  TOKEN_HOST_LOST: { retry: 'person', exchange: local, detail: none },
  TOKEN_NOT_ANSWERING: { retry: 'person', exchange: local, detail: none },
  SEAL_ABSENT: { retry: 'person', exchange: local, detail: none },
  SEAL_LOCKED: { retry: 'person', exchange: local, detail: none },
  TOKEN_SIGN_FAILED: { retry: 'person', exchange: local, detail: none },
  TOKEN_NOT_LOGGED_IN: { retry: 'person', exchange: local, detail: none },
  TOKEN_CANNOT_DECRYPT: { retry: 'person', exchange: local, detail: none },
  TOKEN_DECRYPT_FAILED: { retry: 'person', exchange: local, detail: none },
  PIN_NOT_TYPED: { retry: 'person', exchange: local, detail: none },
  PIN_CANCELLED: { retry: 'person', exchange: local, detail: none },
});
