/** What both registers say. */
const common = {
  keys: {
    heading: 'Trong sổ',
    does: {
      search: 'Tìm kiếm, không cần gõ dấu',
      create: 'Đăng ký văn bản mới',
      jump: 'Đến số thứ tự',
      yearBefore: 'Năm trước',
      yearAfter: 'Năm sau',
    },
  },
  year: 'Năm {{year}}',
  yearBefore: 'Năm trước',
  yearAfter: 'Năm sau',
  search: 'Tìm trong sổ',
  searchHint: 'Mã, số, ký hiệu, cơ quan, người ký',
  clear: 'Xóa bộ lọc',
  filter: 'Lọc',
  filterOn: 'Lọc: {{chosen}}',
  preview: 'Dòng đang chọn',
  levels: 'Lọc theo độ mật',
  states: 'Lọc theo trạng thái',
  jump: 'Đến số thứ tự',
  jumpGo: 'Đến',
  jumpFault: {
    number: 'Nhập số thứ tự bằng chữ số, ví dụ 12.',
    none: 'Sổ năm {{year}} mới đến số thứ tự {{last}}.',
  },
  jumpCleared: 'Đã bỏ bộ lọc và cách sắp xếp để đến số thứ tự.',
  total: '{{shown}} dòng',
  filtered: '{{shown}} dòng khớp bộ lọc',
  filteredSoFar: '{{shown}} dòng khớp đến lúc này',
  sortHint: 'Giữ Shift khi bấm để sắp xếp theo nhiều cột.',
  noMatch: {
    title: 'Không có dòng nào khớp.',
    hint: 'Thử bớt chữ hoặc xóa bộ lọc.',
  },
  progress: '{{entered}}/{{total}} đã nhận',
  progressRefused: '{{count}} cần gửi lại',
  more: '+{{count}} nơi',
  summaryNote: 'Sổ này không ghi trích yếu; cột trích yếu để trống khi in và viết tay.',
  empty: 'Sổ năm {{year}} chưa có văn bản nào.',
  emptyOtherYear: 'Bấm ] để sang năm sau; văn bản mới được ghi vào sổ năm {{year}}.',
};

export const vi = {
  outgoing: {
    ...common,
    due: 'Trả lời',
    return: 'Thu hồi',
    name: 'Sổ đi',
    command: 'Mở sổ đi',
    title: 'Sổ đăng ký bí mật nhà nước đi',
    create: 'Đăng ký văn bản đi',
    emptyHint: 'Bấm N để đăng ký văn bản đi đầu tiên.',
  },
  incoming: {
    ...common,
    due: 'Giải quyết',
    return: 'Gửi lại',
    name: 'Sổ đến',
    command: 'Mở sổ đến',
    title: 'Sổ đăng ký bí mật nhà nước đến',
    create: 'Đăng ký văn bản đến',
    emptyHint:
      'Gói tin chờ tiếp nhận nằm ở màn hình “Tiếp nhận văn bản đến”; văn bản giấy đến một mình thì bấm N.',
  },
};
