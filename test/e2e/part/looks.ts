import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { agencies, neighbours } from '../../../build/demo/cast.ts';
import type { Desk, Screen, Theme } from '../../../build/walkthrough/desk.ts';
import { vi } from '../../../renderer/i18n/vi/index.ts';
import { outgoingInput } from '../../harness/records.ts';
import type { House } from '../house.ts';
import { register } from '../page/seed.ts';

const screens: readonly Screen[] = ['today', 'outgoing', 'incoming', 'check', 'outbox', 'ledger', 'settings'];

/** `words.act.issue`: what stands on the screen where a word is missing. */
const namesOfWords = new RegExp(`\\b(${Object.keys(vi).join('|')})\\.[a-z]`, 'i');

interface Place {
  readonly name: string;
  go(desk: Desk): Promise<unknown>;
  /** Back to where the next place can be reached from. */
  leave?(desk: Desk): Promise<unknown>;
}

const closeDialog = async ({ page }: Desk) => {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};
const dialogAfter = (key: string) => async (desk: Desk) => {
  await desk.page.keyboard.press(key);
  await desk.page.getByRole('dialog').waitFor();
};

/** Every screen and dialog of the unlocked terminal, each reached from the one before. */
const places = (code: string): Place[] => [
  ...screens.map((name) => ({ name, go: (desk: Desk) => desk.go(name) })),
  { name: 'help', go: dialogAfter('F1'), leave: closeDialog },
  { name: 'palette', go: dialogAfter('Control+k'), leave: closeDialog },
  {
    name: 'jump',
    async go(desk) {
      await desk.go('outgoing');
      await dialogAfter('Control+g')(desk);
    },
    leave: closeDialog,
  },
  {
    name: 'form of an incoming paper, refused',
    async go(desk) {
      await desk.go('incoming');
      await desk.newRecord();
      await desk.page.keyboard.press('Control+Enter');
      await desk.page.locator('.field-error').first().waitFor();
    },
  },
  {
    name: 'form with an open list',
    async go(desk) {
      await desk.go('outgoing');
      await desk.newRecord();
      await desk.type('Tên loại', 'b');
      await desk.page.locator('[role=listbox]:visible').waitFor();
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
  {
    name: 'record',
    async go(desk) {
      await dialogAfter('Control+k')(desk);
      await desk.page.keyboard.type(code);
      await desk.page.keyboard.press('Enter');
      await desk.page.locator('.button-primary[aria-keyshortcuts=P]').waitFor();
    },
  },
  { name: 'issue', go: dialogAfter('p'), leave: closeDialog },
  { name: 'cancel', go: dialogAfter('h'), leave: closeDialog },
  {
    name: 'correction',
    async go(desk) {
      await desk.page.keyboard.press('s');
      await desk.screen('form');
      await desk.type('Số trang', '8');
      await dialogAfter('Control+Enter')(desk);
    },
    leave: closeDialog,
  },
];

/** What axe finds serious or critical, in a line each. */
async function violations(page: Page): Promise<string[]> {
  const { violations: all } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return all
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** What is called by a Vietnamese name in every language. */
const names = [
  'Trạm Mật',
  vi.settings.languages.vi,
  ...agencies.flatMap(({ name, clerk, head }) => [name, clerk.name, head.name]),
  ...neighbours.map(({ name }) => name),
  ...['Cơ quan chứng thực số huấn luyện', 'CA huấn luyện công vụ', 'CA huấn luyện thiết bị'],
];

/** All text of the page, a line for each piece. */
const shownText = (page: Page): Promise<string> =>
  page.locator('body').evaluate((body) => {
    const walker = body.ownerDocument.createTreeWalker(body, 4);
    const pieces: string[] = [];
    while (walker.nextNode()) pieces.push(walker.currentNode.textContent);
    return pieces.join('\n');
  });

const vietnamese = /[ăâđêôơưàáãạảấầẩẫậắằẳẵặèéẹẻẽếềểễệìíĩịỉọỏòóõốồổỗộớờởỡợụủùúũứừửữựỳýỵỷỹ]/iu;
/** Pieces with a Vietnamese letter that are no name. */
const vietnameseIn = (shown: string): string[] =>
  shown
    .split('\n')
    .map((piece) => names.reduce((left, name) => left.replaceAll(name, ''), piece))
    .filter((piece) => vietnamese.test(piece));

export function looks(house: () => House): void {
  describe('every screen and dialog', () => {
    let all: Place[];
    beforeAll(async () => {
      const { a } = house();
      const [code = ''] = await register(a.page, [outgoingInput(60)]);
      all = places(code);
    });
    async function everywhere(look: (name: string) => Promise<void>): Promise<void> {
      const { a } = house();
      for (const { name, go, leave } of all) {
        await go(a);
        await look(name);
        await leave?.(a);
      }
    }

    it.each(['light', 'dark', 'contrast'] satisfies Theme[])(
      'axe finds nothing serious in the theme %s',
      async (theme) => {
        const { a } = house();
        await a.prefer({ language: 'vi', theme, zoom: 100 });
        const found: Record<string, string[]> = {};
        await everywhere(async (name) => {
          const here = await violations(a.page);
          if (here.length > 0) found[name] = here;
        });
        expect(found).toEqual({});
      },
    );

    it('shows words in Vietnamese and never the name of a word', async () => {
      const { a } = house();
      await a.prefer({ language: 'vi', theme: 'system', zoom: 100 });
      await everywhere(async (name) => {
        expect(await shownText(a.page), name).not.toMatch(namesOfWords);
        expect(await shownText(a.page), name).not.toMatch(/\{\{|\}\}/);
      });
    });

    it('fits at 200 %: nothing scrolls sideways, the main action can be seen', async () => {
      const { a } = house();
      await a.prefer({ language: 'vi', theme: 'light', zoom: 200 });
      await everywhere(async (name) => {
        const sideways = await a.page.locator('html').evaluate((html) => {
          const over = (element: typeof html) => element.scrollWidth - element.clientWidth;
          const main = html.querySelector('main');
          return [over(html), over(html.ownerDocument.body), main ? over(main) : 0];
        });
        expect(sideways, name).toEqual([0, 0, 0]);
        const dialog = a.page.getByRole('dialog');
        const where = (await dialog.isVisible()) ? dialog : a.page.getByRole('main');
        const action = where.locator('.button-primary').first();
        if ((await action.count()) === 0) return;
        await action.scrollIntoViewIfNeeded();
        const box = await action.boundingBox();
        const size = await a.page.locator('html').evaluate(({ clientWidth, clientHeight }) => ({
          clientWidth,
          clientHeight,
        }));
        expect(box, name).not.toBeNull();
        if (box === null) return;
        expect(box.x, name).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width, name).toBeLessThanOrEqual(size.clientWidth + 1);
        expect(box.y + box.height, name).toBeLessThanOrEqual(size.clientHeight + 1);
      });
    });

    it('leaves no Vietnamese word in English but names', async () => {
      const { a } = house();
      await a.prefer({ language: 'en', theme: 'system', zoom: 100 });
      const found: Record<string, string[]> = {};
      for (const screen of screens) {
        await a.go(screen);
        const left = vietnameseIn(await shownText(a.page));
        if (left.length > 0) found[screen] = left;
      }
      await a.prefer({ language: 'vi', theme: 'system', zoom: 100 });
      expect(found).toEqual({});
    });
  });
}
