import type { ErrorCode } from '../../contract/errors/index.ts';
import type { Contradiction, Rejected, UnderWay } from '../../core/evidence/compare-ledgers.ts';
import type { LedgerFindings } from '../../core/evidence/findings.ts';
import type { FreeIdentities } from '../../core/evidence/free-identities.ts';
import type { FreeOrder } from '../../core/evidence/free-order.ts';
import { inBothLanguages } from '../../renderer/i18n/error-sentences.ts';

/** The note on something that was taken from the folder under examination. */
export const unverifiedNote = ({ vi, en, how }: { vi: string; en: string; how: string }): string =>
  `CHÚ Ý: ${vi} lấy theo lời của bên được kiểm tra / NOTE: ${en} taken from the examinee, not verified (${how})`;

/** The verdict on a ledger, and the first entry that fails. */
export function summary(findings: LedgerFindings): string {
  const { entries, checkpoints: points, signed, anchored, firstFault, unsigned } = findings;
  const counts =
    `${entries} mục, ${points} điểm xác nhận, ${signed} mục đã ký, ${anchored} mục đã được xác nhận` +
    ` / ${entries} entries, ${points} checkpoints, ${signed} signed, ${anchored} anchored`;
  if (firstFault !== null) {
    const { seq, code } = firstFault;
    return `SAI tại mục ${seq} / fails at entry ${seq} — ${meaning(code)} — ${counts}`;
  }
  if (entries === 0) return `SAI / fails — ${meaning('LEDGER_EMPTY')} — ${counts}`;
  if (unsigned === null) return `ĐÚNG / holds — ${counts}`;
  return `SAI / fails — ${meaning('LEDGER_UNSIGNED')} — ${unsignedEnd(unsigned)} — ${counts}`;
}

/** Which entries nobody vouches for: how many, the first and the last, and nothing of what they say. */
function unsignedEnd({ first, last }: NonNullable<LedgerFindings['unsigned']>): string {
  const count = last - first + 1;
  return `${count} mục chưa ai ký: ${first}–${last} / ${count} entries without signature: ${first} to ${last}`;
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
export const meaning = inBothLanguages;

export const olderDirectory = (at: string): string =>
  `danh mục cơ quan, tổ chức lập trước mục cuối: người thôi giữ nhiệm vụ sau ${at} chưa được biết` +
  ` / the directory is older than the last entry: who was ended after ${at} is not known`;

export const laterDirectory = (version: number | undefined): string =>
  `nhật ký đã theo danh mục cơ quan, tổ chức phiên bản ${version}, không phải bản đưa ra kiểm tra` +
  ` / the ledger used version ${version} of the directory, which is not the one it is verified with`;

export const onlyExportedDirectoryLists = (version: number): string =>
  `trạm chỉ có trong danh mục cơ quan, tổ chức phiên bản ${version} của bộ chứng cứ, bản mới hơn không còn` +
  ` / only version ${version} of the directory, from the export, lists the terminal; the newer one no longer does`;

export function freeIdentities({ envelopes, codes, digests, tokens, bits }: FreeIdentities): string {
  const most = Math.ceil(bits);
  return (
    `do trạm tự ghi: ${envelopes} mã gói tin, ${codes} mã quản lý, ${digests} giá trị băm, ${tokens} số hiệu thiết bị, giấu được nhiều nhất ${most} bit` +
    ` / as the terminal wrote them: ${envelopes} envelope identities, ${codes} control codes, ${digests} digests, ${tokens} token serials, which could hide at most ${most} bits`
  );
}

export function freeOrder({ lists, unordered, first, bits }: FreeOrder): string {
  const where = first === undefined ? '' : `, từ mục / from entry ${first}`;
  return (
    `thế hệ 1: ${lists} danh sách có thứ tự tự do, ${unordered} không tăng dần, giấu được nhiều nhất ${Math.ceil(bits)} bit` +
    ` / generation 1: ${lists} lists of free order, ${unordered} not ascending, which could hide at most ${Math.ceil(bits)} bits${where}`
  );
}

const nameOf = ({ organisation, terminal }: Contradiction['ledger']): string =>
  `${organisation} (${terminal})`;

/** Two ledgers, the entries of both, and the record concerned. */
export function contradiction({ ledger, seq, other, otherSeq, record }: Contradiction): string {
  const at = seq === undefined ? 'không có mục nào / no entry' : `mục / entry ${seq}`;
  const places = `${nameOf(ledger)}: ${at}; ${nameOf(other)}: mục / entry ${otherSeq}`;
  return record === undefined ? places : `bản ghi / record ${record.issuer} ${record.code}; ${places}`;
}

export const underWay = ({ from, to, envelopes, answers }: UnderWay): string =>
  `${from} → ${to}: ${envelopes} gói tin bên nhận chưa có, ${answers} trả lời bên gửi chưa có` +
  ` / ${envelopes} envelopes that the receiver does not have yet, ${answers} answers that the sender does not have yet`;

export function rejected({ from, to, fault, again, envelopes }: Rejected): string {
  const twice = again
    ? ' — bên nhận đã có bản ghi này bằng gói tin khác / the receiver has the record by another envelope'
    : '';
  return `${from} → ${to}: ${envelopes} gói tin / envelopes — ${meaning(fault)}${twice}`;
}

/**
 * The last line: whether all holds, and what does not, by code and count. `taken` is the number of notes on what rests
 * on the examinee's word.
 */
export function verdict(faults: ReadonlyMap<ErrorCode, number>, taken: number): string {
  const codes = [...faults].map(([code, count]) => (count === 1 ? code : `${code} ×${count}`));
  const all = codes.length === 0 ? 'ĐÚNG / all holds' : `SAI / does not hold — ${codes.join(', ')}`;
  const words =
    taken === 0
      ? ''
      : ` — ${taken} điểm theo lời của bên được kiểm tra / ${taken} points taken from the examinee`;
  return `KẾT LUẬN / VERDICT: ${all}${words}`;
}
