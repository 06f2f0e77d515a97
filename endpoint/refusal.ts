import { AppError, errorTable, failureOf, type RefusalCode } from '../contract/errors/index.ts';
import { Refusal } from '../contract/exchange/api.ts';

/** HTTP status of a refusal. */
export const statusOf = (code: RefusalCode): number => errorTable[code].exchange.status;

/** The closed answer for anything thrown; a fault that is no refusal says nothing of itself. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof AppError)) return { code: foreignCode(error) };
  const refusal = Refusal.safeParse(failureOf(error));
  return refusal.success ? refusal.data : { code: 'ENDPOINT_FAILED' };
}

/** Codes of the HTTP layer's own errors. */
function foreignCode(error: unknown): RefusalCode {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return 'REQUEST_TOO_LARGE';
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return 'MEDIA_TYPE_FOREIGN';
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_BAD_URL':
      return 'REQUEST_INVALID';
    default:
      return 'ENDPOINT_FAILED';
  }
}
