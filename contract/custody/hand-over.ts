import { z } from 'zod';

/**
 * What a copy is handed over for: chuyển giao, cho khai thác, phát cho cuộc họp, trả lại, gửi lại nơi ban hành. Each is
 * an act of its own, which offers; nothing but its acceptance moves the copy.
 */
export const HandOver = z.enum(['transfer', 'lend', 'give-out', 'give-back', 'send-back']);
export type HandOver = z.infer<typeof HandOver>;
