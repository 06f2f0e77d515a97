import { defineErrors, local, none } from './define.ts';

/** The section: who works in the organisation, and what they may do. */
export const sectionErrors = defineErrors({
  SECTION_INVALID: { retry: 'person', exchange: local, detail: none },
  SECTION_OF_ANOTHER: { retry: 'person', exchange: local, detail: none },
  SECTION_SIGNER: { retry: 'person', exchange: local, detail: none },
  SECTION_SIGNER_ENDED: { retry: 'person', exchange: local, detail: none },
  SECTION_OLDER: { retry: 'never', exchange: local, detail: none },
  SECTION_HISTORY: { retry: 'person', exchange: local, detail: none },
  SECTION_WENT_BACK: { retry: 'person', exchange: local, detail: none },
});
