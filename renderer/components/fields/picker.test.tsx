import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useRef, useState } from 'react';
import { expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import type { OrganisationChoice } from '../../../contract/ipc/directory-views.ts';
import { OrganisationView } from '../../../contract/ipc/directory-views.ts';
import type { Answers } from '../../testing/bridge.ts';
import { draw } from '../../testing/draw.tsx';
import { directoryAndLaw } from '../../testing/samples.ts';
import { Chips } from './chips.tsx';
import { moveOnEnter } from './next-field.ts';
import { OrganisationBox, OrganisationsBox } from './organisations.tsx';
import { Picker, type PickerOption } from './picker.tsx';

const body = (code: string, name: string, above: string): OrganisationChoice => ({
  ...{ code, name, above: [above], canReceive: true, ended: false },
});
const bodies = [
  body('H37.02', 'Sở Nội vụ', 'Ủy ban nhân dân tỉnh Nghệ An'),
  body('H40.02', 'Sở Nội vụ', 'Ủy ban nhân dân tỉnh Hà Nam'),
  body('H41.02', 'Sở Nội vụ', 'Ủy ban nhân dân tỉnh Hà Tĩnh'),
];
const found = (organisations: OrganisationChoice[], clear: boolean) => ({
  ...{ organisations, clear, total: organisations.length },
});
const answers: Answers = {
  'law.view': directoryAndLaw['law.view'],
  'directory.find': ({ text }) => {
    if (text === 'xyz') return found([], false);
    if (text === 'tie') return found(bodies.slice(1), false);
    return found(bodies, text !== '');
  },
  'directory.named': ({ names }) => ({
    bodies: names.map((name) =>
      name === 'Sở Nội vụ' ? 'several' : (/^Bộ (G\d+)$/.exec(name)?.[1] ?? 'unknown'),
    ),
  }),
  'directory.get': ({ codes }) => ({
    organisations: codes.flatMap((code) => {
      const known =
        bodies.find((one) => one.code === code) ?? (/^G/.test(code) && body(code, code, 'Trung ương'));
      return known ? [OrganisationView.parse({ ...known, notationParts: [], persons: [] })] : [];
    }),
  }),
};

function Form({ first = [] }: { first?: string[] }) {
  const [issuer, setIssuer] = useState<string>();
  const [recipients, setRecipients] = useState<readonly string[]>(first);
  return (
    <form onKeyDown={moveOnEnter}>
      <OrganisationBox label="Cơ quan" value={issuer} onChange={setIssuer} />
      <OrganisationsBox label="Nơi nhận" value={recipients} onChange={setRecipients} />
      <input aria-label="Số lượng bản" />
      <output aria-label="issuer">{issuer ?? ''}</output>
      <output aria-label="recipients">{recipients.join(' ')}</output>
    </form>
  );
}
const box = (name: string) => screen.getByLabelText<HTMLInputElement>(name, { selector: 'input' });
const value = (name: string) => screen.getByLabelText(name, { selector: 'output' }).textContent;
const listOf = (name: string) => document.getElementById(box(name).getAttribute('aria-controls') ?? '');
const settled = (name: string) =>
  waitFor(() => expect(listOf(name)?.getAttribute('aria-busy')).toBe('false'));
const selected = (name: string) =>
  within(listOf(name) as HTMLElement)
    .queryAllByRole('option', { selected: true })
    .map(({ textContent }) => textContent);
const chips = () => screen.queryAllByRole('button', { name: /^Bỏ / });

test('Enter takes the best match and moves on; the body above it stands below the box', async () => {
  const { user } = draw(<Form />, answers);
  await user.type(box('Cơ quan'), 'so noi vu');
  await settled('Cơ quan');
  await user.keyboard('{Enter}');
  expect(value('issuer')).toBe('H37.02');
  expect(document.activeElement).toBe(box('Nơi nhận'));
  expect(await screen.findByText('Ủy ban nhân dân tỉnh Nghệ An · H37.02')).toBeTruthy();
  expect(box('Cơ quan').value).toBe('Sở Nội vụ');
});

test('Enter pressed before the list answers takes the best match once it does', async () => {
  const { user } = draw(<Form />, answers);
  await user.type(box('Cơ quan'), 'noi{Enter}');
  await waitFor(() => expect(value('issuer')).toBe('H37.02'));
  expect(document.activeElement).toBe(box('Nơi nhận'));
});

test('a box that is left before the list answers chooses nothing afterwards, and the focus stays where it went', async () => {
  const late = Promise.withResolvers<void>();
  const { user } = draw(<Form />, {
    ...answers,
    'directory.find': async ({ text }) => {
      if (text !== '') await late.promise;
      return found(bodies, text !== '');
    },
  });
  await user.type(box('Cơ quan'), 'noi{Enter}');
  await user.click(box('Số lượng bản'));
  late.resolve();
  await settled('Cơ quan');
  expect([value('issuer'), box('Cơ quan').value]).toEqual(['', 'noi']);
  expect(document.activeElement).toBe(box('Số lượng bản'));
});

test('of equals none is ready: Enter says so and stays, the arrow chooses', async () => {
  const { user } = draw(<Form />, answers);
  await user.type(box('Cơ quan'), 'tie');
  await settled('Cơ quan');
  expect(selected('Cơ quan')).toEqual([]);
  await user.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent).toMatch(/CHOICE_TIED$/);
  expect(document.activeElement).toBe(box('Cơ quan'));
  expect(value('issuer')).toBe('');
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(value('issuer')).toBe('H41.02');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('text that matches nothing stays, with later keys, and is told with a code', async () => {
  const { user } = draw(<Form />, answers);
  await user.type(box('Nơi nhận'), 'xyz');
  await settled('Nơi nhận');
  await user.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent).toMatch(/CHOICE_UNMATCHED$/);
  await user.keyboard('37{Enter}62');
  expect(box('Nơi nhận').value).toContain('xyz37');
  expect(box('Số lượng bản').value).toBe('');
});

test('a body that is chosen already is shown as such and says so on Enter', async () => {
  const { user } = draw(<Form first={['H37.02']} />, answers);
  await user.type(box('Nơi nhận'), 'so noi vu');
  await settled('Nơi nhận');
  expect(within(listOf('Nơi nhận') as HTMLElement).getByText('đã chọn')).toBeTruthy();
  await user.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent).toMatch(/CHOICE_REPEATED$/);
  expect([value('recipients'), document.activeElement, box('Nơi nhận').value]).toEqual([
    'H37.02',
    box('Nơi nhận'),
    'so noi vu',
  ]);
});

test('text left behind stays in sight as no choice, and nothing else is chosen', async () => {
  const { user } = draw(<Form />, answers);
  await user.type(box('Cơ quan'), 'so noi vu');
  await settled('Cơ quan');
  await user.keyboard('{Enter}');
  await user.type(box('Cơ quan'), 'tie');
  await settled('Cơ quan');
  await user.tab();
  expect(box('Cơ quan').value).toBe('tie');
  expect(box('Cơ quan').dataset['unsettled']).toBe('true');
  expect(value('issuer')).toBe('');
  expect((await screen.findByRole('alert')).textContent).toMatch(/CHOICE_OPEN$/);
  await user.click(box('Cơ quan'));
  await user.keyboard('{Escape}{Escape}');
  expect([box('Cơ quan').value, screen.queryByRole('alert')]).toEqual(['', null]);
});

test('Tab takes the best match too', async () => {
  const { user } = draw(<Form />, answers);
  await user.type(box('Nơi nhận'), 'so noi vu');
  await settled('Nơi nhận');
  await user.tab();
  expect(value('recipients')).toBe('H37.02');
});

test('codes pasted as a list are all added; what cannot be added stays in the box and is named', async () => {
  const { user } = draw(<Form first={['H40.02']} />, answers);
  await user.click(box('Nơi nhận'));
  await user.paste('H37.02\tSở Nội vụ\nh40.02\nH99\nH41.02\nH37.01');
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /Đã thêm 2, có sẵn 1\. Không thêm được: H99, H37\.01\..*CHOICE_UNLISTED$/,
  );
  expect(value('recipients')).toBe('H40.02 H37.02 H41.02');
  expect(box('Nơi nhận').value).toBe('H99, H37.01');
  await user.clear(box('Nơi nhận'));
  await user.type(box('Nơi nhận'), 'g01 g02{Enter}next');
  await waitFor(() => expect(value('recipients')).toBe('H40.02 H37.02 H41.02 G01 G02'));
  expect(await screen.findByText('Đã thêm 2, có sẵn 0.')).toBeTruthy();
  // What was typed while the list was looked up is kept.
  expect(box('Nơi nhận').value).toBe('next');
});

test('a code that a list names again is told as such', async () => {
  const { user } = draw(<Form first={['G03']} />, answers);
  await user.click(box('Nơi nhận'));
  await user.paste('G01, G02, G03, G01');
  expect(await screen.findByText('Đã thêm 2, có sẵn 1. Ghi lại 1 lần trong danh sách: G01.')).toBeTruthy();
});

test('names pasted one a line are added where one body has that name; the others stay and are told apart', async () => {
  const { user, bridge } = draw(<Form />, answers);
  await user.click(box('Nơi nhận'));
  await user.paste('- Bộ G01;\n- Sở Nội vụ;\n- Bộ G02;\n- Như trên;\n- Bộ G01.');
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /Đã thêm 2, có sẵn 0\. Không thêm được: Như trên\. Nhiều cơ quan cùng khớp, chọn từng nơi: Sở Nội vụ\..*CHOICE_UNLISTED$/,
  );
  expect(value('recipients')).toBe('G01 G02');
  expect(box('Nơi nhận').value).toBe('Như trên; Sở Nội vụ');
  expect(bridge.argsOf('directory.named')).toEqual([
    { names: ['Bộ G01', 'Sở Nội vụ', 'Bộ G02', 'Như trên'] },
  ]);
  await user.clear(box('Nơi nhận'));
  await user.type(box('Nơi nhận'), 'Bộ G03; Bộ G02');
  expect(await screen.findByText(/^Danh sách 2 tên: bấm Enter/)).toBeTruthy();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(value('recipients')).toBe('G01 G02 G03'));
});

test('a list of codes is recognised while it is typed, with what is not of the directory', async () => {
  const { user } = draw(<Form />, answers);
  const words = () =>
    screen
      .getAllByRole('status')
      .map(({ textContent }) => textContent)
      .filter((text) => /Nhận ra/.test(text ?? ''));
  await user.type(box('Nơi nhận'), 'h37.02,');
  await waitFor(() => expect(words()).toEqual(['Nhận ra 1 mã trong danh mục: bấm Enter để thêm.']));
  await user.type(box('Nơi nhận'), ' h99');
  expect(screen.queryByRole('option')).toBeNull();
  await user.type(box('Nơi nhận'), ', h40.02');
  await waitFor(() =>
    expect(words()).toEqual(['Nhận ra 2 mã trong danh mục: bấm Enter để thêm. Không thêm được: H99.']),
  );
  expect(box('Nơi nhận').getAttribute('aria-expanded')).toBe('false');
  expect(value('recipients')).toBe('');
  await user.tab();
  await waitFor(() => expect(value('recipients')).toBe('H37.02 H40.02'));
  expect(box('Nơi nhận').value).toBe('H99');
});

test('codes of a typed list that are chosen already are told as chosen, not as recognised', async () => {
  const { user } = draw(<Form first={['H40.02']} />, answers);
  await user.type(box('Nơi nhận'), 'h40.02,');
  expect(await screen.findByText('Đã chọn từ trước: H40.02.')).toBeTruthy();
  await user.type(box('Nơi nhận'), ' h37.02');
  expect(
    await screen.findByText('Nhận ra 1 mã trong danh mục: bấm Enter để thêm. Đã chọn từ trước: H40.02.'),
  ).toBeTruthy();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(value('recipients')).toBe('H40.02 H37.02'));
});

test('a list that is left by the mouse is told as not chosen, not as unknown', async () => {
  const { user } = draw(<Form />, answers);
  await user.type(box('Nơi nhận'), 'h37.02, h40.02');
  await user.click(box('Số lượng bản'));
  expect((await screen.findByRole('alert')).textContent).toMatch(/CHOICE_OPEN$/);
});

test('a list that could not be looked up stays, with the reason', async () => {
  const { user } = draw(<Form />, {
    ...answers,
    'directory.get': () => {
      throw new AppError('VAULT_LOCKED');
    },
  });
  await user.click(box('Nơi nhận'));
  await user.paste('H37.02, H40.02');
  expect((await screen.findByRole('alert')).textContent).toMatch(/VAULT_LOCKED$/);
  expect([box('Nơi nhận').value, value('recipients')]).toEqual(['H37.02, H40.02', '']);
});

test('a held Backspace empties the box and stops there', async () => {
  const { user } = draw(<Form first={['H37.02', 'H40.02']} />, answers);
  await user.click(box('Nơi nhận'));
  await user.keyboard('a{Backspace>5/}');
  expect(value('recipients')).toBe('H37.02 H40.02');
  await user.keyboard('{Backspace}');
  expect(value('recipients')).toBe('H37.02');
});

test('chosen bodies stand by code with the numbers of their copies; Backspace takes back the last choice', async () => {
  const { user } = draw(<Form first={['H41.02', 'G05']} />, answers);
  const shown = () =>
    screen
      .getAllByRole('listitem')
      .map(({ textContent }) => /^(\d+).*?([A-Z]\d\d(?:\.\d+)?)$/.exec(textContent ?? '')?.slice(1));
  await user.click(box('Nơi nhận'));
  await user.paste('G07, G01');
  await waitFor(() =>
    expect(shown()).toEqual([
      ['1', 'G01'],
      ['2', 'G05'],
      ['3', 'G07'],
      ['4', 'H41.02'],
    ]),
  );
  expect(screen.getByText(/xếp theo mã/)).toBeTruthy();
  await user.keyboard('{Backspace}');
  expect(shown()).toEqual([
    ['1', 'G05'],
    ['2', 'G07'],
    ['3', 'H41.02'],
  ]);
});

test('any chosen body is removed by keyboard; the next takes its place, the box after the last', async () => {
  const { user } = draw(<Form first={['H37.02', 'H40.02', 'H41.02']} />, answers);
  await waitFor(() =>
    expect(chips().map((one) => one.ariaLabel ?? one.getAttribute('aria-label'))[1]).toMatch(/Hà Nam/),
  );
  await user.click(box('Nơi nhận'));
  await user.keyboard('{ArrowLeft}');
  expect(document.activeElement).toBe(chips()[2]);
  await user.keyboard('{ArrowLeft}{Delete}');
  expect(value('recipients')).toBe('H37.02 H41.02');
  expect(document.activeElement).toBe(chips()[1]);
  await user.keyboard('{Home}{Enter}');
  expect(value('recipients')).toBe('H41.02');
  expect(document.activeElement).toBe(chips()[0]);
  await user.keyboard('{Backspace}');
  expect(value('recipients')).toBe('');
  expect(document.activeElement).toBe(box('Nơi nhận'));
});

/** Takes a chip away only later, after it was drawn again. */
function Late() {
  const [codes, setCodes] = useState(['a', 'b', 'c']);
  const entry = useRef(null);
  const items = codes.map((id) => ({ id, name: id, shown: id }));
  const [, drawAgain] = useState(0);
  const remove = (id: string) => {
    drawAgain((before) => before + 1);
    setTimeout(() => setCodes((now) => now.filter((code) => code !== id)), 20);
  };
  return <Chips items={items} onRemove={remove} entry={entry} />;
}

test('the next chip has the keyboard also when the list is shorter only later', async () => {
  const { user } = draw(<Late />, {});
  screen.getByRole('button', { name: 'Bỏ b' }).focus();
  await user.keyboard('{Delete}');
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Bỏ b' })).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Bỏ c' }));
});

test('the chosen bodies are one Tab stop, however many', async () => {
  const { user } = draw(<Form first={Array.from({ length: 40 }, (_, index) => `G${10 + index}`)} />, answers);
  expect(screen.getByText('Đã chọn 40')).toBeTruthy();
  await user.click(box('Nơi nhận'));
  await user.tab();
  expect(chips()).toContain(document.activeElement);
  await user.tab();
  expect(document.activeElement).toBe(box('Số lượng bản'));
});

test('what an input method is composing is not rewritten, and its Enter chooses nothing', async () => {
  draw(<Form />, answers);
  const input = box('Cơ quan');
  const composed = 'Nội'.normalize('NFD');
  fireEvent.compositionStart(input);
  fireEvent.change(input, { target: { value: composed } });
  expect(input.value).toBe(composed);
  await settled('Cơ quan');
  fireEvent.keyDown(input, { key: 'Enter', isComposing: true });
  expect(value('issuer')).toBe('');
});

function Persons({ options }: { options: PickerOption[] }) {
  const [chosen, setChosen] = useState('');
  return (
    <form onKeyDown={moveOnEnter}>
      <Picker label="Người ký" options={options} chosen={chosen} onPick={setChosen} />
      <input aria-label="Sau" />
    </form>
  );
}

test('persons are chosen by the same rule, and two of one name are equal', async () => {
  const person = (id: string, words: string) => ({ id, code: id, words, person: true });
  const { user } = draw(
    <Persons
      options={[
        person('P1', 'Trần Quốc Dũng'),
        person('P2', 'Lê Hoàng Phương Ưng'),
        person('P3', 'Nguyễn Văn Dũng'),
      ]}
    />,
    answers,
  );
  await user.type(box('Người ký'), 'dung{Enter}');
  expect((await screen.findByRole('alert')).textContent).toMatch(/CHOICE_TIED$/);
  await user.clear(box('Người ký'));
  await user.type(box('Người ký'), 'ung{Enter}');
  expect(box('Người ký').value).toBe('P2');
  expect(document.activeElement).toBe(box('Sau'));
});
