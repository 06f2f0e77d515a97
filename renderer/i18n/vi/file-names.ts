import type { DetailOf } from '../../../contract/errors/index.ts';

/** The files of a terminal by their roles. */
export const fileNames: Readonly<Record<DetailOf<'DISK_FAILED' | 'TRUST_FILES_INVALID'>['file'], string>> = {
  store: 'kho dữ liệu',
  'vault-key': 'tệp khóa của kho dữ liệu',
  preferences: 'tệp tùy chọn',
  anchors: 'chứng thư gốc',
  intermediates: 'chứng thư trung gian',
  crls: 'danh sách thu hồi',
  'device-ca': 'chứng thư của cơ quan cấp chứng thư thiết bị',
};

/** Why a trust file is refused. */
export const trustFileReasons: Readonly<Record<DetailOf<'TRUST_FILES_INVALID'>['reason'], string>> = {
  missing: 'chưa có tệp nào',
  unreadable: 'không đọc được',
  extension: 'có phần mở rộng mà phần mềm không xử lý',
  algorithm: 'khóa hoặc thuật toán ký quá yếu',
  'no-authority': 'không phải chứng thư của cơ quan cấp chứng thư',
  ahead: 'ghi ngày sau giờ của máy này và không do cơ quan nào đã nhập ký',
  'too-large': 'các danh sách nêu nhiều chứng thư hơn số lượng phần mềm giữ được',
};
