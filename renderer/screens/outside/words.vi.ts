export const vi = {
  name: 'Ngoài danh mục',
  command: 'Mở Cơ quan ngoài danh mục',
  lead: 'Mỗi số là một cơ quan mà danh mục chưa ghi; tên ở trong sổ giấy. Khi danh mục đã có cơ quan đó, nối số với mã để các dòng hiện tên.',
  empty: 'Chưa có cơ quan nào ngoài danh mục.',
  emptyHint:
    'Số được cấp tại đây, hoặc trong mẫu đăng ký văn bản đi, văn bản đến của nơi mà danh mục chưa ghi.',
  code: 'Số',
  kind: 'Loại',
  lines: 'Văn bản đến',
  sent: 'Văn bản đi đã phát hành',
  organisation: 'Trong danh mục',
  open: 'Chưa nối',
  identify: 'Nối với danh mục',
  separate: 'Bỏ nối',
  title: 'Nối {{code}} với danh mục',
  about:
    'Văn bản đã phát hành tới {{code}} vẫn theo dõi bằng giấy tới khi có phiếu ký nhận. Văn bản đã đăng ký mà chưa phát hành vẫn ghi theo số tới khi sửa nơi nhận. Văn bản mới gửi theo mã của cơ quan. Nối nhầm thì bỏ nối được.',
  body: 'Cơ quan trong danh mục',
  go: 'Nối',
  done: 'Đã nối {{code}}; các dòng hiện tên cơ quan.',
  shared:
    '{{count}} văn bản đi có cả {{code}} và cơ quan này trong nơi nhận. Kiểm tra lại: có thể đây là hai cơ quan khác nhau.',
  separateWords: {
    title: 'Bỏ nối {{code}} với danh mục',
    lead: 'Các dòng của {{code}} hiện lại số. Sau đó có thể nối với cơ quan đúng. Cả hai việc vẫn ghi trong nhật ký.',
    reasons: 'Lý do bỏ nối',
    go: 'Bỏ nối',
    going: 'Đang ghi…',
    done: 'Đã bỏ nối {{code}}.',
  },
};
