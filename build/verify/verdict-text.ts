import type { ErrorCode } from '../../contract/errors/index.ts';
import type { LedgerFindings } from '../../core/evidence/verify-ledger.ts';
import { errorSentences } from '../../renderer/i18n/error-sentences.ts';

/** The note on something that was taken from the folder under examination, because the examiner brought none. */
export const unverifiedNote = (vi: string, en: string, option: string): string =>
  `CHÚ Ý: ${vi} lấy theo lời của bên được kiểm tra / NOTE: ${en} taken from the examinee, not verified (${option})`;

/** The verdict on a ledger, and the first entry that fails. */
export function summary({
  entries,
  checkpoints: points,
  signed,
  anchored,
  firstFault,
}: LedgerFindings): string {
  const counts =
    `${entries} mục, ${points} điểm chốt, ${signed} mục đã ký, ${anchored} mục đã được xác nhận` +
    ` / ${entries} entries, ${points} checkpoints, ${signed} signed, ${anchored} anchored`;
  if (firstFault === null) return `ĐÚNG / holds — ${counts}`;
  const { seq, code } = firstFault;
  return `SAI tại mục ${seq} / fails at entry ${seq} — ${meaning(code)} — ${counts}`;
}

/** How far the ledger goes, and how far the endpoint has anchored it. */
export function extent(
  { entries, anchored }: LedgerFindings,
  endsAt: string | undefined,
  anchoredAt: string | undefined,
): string {
  const end = `${entries}${endsAt === undefined ? '' : ` (${endsAt})`}`;
  const to = anchoredAt === undefined ? 'chưa có / none' : `${anchored} (${anchoredAt})`;
  return `đến mục / until entry ${end}, xác nhận cuối của máy chủ / last anchored: ${to}`;
}

/** What a code means, in both languages. */
export function meaning(code: ErrorCode): string {
  return `${code}: ${errorSentences.vi[code].what} / ${errorSentences.en[code].what}`;
}

export const olderDirectory = (at: string): string =>
  `danh bạ lập trước mục cuối: người thôi giữ nhiệm vụ sau ${at} chưa được biết` +
  ` / the directory is older than the last entry: who was ended after ${at} is not known`;

export const laterDirectory = (version: number | undefined): string =>
  `DIRECTORY_INVALID: sổ cái đã theo danh bạ phiên bản ${version}, không phải bản đưa ra kiểm tra` +
  ` / the ledger used version ${version} of the directory, which is not the one it is verified with`;
