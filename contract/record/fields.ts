import { z } from 'zod';
import { LocalDate } from '../scalar.ts';

/** The fields of a coded record that have a rule of their own. */

/** Độ mật: A Tuyệt mật, B Tối mật, C Mật (the mark on the envelope). */
export const Level = z.enum(['A', 'B', 'C']);
export type Level = z.infer<typeof Level>;

export const Book = z.enum(['outgoing', 'incoming']);
export type Book = z.infer<typeof Book>;

/** Độ khẩn: không khẩn, khẩn, thượng khẩn, hỏa tốc (NĐ 30/2020). */
export const WrittenUrgency = z.enum(['normal', 'urgent', 'very-urgent', 'flash']);
/** As records of the first three generations state it; hỏa tốc hẹn giờ is no urgency of the law. */
export const Urgency = z.enum([...WrittenUrgency.options, 'flash-timed']);
export type Urgency = z.infer<typeof Urgency>;

/** A secret about a place is kept until the place is no longer used (Luật 29/2018 Điều 19.3): no day is known. */
export const endless = 'endless';
/** Until when a document is protected. */
export const ProtectionEnd = z.union([LocalDate, z.literal(endless)]);
export type ProtectionEnd = z.infer<typeof ProtectionEnd>;

/** Vật chứa: a thing that is no paper, by a code of the catalogue; it is counted by piece. */
export const ThingCode = z.string().regex(/^V[0-9]{2}$/);

/** Đơn vị: a unit of one organisation, as its section lists it. */
export const UnitCode = z
  .string()
  .max(4)
  .regex(/^U(?!00)[0-9]{2,3}$/);

/** A place outside, to which copies are taken: `N01`. */
export const OutsidePlaceCode = z
  .string()
  .max(4)
  .regex(/^N(?!00)[0-9]{2,3}$/);

/** Document type by its abbreviation in NĐ 30/2020 or an internal code; the catalogue is data of the law. */
export const TypeCode = z.string().regex(/^[A-ZĐ][A-Za-zĐ]{1,2}$/);

/**
 * Ký hiệu: parts of capitals and digits joined by `-`, `.`, `/` or `&`. Capitals carry no tone mark, as in every
 * abbreviation in use. The three parts with a small letter belong to this stored form, whatever the law in force: an
 * edition whose types have another needs a new generation of the record (core/law/law.test.ts notices it). That each
 * part is one the issuing organisation has listed is checked against the directory (domain/numbering/notation.ts).
 */
export const Notation = z
  .string()
  .min(1)
  .max(32)
  .regex(/^(?:[0-9A-ZĐĂÂÊÔƠƯ]{1,10}|QyĐ|CTr|TTr)(?:[-./&](?:[0-9A-ZĐĂÂÊÔƠƯ]{1,10}|QyĐ|CTr|TTr)){0,5}$/);

/** Số: from 1 each year; the classified series is a series of its own (NĐ 30/2020 Điều 15.2). */
export const DocumentNumber = z.int().min(1).max(999_999);

/** Kho, tủ, ngăn. */
export const StoreLocation = z
  .string()
  .max(11)
  .regex(/^K[0-9]{1,2}-T[0-9]{1,2}-N[0-9]{1,2}$/);

/** Hồ sơ: year and running number. */
export const DossierCode = z.string().regex(/^HS-20[0-9]{2}-[0-9]{1,5}$/);

/** Ghi chú: a code of the catalogue, never a sentence. */
export const NoteCode = z.string().regex(/^N[0-9]{2}$/);
/** Why a line was corrected. */
export const CorrectionReason = z.string().regex(/^D[0-9]{2}$/);
/** Why a record was cancelled. */
export const CancelReason = z.string().regex(/^H[0-9]{2}$/);
/** Why a person need not act on a record any more. */
export const SettlementReason = z.string().regex(/^T[0-9]{2}$/);
/** Why a mark as settled was taken back. */
export const ReopeningReason = z.string().regex(/^M[0-9]{2}$/);
/** Why an entry about paper was taken back. */
export const RetractionReason = z.string().regex(/^L[0-9]{2}$/);
/** Why a body outside the directory is not the one it was joined to. */
export const SeparationReason = z.string().regex(/^S[0-9]{2}$/);
/** Why a document was refused. */
export const RefusalReason = z.string().regex(/^R[0-9]{2}$/);

/** For what a copy is taken out. */
export const PurposeCode = z.string().regex(/^P[0-9]{2}$/);

/** What kind of body one outside the directory is. */
export const OutsideKind = z.string().regex(/^B[0-9]{2}$/);

/** Copy number, from 1. */
export const CopyNumber = z.int().min(1).max(999);
