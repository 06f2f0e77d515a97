import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { placedScreens } from '../screens/index.ts';
import { draw, shownView } from '../testing/draw.tsx';
import { nothingToday, waiting } from '../testing/samples.ts';
import { KeyHelp } from './key-help.tsx';
import { Navigation, NavigationGroups } from './navigation.tsx';
import { Palette } from './palette.tsx';

const answers = { 'today.view': () => ({ ...nothingToday, waiting: [waiting(1)], waitingTotal: 3 }) };

test('every screen of the registry has its place, its key and what waits there', async () => {
  const { user } = draw(<Navigation />, answers);
  await screen.findByText('3');
  const lines = screen
    .getAllByRole('button')
    .map((line) => [
      line.textContent,
      line.getAttribute('aria-keyshortcuts'),
      line.getAttribute('aria-current'),
    ]);
  expect(lines).toEqual([
    ['Hôm nayAlt+1', 'Alt+1', 'page'],
    ['Sổ điAlt+2', 'Alt+2', null],
    ['Sổ đếnAlt+3', 'Alt+3', null],
    ['Kiểm tra bì đến3Alt+4', 'Alt+4', null],
    ['Hộp điAlt+5', 'Alt+5', null],
    ['Sổ cáiAlt+6', 'Alt+6', null],
    ['Cài đặtAlt+7', 'Alt+7', null],
    ['Khóa máyCtrl+L', 'Control+L', null],
  ]);
  await user.click(screen.getByRole('button', { name: /Hộp đi/ }));
  expect(shownView()).toEqual({ screen: 'outbox' });
});

test('a short navigation has no headings, a long one shows its groups', () => {
  const many = [...placedScreens, ...placedScreens, ...placedScreens].slice(0, 20);
  draw(
    <>
      <section aria-label="short">
        <NavigationGroups screens={placedScreens} />
      </section>
      <section aria-label="long">
        <NavigationGroups screens={many} />
      </section>
    </>,
    answers,
  );
  const headings = (name: string) =>
    [...screen.getByRole('region', { name }).querySelectorAll('.side-heading')].map(
      ({ textContent }) => textContent,
    );
  expect(headings('short')).toEqual([]);
  expect(headings('long')).toEqual(['Trong ngày', 'Sổ đăng ký', 'Trao đổi', 'Máy trạm']);
  expect(within(screen.getByRole('region', { name: 'long' })).getAllByRole('button')).toHaveLength(20);
});

test('the palette offers every command without accents, and Enter runs the first that matches', async () => {
  const { user } = draw(<Palette />, answers);
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
    'Đăng ký văn bản đi',
    'Đăng ký văn bản đến',
    'Hôm nayAlt+1',
    'Mở sổ điAlt+2',
    'Mở sổ đếnAlt+3',
    'Kiểm tra bì đếnAlt+4',
    'Mở hộp điAlt+5',
    'Mở sổ cáiAlt+6',
    'Cài đặt và thông tin phần mềmAlt+7',
    'Xem phím tắtF1',
    'Khóa máy trạmCtrl+L',
  ]);
  await user.keyboard('mo so cai{Enter}');
  expect(shownView()).toEqual({ screen: 'ledger' });
});

test('the help page has a section for every place where keys hold', () => {
  draw(<KeyHelp />, answers);
  expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
    'Ở mọi màn hình',
    'Trong danh sách',
    'Trong sổ',
    'Trong biểu mẫu',
    'Trên trang bản ghi',
    'Khi kiểm tra bì đến',
    'Trong sổ cái',
  ]);
});
