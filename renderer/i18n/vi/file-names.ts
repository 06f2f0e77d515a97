import type { DetailOf } from '../../../contract/errors/index.ts';

/** The files of a terminal by their roles. */
export const fileNames: Readonly<Record<DetailOf<'DISK_FAILED'>['file'], string>> = {
  store: 'kho dữ liệu',
  'vault-key': 'tệp khóa của kho dữ liệu',
  preferences: 'tệp tùy chọn',
  anchors: 'chứng thư gốc',
  intermediates: 'chứng thư trung gian',
  crls: 'danh sách thu hồi',
  'device-ca': 'chứng thư của cơ quan cấp chứng thư thiết bị',
};
