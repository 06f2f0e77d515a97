import { z } from 'zod';

/** What a person is in the organisation: văn thư, người đứng đầu, cấp phó, người lưu giữ, người phụ trách bảo vệ bí mật, người nhận của đơn vị, người kiểm tra. */
export const Role = z.enum(['clerk', 'head', 'deputy', 'keeper', 'security-officer', 'recipient', 'auditor']);
export type Role = z.infer<typeof Role>;
