import { agencies } from '../demo/cast.ts';
import type { World } from '../demo/world.ts';

/** Prints what is being opened, and the demo PINs. */
export function explain({ cast = agencies }: World, key: 'a' | 'b', kind: 'electron' | 'stand-in'): void {
  const agency = cast.find((candidate) => candidate.key === key) ?? cast[0];
  const other = key === 'a' ? 'b' : 'a';
  const lines = [
    'Trạm Mật, DỮ LIỆU HUẤN LUYỆN / training data',
    kind === 'stand-in'
      ? 'Không có Electron trên máy này: chạy bản thay thế trên Chromium / no Electron here: running the stand-in on Chromium'
      : 'Electron',
    `${agency.name}`,
    `  PIN ${agency.seal.label} (token của cơ quan): ${agency.seal.pin}`,
    ...[agency.clerk, agency.head, ...agency.colleagues].map(
      ({ label, name, pin }) => `  PIN ${label} (${name}): ${pin}`,
    ),
    `Máy trạm kia, ở cửa sổ lệnh khác, khi máy trạm này còn mở / the other terminal, in a second console while this one is open: npm start -- --terminal ${other}`,
    'Kết thúc / to end: đóng cửa sổ hoặc Ctrl+C. Làm lại từ đầu / to begin anew: xóa / delete out/demo.',
  ];
  console.log(lines.join('\n'));
}
