import { z } from 'zod';

/**
 * Document, copy and message are three state machines, kept apart (docs/architecture.md shows them).
 * The rules of each are in domain/custody.
 */

/** Document, as one register sees it. */
export const DocumentState = z.enum(['registered', 'issued', 'entered', 'cancelled']);
export type DocumentState = z.infer<typeof DocumentState>;

/** Copy (bản số); `returned`: sent back to its issuer, who has it. */
export const CopyState = z.enum(['held', 'sent', 'received', 'refused', 'lost', 'returned']);
export type CopyState = z.infer<typeof CopyState>;

/**
 * Message status, with the codes of the national axis: 01 đã đến, 02 từ chối tiếp nhận, 03 đã tiếp nhận,
 * 04 đã chuyển xử lý, 05 đang xử lý, 06 hoàn thành, 13 yêu cầu thu hồi, 15 đồng ý, 16 từ chối.
 */
export const MessageStatus = z.enum(['01', '02', '03', '04', '05', '06', '13', '15', '16']);
export type MessageStatus = z.infer<typeof MessageStatus>;

/** Transport state of an envelope in the outbox; separate from what the receiver says of the document. */
export const TransportState = z.enum(['queued', 'stored', 'delivered', 'dead', 'withdrawn']);
export type TransportState = z.infer<typeof TransportState>;

/** What an envelope that carries a record was answered here; one that waits, nothing yet. */
export const EnvelopeAnswer = z.enum(['waiting', 'refused', 'entered']);
export type EnvelopeAnswer = z.infer<typeof EnvelopeAnswer>;
