export const vi = {
  title: 'Mở khóa máy trạm',
  pin: 'Mã PIN',
  open: 'Mở khóa',
  useOther: 'Dùng token {{label}}',
  opening: 'Đang mở kho dữ liệu…',
  serial: 'Số sê-ri {{serial}}',
  tokenReady: 'Token {{label}} đã sẵn sàng.',
  lockedHeading: 'Vì sao máy trạm đã khóa',
  lockedByPerson: 'Máy trạm đang khóa. Không đọc được dữ liệu nào khi chưa có token.',
  organisation: 'Cơ quan',
  lead: 'Nhập mã PIN của token để mở kho dữ liệu.',
};
