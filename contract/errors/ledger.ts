import { defineErrors, none } from './define.ts';

/** Ledger, checkpoints and anchors. */
export const ledgerErrors = defineErrors({
  LEDGER_BROKEN: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Chuỗi sổ cái bị đứt tại một mục.',
      next: 'Dừng làm việc và báo người đứng đầu; xuất sổ cái để kiểm tra.',
    },
    en: {
      what: "The ledger's chain is broken at an entry.",
      next: 'Stop work and report to the head; export the ledger for examination.',
    },
  },
  LEDGER_ENTRY_INVALID: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Một mục trong sổ cái không đúng định dạng.',
      next: 'Dừng làm việc và báo người đứng đầu; xuất sổ cái để kiểm tra.',
    },
    en: {
      what: 'A ledger entry does not have the right form.',
      next: 'Stop work and report to the head; export the ledger for examination.',
    },
  },
  ACT_UNKNOWN: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Một mục sổ cái chứa nội dung mà phiên bản này không biết; có thể do phiên bản mới hơn ghi.',
      next: 'Kiểm tra bằng phiên bản mới nhất; nếu vẫn báo lỗi này, báo người đứng đầu.',
    },
    en: {
      what: 'A ledger entry holds something this version does not know; a newer version may have written it.',
      next: 'Verify with the newest version; if that says the same, report to the head.',
    },
  },
  LEDGER_ROLLED_BACK: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Sổ cái cũ hơn mốc mà máy chủ đã xác nhận: kho dữ liệu đã bị thay bằng bản cũ.',
      next: 'Dừng làm việc và báo người đứng đầu ngay.',
    },
    en: {
      what: 'The ledger is older than the anchor the endpoint holds: the store was replaced by an old one.',
      next: 'Stop work and report to the head at once.',
    },
  },
  CHECKPOINT_INVALID: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Một điểm chốt không khớp với sổ cái.',
      next: 'Dừng làm việc và báo người đứng đầu; xuất sổ cái để kiểm tra.',
    },
    en: {
      what: 'A checkpoint does not match the ledger.',
      next: 'Stop work and report to the head; export the ledger for examination.',
    },
  },
  PROOF_MISSING: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Thiếu chứng cứ đã ký mà sổ cái nhắc tới.',
      next: 'Báo quản trị viên; khôi phục từ bản sao lưu.',
    },
    en: {
      what: 'A signed proof the ledger refers to is missing.',
      next: 'Tell the administrator; restore from the backup.',
    },
  },
  PROOF_INVALID: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Chứng cứ đã ký không khớp với mục sổ cái nhắc tới nó, hoặc chữ ký không đúng.',
      next: 'Dừng làm việc và báo người đứng đầu; xuất sổ cái để kiểm tra.',
    },
    en: {
      what: 'A signed proof does not say what its ledger entry says, or its signature does not hold.',
      next: 'Stop work and report to the head; export the ledger for examination.',
    },
  },
  PROOF_UNKNOWN: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Thư mục chứng cứ có tệp mà không gì trong bộ chứng cứ nhắc tới.',
      next: 'Không sử dụng bộ chứng cứ này; yêu cầu xuất lại từ sổ cái.',
    },
    en: {
      what: 'The folder of evidence holds a file that nothing in the evidence refers to.',
      next: 'Do not use this evidence; have it exported from the ledger again.',
    },
  },
  LEDGER_CONTRADICTS: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Một mục sổ cái mâu thuẫn với các mục trước nó.',
      next: 'Dừng làm việc và báo người đứng đầu; xuất sổ cái để kiểm tra.',
    },
    en: {
      what: 'A ledger entry contradicts those before it.',
      next: 'Stop work and report to the head; export the ledger for examination.',
    },
  },
  ORDINAL_BROKEN: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Số thứ tự hoặc số đến trong sổ bị nhảy hoặc lặp.',
      next: 'Dừng làm việc và báo người đứng đầu; xuất sổ cái để kiểm tra.',
    },
    en: {
      what: 'An ordinal or arrival number in a register is missing or given twice.',
      next: 'Stop work and report to the head; export the ledger for examination.',
    },
  },
  LEDGER_TIME_BACK: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Một mục sổ cái ghi thời điểm lùi so với mục trước mà không có sự việc nào ghi đồng hồ bị chỉnh lùi.',
      next: 'Dừng làm việc và báo người đứng đầu; xuất sổ cái để kiểm tra.',
    },
    en: {
      what: 'A ledger entry states a time before that of an earlier one, and no incident says that the clock was set back.',
      next: 'Stop work and report to the head; export the ledger for examination.',
    },
  },
  TIME_NOT_ATTESTED: {
    retryable: false,
    detail: none,
    vi: {
      what: 'Chữ ký hoặc thao tác ghi thời điểm trước khi người đó hết quyền, nhưng không có xác nhận bên ngoài nào trước thời điểm đó.',
      next: 'Đối chiếu với sổ của bên kia trước khi dùng làm chứng cứ.',
    },
    en: {
      what: 'A signature or an act states a time before its maker lost the authority, but nothing outside attests it before that.',
      next: "Compare with the other side's register before relying on it.",
    },
  },
  PROJECTION_DIFFERS: {
    retryable: false,
    detail: none,
    vi: { what: 'Sổ đăng ký không khớp với sổ cái.', next: 'Dựng lại sổ từ sổ cái và báo quản trị viên.' },
    en: {
      what: 'A register does not match the ledger.',
      next: 'Rebuild the registers from the ledger and tell the administrator.',
    },
  },
});
