import type { PinWords } from '../contract-words.ts';

/** What a token reports about its PIN. */
export const pin = {
  ok: 'Mã PIN bình thường',
  'count-low': 'Đã có lần nhập sai mã PIN. Hãy nhập cẩn thận.',
  'last-try':
    'Chỉ còn MỘT lần thử mã PIN trước khi token bị khóa. Nếu không chắc, hãy dừng lại và hỏi quản trị viên.',
  locked: 'Mã PIN của token đã bị khóa. Mang token đến đơn vị cấp chứng thư số để mở khóa.',
  'not-initialised': 'Token chưa được đặt mã PIN. Liên hệ quản trị viên.',
} satisfies PinWords;
/** Where a PIN is entered. */
export const pinEntry = {
  hint: 'Mã PIN chỉ được gửi tới token, không được lưu lại.',
  capsLock: 'Phím Caps Lock đang bật.',
  pinPadLead: 'Nhập mã PIN trên bàn phím của đầu đọc.',
  startPinPad: 'Bắt đầu nhập trên đầu đọc',
  waitingPinPad: 'Đang chờ mã PIN từ bàn phím của đầu đọc…',
};
/** Main's own window, in which somebody signs beside the session of another. */
export const countersign = {
  title: { accept: 'Ký nhận bàn giao', collect: 'Ký giao lại', second: 'Ký xác nhận: người thứ hai' },
  lead: {
    accept:
      'Chữ ký của bạn xác nhận đã nhận các bản dưới đây; từ đó bên nhận chịu trách nhiệm. Đếm số bản trước khi ký.',
    collect: 'Chữ ký của bạn xác nhận đã giao lại các bản dưới đây; từ đó bên nhận chịu trách nhiệm.',
    second:
      'Chữ ký của bạn xác nhận có mặt khi {{name}} làm đúng việc dưới đây. Đọc kỹ và đối chiếu trước khi ký.',
  },
  act: 'Việc',
  holder: 'Đang lưu giữ',
  place: 'Nơi để, nơi đến',
  until: 'Đến hết ngày',
  record: 'Văn bản',
  copies: 'Bản số',
  from: 'Bên giao',
  to: 'Bên nhận',
  pin: 'Mã PIN token của bạn',
  sign: 'Ký',
  signing: 'Đang ký và ghi nhận…',
  cancel: 'Không ký',
};
/** The controls of forms. */
export const fields = {
  optional: 'không bắt buộc',
  choose: 'Chọn…',
  noMatch: 'Không tìm thấy trong danh mục cơ quan, tổ chức',
  searching: 'Đang tìm…',
  reading: 'Đang đọc sổ: {{read}} trên {{total}} dòng',
  readingSpoken: 'Đang đọc sổ, đã đọc {{percent}} %.',
  noOption: 'Không có mục nào khớp',
  replyHint: 'Số, ký hiệu, cơ quan hoặc mã',
  replyNone:
    'Không tìm thấy văn bản nào theo “{{text}}” trong sổ năm nay và năm trước. Gõ số, ký hiệu khác hoặc mã.',
  replyMany: 'Có {{number}} văn bản theo “{{text}}”: gõ thêm ký hiệu hoặc chọn trong danh sách.',
  addRecipient: 'Thêm nơi nhận: tên, chữ tắt, mã hoặc dán danh sách mã, tên',
  addNote: 'Thêm ghi chú theo mã',
  remove: 'Bỏ {{name}}',
  chosen: 'Đã chọn',
  chosenCount: 'Đã chọn {{number}}',
  chosenOrder: 'xếp theo mã, số đứng trước là bản số gửi nơi đó',
  chosenKeys: 'Phím ← vào danh sách, Delete để bỏ',
  taken: 'đã chọn',
  ended: 'đã giải thể hoặc sáp nhập',
  moreMatch: 'Còn {{number}} mục khớp nữa: gõ thêm tên, hoặc tên cơ quan cấp trên.',
  tied: 'Chưa rõ là mục nào: bấm ↓ để chọn.',
  listRead: 'Nhận ra {{number}} mã trong danh mục: bấm Enter để thêm.',
  listChosen: 'Đã chọn từ trước: {{codes}}.',
  listAdded: 'Đã thêm {{added}}, có sẵn {{repeated}}.',
  listTwice: 'Trùng {{number}} lần trong danh sách: {{codes}}.',
  listLeft: 'Không thêm được: {{codes}}.',
  listSeveral: 'Nhiều cơ quan cùng khớp, chọn từng nơi: {{names}}.',
  listNames: 'Danh sách {{number}} tên: bấm Enter để thêm tên nào chỉ một cơ quan có.',
  cannotReceive: 'chưa nhận được gói tin',
  outside: 'ngoài danh mục, gửi giấy',
  datePlaceholder: 'ngày/tháng/năm',
  dateHint: 'Ví dụ: 5 · 5/3 · +10 · 0 là hôm nay',
  codeKnown: 'Mã hợp lệ',
  codeCut: 'Mã quản lý có 13 ký tự; ô này đang có {{number}}.',
  codeAccented: 'Mã quản lý chỉ có chữ không dấu và chữ số. Tắt bộ gõ tiếng Việt rồi nhập lại.',
  storeHint: 'Kho, tủ, ngăn. Ví dụ K1-T03-N2',
  dossierHint: 'Ví dụ HS-2026-12',
  openerHint: 'Chỉ ghi những gì có ngoài bì; không bóc bì.',
  notNumber: 'Chỉ nhận số nguyên, tối đa sáu chữ số.',
  yearMissing: 'Năm nào? Hãy gõ cả năm: ngày/tháng/năm.',
  noSuchDay: 'Không có ngày này. Gõ ngày, ngày/tháng hoặc ngày/tháng/năm.',
  rule: {
    required: 'Chưa nhập ô này.',
    notChosen: 'Chưa chọn.',
    crossed: 'Ngày này sớm hơn ngày văn bản.',
    level: 'Chọn A Tuyệt mật, B Tối mật hoặc C Mật.',
    number: 'Số là số nguyên từ 1 đến 999999.',
    notation: 'Ký hiệu gồm tên viết tắt in hoa, nối bằng dấu - . / &, tối đa 32 ký tự.',
    typeCode: 'Chọn một tên loại trong danh mục.',
    issuedOn: 'Ngày chưa đúng. Gõ ngày, ngày/tháng hoặc ngày/tháng/năm.',
    issuer: 'Chọn cơ quan trong danh mục cơ quan, tổ chức.',
    signer: 'Chọn người ký trong danh mục cơ quan, tổ chức.',
    recipients: 'Chọn từ 1 đến 500 nơi nhận khác nhau, không gồm cơ quan ban hành.',
    urgency: 'Chọn độ khẩn.',
    copies: 'Số lượng bản từ 1 đến 999.',
    pages: 'Số trang từ 1 đến 9999; vật chứa không ghi số trang.',
    pieces: 'Số lượng vật chứa từ 1 đến 9999.',
    copyAllowed: 'Chọn được hoặc không được sao, chụp.',
    thing: 'Chọn một loại vật chứa trong danh mục.',
    fileUnit: 'Chọn một đơn vị trong danh sách đơn vị.',
    envelopes: 'Số lượng bì từ 1 đến 99.',
    enclosures: 'Số phụ lục, tài liệu kèm theo từ 0 đến 999.',
    returnBy: 'Ngày chưa đúng. Gõ ngày, ngày/tháng hoặc ngày/tháng/năm.',
    dueOn: 'Ngày chưa đúng. Gõ ngày, ngày/tháng hoặc ngày/tháng/năm.',
    protectUntil: 'Ngày chưa đúng. Gõ ngày, ngày/tháng hoặc ngày/tháng/năm.',
    replyTo: 'Mã quản lý chưa đúng; ký tự cuối không khớp.',
    code: 'Mã quản lý chưa đúng; ký tự cuối không khớp.',
    givenOn: 'Ngày chưa đúng. Gõ ngày, ngày/tháng hoặc ngày/tháng/năm.',
    arrivedOn: 'Ngày chưa đúng. Gõ ngày, ngày/tháng hoặc ngày/tháng/năm.',
    storeAt: 'Ghi theo mẫu K1-T03-N2 (kho, tủ, ngăn).',
    noteCodes: 'Chọn tối đa 5 ghi chú trong danh mục.',
    dossier: 'Ghi theo mẫu HS-2026-12.',
  },
};
export const signatures = {
  heading: 'Chữ ký số',
  none: {
    outgoing: 'Chưa có chữ ký nào. Bản ghi được ký khi phát hành.',
    incoming: 'Vào sổ theo bản giấy, không có chữ ký số kèm theo.',
  },
  valid: 'Hợp lệ',
  invalid: 'Không hợp lệ',
  signedAt: 'Ký lúc',
  of: {
    person: 'Bản ghi',
    organisation: 'Bản ghi và việc phát hành tới các nơi nhận',
    endpoint: 'Xác nhận đã lưu gói tin trên máy chủ',
    checkpoint: 'Nhật ký hệ thống',
    receiver: 'Thông báo trạng thái',
    authority: 'Tài liệu của cơ quan quản lý danh mục',
    countersigner: 'Người giao, nhận hoặc người thứ hai ký xác nhận',
  },
  ofNotice: 'Thông báo {{notice}}',
  byItself: '(ký tự động trong phiên làm việc của {{subject}})',
};
export const envelope = {
  receivedAt: 'Nhận lúc {{at}}',
  from: 'Nơi gửi',
};

/** The newest lines of a book. */
export const last = {
  incoming: 'Vừa vào sổ đến',
  outgoing: 'Vừa đăng ký',
  arrival: 'Số đến {{number}}',
  more: '+{{count}} nơi',
  ordinal: 'STT {{ordinal}}',
};
/** What was noted of paper on its way, in the route and in the ledger. */
export const paperNote = {
  handed: {
    post: '{{carrier}}, chuyến {{run}}, {{envelopes}} bì',
    courier: '{{carrier}}, chuyến {{run}}, {{envelopes}} bì',
    person: '{{carrier}}, số {{run}} trong sổ chuyển giao, {{envelopes}} bì',
  },
  signed: 'ngày ký nhận',
  returned: 'ngày trả lại',
  missed: 'ngày phát hiện',
  resend: 'Gửi lại bằng giấy, chờ giao',
  takesBack: 'rút lại mục nhật ký {{entry}}',
  copies: 'gửi thay bằng bản số {{copies}}',
};
/** Giving a number to a body that the directory does not list. */
export const enrol = {
  about: 'Nơi gửi hoặc nơi nhận văn bản giấy mà danh mục chưa ghi',
  ask: 'Cấp số cho cơ quan ngoài danh mục…',
  unmatched: 'Cơ quan, tổ chức chưa có trong danh mục: chọn “Cấp số cho cơ quan ngoài danh mục…” dưới ô này.',
  title: 'Cơ quan ngoài danh mục',
  lead: 'Máy trạm cấp một số X; ghi số này cùng tên cơ quan vào sổ giấy. Không nhập tên tại đây.',
  kind: 'Loại cơ quan, tổ chức',
  go: 'Cấp số',
  going: 'Đang cấp số…',
  done: 'Đã cấp số {{code}} ({{kind}}). Ghi tên cơ quan bên số này trong sổ giấy.',
};
export const remarks = {
  title: 'Có điều cần xem lại trước khi ghi sổ',
  lead: 'Nếu đúng như trên văn bản thì xác nhận; điều đã xác nhận được ghi vào nhật ký.',
  go: 'Đúng, ghi sổ',
  back: 'Xem lại',
  recorded: 'Đã xác nhận khi ghi sổ',
  anotherYear: {
    outgoing: 'Văn bản ghi năm {{year}}: vào sổ của năm đó.',
    incoming: 'Văn bản ghi năm {{year}}, khác năm đến.',
  },
  dateBeforeLast: {
    outgoing: 'Ngày này sớm hơn ngày của văn bản liền trước trong sổ ({{last}}).',
    incoming: 'Ngày đến này sớm hơn ngày đến của văn bản liền trước trong sổ ({{last}}).',
  },
  numberLate:
    'Cấp số muộn: số được cấp chậm nhất vào ngày làm việc tiếp theo sau ngày ký ({{latest}}; {{by}}).',
  countedByCalendar: 'theo lịch làm việc năm {{year}}, bản {{version}}',
  countedByWeek: 'năm {{year}} chưa có lịch làm việc, tính từ thứ Hai đến thứ Sáu',
  numberSkips: 'Sổ năm {{year}} chưa có số {{numbers}} ngay trước số này.',
  numberSkipsMany: 'Sổ năm {{year}} chưa có {{total}} số ngay trước số này: {{numbers}}…',
  sameDocument:
    'Văn bản cùng cơ quan, số, ký hiệu và năm đã có trong sổ đến: số thứ tự {{ordinal}}/{{year}}.',
  typeOther: 'Ký hiệu ghi {{part}} ({{named}}), khác tên loại đã chọn.',
  typeLacking: 'Ký hiệu không có chữ viết tắt của tên loại đã chọn.',
};
