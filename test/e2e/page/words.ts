import type { Page } from 'playwright-core';
import { agencies, neighbours } from '../../../build/demo/cast.ts';
import { outsidePlaces, staffedAgencies, units } from '../../../build/demo/colleagues.ts';
import { dictionary } from '../../../renderer/app/dictionary.ts';
import { placeOf } from '../../../renderer/format/places.ts';
import { languages } from '../../../renderer/i18n/languages.ts';

/** All text of the page, a line for each piece, with what is shown on hovering and in empty boxes. */
export const shownText = (page: Page): Promise<string> =>
  page.locator('body').evaluate((body) => {
    const walker = body.ownerDocument.createTreeWalker(body, 4);
    const pieces: string[] = [];
    while (walker.nextNode()) pieces.push(walker.currentNode.textContent);
    for (const name of ['title', 'placeholder', 'aria-label']) {
      for (const element of body.querySelectorAll(`[${name}]`)) pieces.push(element.getAttribute(name));
    }
    return pieces.join('\n');
  });

/** `words.act.issue` or `{{count}}`: what stands on the screen where a word is missing or half made. */
export const unmade = new RegExp(
  `\\b(${Object.keys(dictionary('vi')).join('|')})\\.[a-z]|\\{\\{|\\}\\}`,
  'i',
);

/** What is written with such letters in every language. */
const names = [
  'Trạm Mật',
  languages.vi.name,
  ...agencies.flatMap(({ name, clerk, head }) => [name, clerk.name, head.name]),
  ...staffedAgencies.flatMap(({ colleagues }) => colleagues.map(({ name }) => name)),
  ...Object.values({ ...units, ...outsidePlaces }),
  ...neighbours.map(({ name }) => name),
  ...neighbours.map(({ name }) => placeOf([name])),
  // Codes of types, and one English word.
  ...['QyĐ', 'QĐ', 'ĐA', 'HĐ', 'CĐ', 'Communiqué'],
  ...['Cơ quan chứng thực số huấn luyện', 'CA huấn luyện công vụ', 'CA huấn luyện thiết bị'],
];
const vietnamese = /[ăâđêôơưàáãạảấầẩẫậắằẳẵặèéẹẻẽếềểễệìíĩịỉọỏòóõốồổỗộớờởỡợụủùúũứừửữựỳýỵỷỹ]/iu;

/** Pieces with a Vietnamese letter that are none of these. */
export const vietnameseIn = (shown: string): string[] =>
  shown
    .split('\n')
    .map((piece) => names.reduce((left, name) => left.replaceAll(name, ''), piece))
    .filter((piece) => vietnamese.test(piece));
