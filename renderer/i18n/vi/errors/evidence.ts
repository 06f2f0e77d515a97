import type { evidenceErrors } from '../../../../contract/errors/evidence.ts';
import type { SentencesOf } from '../../../../contract/errors/sentence.ts';

export const evidenceSentences: SentencesOf<typeof evidenceErrors> = {
  LEDGER_EMPTY: {
    what: 'Sổ cái không có mục nào: không có gì để xác nhận.',
    next: 'Yêu cầu xuất lại từ trạm của cơ quan đó.',
  },
  LEDGER_UNSIGNED: {
    what: 'Sổ cái có mục sau điểm chốt cuối mà chưa ai ký.',
    next: 'Mở khóa trạm để trạm ký chốt rồi xuất lại; không sử dụng các mục chưa ký.',
  },
  LEDGER_TIME_AHEAD: {
    what: 'Một mục sổ cái ghi thời điểm chưa đến.',
    next: 'Kiểm tra đồng hồ của máy đang kiểm tra; nếu đồng hồ đúng, báo người đứng đầu.',
  },
  LEDGER_FORKED: {
    what: 'Hai sổ cái của cùng một trạm ghi khác nhau từ một mục trở đi.',
    next: 'Không sử dụng cả hai; đối chiếu với xác nhận cuối của máy chủ và báo người đứng đầu.',
  },
  LEDGER_LACKS_ACT: {
    what: 'Sổ cái thiếu một việc mà cơ quan đó đã ký và sổ cái khác trong thư mục đang giữ.',
    next: 'Yêu cầu bản xuất mới hơn của cơ quan đó; nếu vẫn thiếu, phần cuối đã bị bỏ hoặc viết lại.',
  },
  LEDGERS_DISAGREE: {
    what: 'Hai sổ cái ghi khác nhau về cùng một phong bì.',
    next: 'Đối chiếu hai mục được nêu; báo người đứng đầu của cả hai cơ quan.',
  },
  RECORD_DENIED: {
    what: 'Sổ cái ghi bản ghi này chưa hề phát hành, trong khi sổ cái khác giữ chính bản ghi đó có chữ ký của cơ quan phát hành.',
    next: 'Phần cuối của sổ cái nơi phát hành đã bị viết lại; báo người đứng đầu và cơ quan quản lý.',
  },
  TERMINAL_NOT_LISTED: {
    what: 'Danh bạ không ghi trạm này thuộc cơ quan đó.',
    next: 'Kiểm tra bằng danh bạ có ghi trạm này; không có thì sổ cái không có giá trị.',
  },
  FILE_UNREADABLE: {
    what: 'Không phải tệp thường (là thư mục, liên kết, ống dẫn hoặc thiết bị) hoặc không đọc được.',
    next: 'Yêu cầu xuất lại từ sổ cái.',
  },
  FILE_TOO_LARGE: {
    what: 'Tệp hoặc một dòng của tệp lớn hơn mức cho phép của loại đó.',
    next: 'Yêu cầu xuất lại từ sổ cái.',
  },
  FILE_DOUBLED: {
    what: 'Cùng một nội dung nằm trong thư mục hai lần.',
    next: 'Bỏ bản thừa hoặc yêu cầu xuất lại từ sổ cái.',
  },
};
