import type { ledgerErrors } from '../../../../contract/errors/ledger.ts';
import type { SentencesOf } from '../../../../contract/errors/sentence.ts';

export const ledgerSentences: SentencesOf<typeof ledgerErrors> = {
  LEDGER_BROKEN: {
    what: 'Chuỗi nhật ký bị đứt tại một mục.',
    next: 'Dừng làm việc và báo người đứng đầu; xuất nhật ký để kiểm tra.',
  },
  LEDGER_ENTRY_INVALID: {
    what: 'Một mục trong nhật ký không đúng định dạng.',
    next: 'Dừng làm việc và báo người đứng đầu; xuất nhật ký để kiểm tra.',
  },
  ACT_UNKNOWN: {
    what: 'Một mục nhật ký chứa nội dung mà phiên bản này không biết; có thể do phiên bản mới hơn ghi.',
    next: 'Kiểm tra bằng phiên bản mới nhất; nếu vẫn báo lỗi này, báo người đứng đầu.',
  },
  LEDGER_ROLLED_BACK: {
    what: 'Nhật ký cũ hơn mốc mà máy chủ đã xác nhận: kho dữ liệu đã bị thay bằng bản cũ.',
    next: 'Dừng làm việc và báo người đứng đầu ngay.',
  },
  CHECKPOINT_INVALID: {
    what: 'Một điểm xác nhận không khớp với nhật ký.',
    next: 'Dừng làm việc và báo người đứng đầu; xuất nhật ký để kiểm tra.',
  },
  PROOF_MISSING: {
    what: 'Thiếu chứng cứ đã ký mà nhật ký nhắc tới.',
    next: 'Báo quản trị viên; khôi phục từ bản sao lưu.',
  },
  PROOF_INVALID: {
    what: 'Chứng cứ đã ký không khớp với mục nhật ký nhắc tới nó, hoặc chữ ký không đúng.',
    next: 'Dừng làm việc và báo người đứng đầu; xuất nhật ký để kiểm tra.',
  },
  PROOF_UNKNOWN: {
    what: 'Thư mục chứng cứ có tệp mà không gì trong bộ chứng cứ nhắc tới.',
    next: 'Không sử dụng bộ chứng cứ này; yêu cầu xuất lại từ nhật ký.',
  },
  LEDGER_CONTRADICTS: {
    what: 'Một mục nhật ký mâu thuẫn với các mục trước nó.',
    next: 'Dừng làm việc và báo người đứng đầu; xuất nhật ký để kiểm tra.',
  },
  ORDINAL_BROKEN: {
    what: 'Số thứ tự hoặc số đến trong sổ bị nhảy hoặc lặp.',
    next: 'Dừng làm việc và báo người đứng đầu; xuất nhật ký để kiểm tra.',
  },
  LEDGER_TIME_BACK: {
    what: 'Một mục nhật ký ghi thời điểm lùi so với mục trước mà không có sự việc nào ghi đồng hồ bị chỉnh lùi.',
    next: 'Dừng làm việc và báo người đứng đầu; xuất nhật ký để kiểm tra.',
  },
  TIME_NOT_ATTESTED: {
    what: 'Chữ ký hoặc thao tác tự ghi là làm trước khi người đó hết quyền, hoặc trước khi máy trạm biết việc hết quyền, nhưng không có xác nhận bên ngoài nào trước thời điểm hết quyền.',
    next: 'Đối chiếu với sổ của bên kia trước khi dùng làm chứng cứ.',
  },
  PROJECTION_DIFFERS: {
    what: 'Sổ đăng ký không khớp với nhật ký.',
    next: 'Dựng lại sổ từ nhật ký và báo quản trị viên.',
  },
};
