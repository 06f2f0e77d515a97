import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { i18n } from '../../app/translations.ts';
import { box, drawForm, fill, pick, save } from '../../testing/record-form.tsx';

test('a notation of another type is a remark at its box, no fault, and nothing is changed', async () => {
  const { user, bridge } = drawForm();
  await fill(user);
  expect(document.querySelector('.field-remark')).toBeNull();
  await user.clear(box('Ký hiệu'));
  await user.type(box('Ký hiệu'), 'kh-ubnd');
  await user.tab();
  const remark = await screen.findByText(/^Ký hiệu ghi KH \(Kế hoạch\), khác tên loại Báo cáo/);
  expect(box('Ký hiệu').getAttribute('aria-describedby')).toContain(remark.id);
  expect([box('Ký hiệu').value, box('Tên loại').value]).toEqual(['KH-UBND', 'Báo cáo']);
  expect(box('Ký hiệu').getAttribute('aria-invalid')).toBe('false');
  await save(user);
  await screen.findByText(/Đã đăng ký số thứ tự 8/);
  expect(bridge.argsOf('record.register')).toMatchObject([
    { input: { notation: 'KH-UBND', typeCode: 'BC' } },
  ]);
});

test('the remark on the notation goes once the type fits', async () => {
  const { user } = drawForm();
  await fill(user);
  await user.clear(box('Ký hiệu'));
  await user.type(box('Ký hiệu'), 'ubnd');
  await user.tab();
  expect(await screen.findByText(/^Ký hiệu không có BC của tên loại Báo cáo/)).toBeTruthy();
  await user.clear(box('Ký hiệu'));
  await user.type(box('Ký hiệu'), 'kh-ubnd');
  await user.clear(box('Tên loại'));
  await pick(user, 'Tên loại', 'ke hoach');
  await waitFor(() => expect(document.querySelector('.field-remark')).toBeNull());
});

test('numbers left out below the one typed are named at its box, as a remark', async () => {
  const year = new Date().getFullYear();
  const skips = { warning: 'number-skips', year } as const;
  const { user, bridge } = drawForm(undefined, {
    'form.look': ({ form: { number } }) => ({
      faults: [],
      remarks:
        number === 12
          ? [{ ...skips, first: [10, 11], total: 2 }]
          : number === 900
            ? [{ ...skips, first: [10, 11, 12], total: 890 }]
            : [],
    }),
  });
  await fill(user);
  const type = async (number: string) => {
    await user.clear(box('Số'));
    await user.type(box('Số'), number);
    await user.tab();
  };
  await type('12');
  expect(await screen.findByText(`Sổ năm ${year} chưa có số 10, 11 ngay trước số này.`)).toBeTruthy();
  expect(box('Số').getAttribute('aria-invalid')).toBe('false');
  await user.clear(box('Số'));
  expect(document.querySelector('.field-remark')).toBeNull();
  await type('900');
  expect(
    await screen.findByText(`Sổ năm ${year} chưa có 890 số ngay trước số này: 10, 11, 12…`),
  ).toBeTruthy();
  await i18n.changeLanguage('en');
  expect(
    await screen.findByText(`The register of ${year} lacks 890 numbers just before this one: 10, 11, 12…`),
  ).toBeTruthy();
  await i18n.changeLanguage('vi');
  await type('12');
  await save(user);
  await screen.findByText(/Đã đăng ký số thứ tự 8/);
  expect(bridge.argsOf('record.register')).toMatchObject([{ input: { number: 12 } }]);
});

test('the same incoming paper is remarked on when its boxes are left, before it is saved', async () => {
  const { user } = drawForm(
    { screen: 'form', book: 'incoming' },
    {
      'form.look': () => ({
        faults: [],
        remarks: [{ warning: 'same-document', year: 2026, ordinal: 5 }],
      }),
    },
  );
  await screen.findByRole('radio', { name: 'Tối mật' });
  await user.type(box('Số'), '12');
  await user.tab();
  const remark = await screen.findByText(/đã có trong sổ đến: số thứ tự 5\/2026/);
  expect(remark.closest('.field')?.contains(box('Số'))).toBe(true);
});
