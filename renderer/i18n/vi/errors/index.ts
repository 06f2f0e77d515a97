import type { ErrorSentences } from '../../../../contract/errors/sentence.ts';
import { custodySentences } from './custody.ts';
import { endpointSentences } from './endpoint.ts';
import { evidenceSentences } from './evidence.ts';
import { exchangeSentences } from './exchange.ts';
import { intakeSentences } from './intake.ts';
import { ledgerSentences } from './ledger.ts';
import { registerSentences } from './register.ts';
import { sectionSentences } from './section.ts';
import { signatureSentences } from './signature.ts';
import { systemSentences } from './system.ts';
import { tokenSentences } from './token.ts';
import { vaultSentences } from './vault.ts';

/** What happened, and what to do next, for each code of contract/errors/: one file for each of its files. */
export const errors: ErrorSentences = {
  ...tokenSentences,
  ...vaultSentences,
  ...registerSentences,
  ...signatureSentences,
  ...ledgerSentences,
  ...evidenceSentences,
  ...exchangeSentences,
  ...endpointSentences,
  ...sectionSentences,
  ...intakeSentences,
  ...custodySentences,
  ...systemSentences,
};
