import { AppError } from '../../../contract/errors/index.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { tellFailure } from '../../state/notices.ts';

/** Says, until it is dismissed, that the sender of an envelope waits for a return slip on paper. */
export const tellUnanswered = (organisation: OrganisationCode): void =>
  tellFailure(new AppError('ANSWER_ON_PAPER', { detail: { organisation } }));
