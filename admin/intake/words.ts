import type { KindName } from '../../core/intake/parcel.ts';

/** What each kind is called, and what only the terminal can check, which knows what is in use. */
export const words: { readonly [Kind in KindName]: { readonly name: string; readonly left: string } } = {
  section: {
    name: 'danh sách nội bộ / section',
    left: 'người ký, số phiên bản, thời gian đã qua / signer, version, past',
  },
  directory: {
    name: 'danh mục cơ quan, tổ chức / directory',
    left: 'số phiên bản, thời gian đã qua / version, past',
  },
  revocation: {
    name: 'danh sách thu hồi chứng thư / revocation list',
    left: 'chữ ký / signature',
  },
  calendar: {
    name: 'lịch ngày làm việc / calendar of working days',
    left: 'số phiên bản / version',
  },
  law: {
    name: 'bản dữ liệu pháp luật / edition of the legal data',
    left: 'ngày có hiệu lực / day of coming into force',
  },
};
