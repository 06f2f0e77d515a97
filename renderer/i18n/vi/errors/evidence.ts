import type { evidenceErrors } from '../../../../contract/errors/evidence.ts';
import type { SentencesOf } from '../../../../contract/errors/sentence.ts';

export const evidenceSentences: SentencesOf<typeof evidenceErrors> = {
  LEDGER_EMPTY: {
    what: 'Nhật ký không có mục nào: không có gì để xác nhận.',
    next: 'Yêu cầu xuất lại từ trạm của cơ quan đó.',
  },
  LEDGER_UNSIGNED: {
    what: 'Nhật ký có mục sau điểm xác nhận cuối mà chưa ai ký.',
    next: 'Mở khóa trạm để trạm ký xác nhận rồi xuất lại; không sử dụng các mục chưa ký.',
  },
  LEDGER_TIME_AHEAD: {
    what: 'Một mục nhật ký ghi thời điểm chưa đến.',
    next: 'Kiểm tra đồng hồ của máy đang kiểm tra; nếu đồng hồ đúng, báo người đứng đầu.',
  },
  LEDGER_FORKED: {
    what: 'Hai nhật ký của cùng một trạm ghi khác nhau từ một mục trở đi.',
    next: 'Không sử dụng cả hai; đối chiếu với xác nhận cuối của máy chủ và báo người đứng đầu.',
  },
  LEDGER_LACKS_ACT: {
    what: 'Nhật ký thiếu một việc mà cơ quan đó đã ký và nhật ký khác trong thư mục đang giữ.',
    next: 'Yêu cầu bản xuất mới hơn của cơ quan đó; nếu vẫn thiếu, phần cuối đã bị bỏ hoặc viết lại.',
  },
  LEDGERS_DISAGREE: {
    what: 'Hai nhật ký ghi khác nhau về cùng một gói tin.',
    next: 'Đối chiếu hai mục được nêu; báo người đứng đầu của cả hai cơ quan.',
  },
  RECORD_DENIED: {
    what: 'Nhật ký ghi bản ghi này chưa hề phát hành, trong khi nhật ký khác giữ chính bản ghi đó có chữ ký của cơ quan phát hành.',
    next: 'Phần cuối của nhật ký nơi phát hành đã bị viết lại; báo người đứng đầu và cơ quan quản lý.',
  },
  TERMINAL_NOT_LISTED: {
    what: 'Danh mục cơ quan, tổ chức không ghi trạm này thuộc cơ quan đó.',
    next: 'Kiểm tra bằng danh mục cơ quan, tổ chức có ghi trạm này; không có thì nhật ký không có giá trị.',
  },
  FILE_UNREADABLE: {
    what: 'Không phải tệp thường (là thư mục, liên kết, ống dẫn hoặc thiết bị) hoặc không đọc được.',
    next: 'Yêu cầu xuất lại từ nhật ký.',
  },
  FILE_TOO_LARGE: {
    what: 'Tệp hoặc một dòng của tệp lớn hơn mức cho phép của loại đó.',
    next: 'Yêu cầu xuất lại từ nhật ký.',
  },
  FILE_DOUBLED: {
    what: 'Cùng một nội dung nằm trong thư mục hai lần.',
    next: 'Bỏ bản thừa hoặc yêu cầu xuất lại từ nhật ký.',
  },
};
