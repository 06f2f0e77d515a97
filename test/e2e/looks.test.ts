import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Dictionary, dictionary } from '../../renderer/app/dictionary.ts';
import { outgoingInput } from '../support/records.ts';
import { fillScreens } from './fill-screens.ts';
import { replugOrganisationToken } from './organisation-token.ts';
import { dialogAfter, dialogGone, keys, openRecord, registered } from './page/actions.ts';
import { lookAt, nothingFound } from './page/axe.ts';
import { expectFocus, expectOn } from './page/focus.ts';
import { lowLines } from './page/letters.ts';
import { beyondWindow, type Measured, measured, zoomTo } from './page/measures.ts';
import { placesOf } from './page/places.ts';
import { shownText, unmade, vietnameseIn } from './page/words.ts';
import { makeReady, windowsForFile } from './windows.ts';

const [vi, en] = [dictionary('vi'), dictionary('en')];

const windows = windowsForFile('looks');

describe('every screen and dialog', () => {
  let code: string;
  const found = nothingFound();
  /** What stands on each place, in Vietnamese. */
  const textOf: Record<string, string> = {};
  /** What hides the marks above and below letters on each place that has some. */
  const lowOn: Record<string, string[]> = {};
  /** What does not fit on each place at 200 %. */
  const beyond: Record<string, string[]> = {};

  beforeAll(async () => {
    const { a } = windows();
    await fillScreens(windows());
    await replugOrganisationToken(windows());
    code = await registered(a, outgoingInput(62));
    await a.prefer({ language: 'vi', theme: 'light', zoom: 100 });
    await everywhere(vi, async (name) => {
      textOf[name] = await shownText(a.page);
      const low = await lowLines(a.page);
      if (low.length > 0) lowOn[name] = low;
      await lookAt(a.page, name, found);
      await zoomTo(a, 200);
      const over = await beyondWindow(a);
      if (over.length > 0) beyond[name] = over;
      await zoomTo(a, 100);
    });
    // Twenty places in three themes take minutes where the machine is busy.
  }, 600_000);
  beforeEach(() => windows().stage.cutLine());

  async function everywhere(words: Dictionary, look: (name: string) => Promise<void>): Promise<void> {
    const { a } = windows();
    for (const { name, go, leave } of placesOf(code, words)) {
      await go(a);
      await look(name);
      await leave?.(a);
    }
  }

  it.each(['light', 'dark', 'contrast'] as const)('axe finds nothing serious in the theme %s', (theme) => {
    expect(found[theme]).toEqual({});
  });

  it('no mark above a capital or below a letter is cut', () => {
    expect(lowOn).toEqual({});
  });

  it('fits at 200 %: nothing scrolls sideways, the main action can be seen', () => {
    expect(beyond).toEqual({});
  });

  it('says everything in Vietnamese', () => {
    expect(Object.keys(textOf)).toEqual(placesOf(code, vi).map(({ name }) => name));
    for (const [name, shown] of Object.entries(textOf)) expect(shown, name).not.toMatch(unmade);
  });

  it('says everything in English', async () => {
    const { a } = windows();
    await replugOrganisationToken(windows());
    await a.prefer({ language: 'en', theme: 'system', zoom: 100 });
    const left: Record<string, string[]> = {};
    await everywhere(en, async (name) => {
      const shown = await shownText(a.page);
      expect(shown, name).not.toMatch(unmade);
      const here = vietnameseIn(shown);
      if (here.length > 0) left[name] = here;
    });
    await a.prefer({ language: 'vi', theme: 'system', zoom: 100 });
    expect(left).toEqual({});
  });

  it('the heading of today is in sight when it opens, at 200 % too', async () => {
    const { a } = windows();
    await zoomTo(a, 200);
    const main = await a.go('today');
    await expectOn(main.locator('.work-line').first());
    expect(await main.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
    await expectFocus(a.page, 'today at 200 %');
    await zoomTo(a, 100);
  });

  it.each([
    [1024, 100, 'without a line'],
    [1024, 100, 'connected'],
    [1366, 200, 'connected'],
  ] as const)(
    'the status bar is one line with what waits and the token of the organisation: %i pixels, %i per cent, %s',
    async (width, zoom, line) => {
      const { a, stage } = windows();
      await replugOrganisationToken(windows());
      if (line === 'connected') {
        stage.mendLine();
        await a.page.locator('.status-item[data-tone=ok]').waitFor({ timeout: 40_000 });
      }
      await a.page.setViewportSize({ width, height: 768 });
      await zoomTo(a, zoom);
      const shown: Record<string, { isOneLine: boolean; told: boolean[] }> = {};
      for (const [language, { status }] of Object.entries({ vi, en })) {
        await a.prefer({ language: language === 'vi' ? 'vi' : 'en', theme: 'light', zoom });
        await a.go('today');
        const items = a.page.locator('.status-item:visible');
        const isOneLine = await items.evaluateAll((all) => {
          const boxes = all.map((item) => item.getBoundingClientRect());
          return Math.max(...boxes.map(({ top }) => top)) < Math.min(...boxes.map(({ bottom }) => bottom));
        });
        const texts = await items.allTextContents();
        const words = [status.pending, status.unsigned, status.seal.open].map(
          (all) => all.split(':')[0] ?? all,
        );
        const told = words.map((word) => texts.some((text) => text.includes(word)));
        shown[language] = { isOneLine, told };
      }
      await a.page.setViewportSize({ width: 1366, height: 768 });
      await zoomTo(a, 100);
      await a.prefer({ language: 'vi', theme: 'system', zoom: 100 });
      const whole = { isOneLine: true, told: [true, true, true] };
      expect(shown).toEqual({ vi: whole, en: whole });
    },
  );

  it.each([1024, 1366])(
    'the cards of today stand in rows that are as full as each other, at %i pixels',
    async (width) => {
      const { a } = windows();
      await a.page.setViewportSize({ width, height: 768 });
      const cards = (await a.go('today')).locator('.tally li');
      await cards.first().waitFor();
      const boxes = await cards.evaluateAll((all) =>
        all
          .map((card) => card.getBoundingClientRect())
          .map(({ top, right }) => ({ top, right: Math.round(right) })),
      );
      await a.page.setViewportSize({ width: 1366, height: 768 });
      const rows = [...Map.groupBy(boxes, ({ top }) => top).values()];
      // The last of each row ends where those of the others do.
      expect(new Set(rows.map((row) => row.at(-1)?.right)).size).toBe(1);
      const counts = rows.map((row) => row.length);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    },
  );

  it('a count in the narrow navigation leaves its icon in sight', async () => {
    const { a } = windows();
    await zoomTo(a, 200);
    const covered = await a.page.locator('.side-item:has(.count)').evaluateAll((items) =>
      items.map((item) => {
        const [icon, count] = ['.icon', '.count'].map((part) =>
          item.querySelector(part)?.getBoundingClientRect(),
        );
        return icon && count ? (icon.right - count.left) / icon.width : 1;
      }),
    );
    await zoomTo(a, 100);
    expect(covered.length).toBeGreaterThan(0);
    expect(Math.max(...covered)).toBeLessThan(0.25);
  });

  it('a token of the organisation with a PIN pad is asked there', async () => {
    const { a, faults } = windows();
    // The correction of the other, begun on the way round, would be asked about first.
    await openRecord(a, await registered(a, outgoingInput(63)));
    await replugOrganisationToken(windows(), `pin-pad ${a.agency.seal.pin}`);
    const dialog = await dialogAfter(a, 'p');
    const start = dialog.getByRole('button', { name: 'Bắt đầu nhập trên đầu đọc' });
    await expectOn(start);
    expect(await dialog.locator('input').count()).toBe(0);
    await keys(a, 'Enter');
    await expectOn(dialog.getByRole('button', { name: /Ký và gửi/ }));
    faults.set();
    await keys(a, 'Escape');
    await dialogGone(a);
  });

  describe('in either language', () => {
    const seen: Partial<Record<'vi' | 'en', Measured>> = {};
    beforeAll(async () => {
      const { a, stage } = windows();
      stage.cutLine();
      await makeReady(a);
      for (const language of ['vi', 'en'] as const) {
        await a.prefer({ language, theme: 'light', zoom: 100 });
        seen[language] = await measured(a);
      }
      await a.prefer({ language: 'vi', theme: 'system', zoom: 100 });
    });
    const both = <Name extends keyof Measured>(name: Name) => [seen.vi?.[name], seen.en?.[name]];

    it('the training banner is whole at 200 %', () => {
      expect(both('bannerPartsCut')).toEqual([0, 0]);
    });

    it('the navigation does not scroll sideways', () => {
      expect(both('navigationOver')).toEqual([0, 0]);
    });

    it.each([100, 200] as const)('no head or level of a register is cut, at %i per cent', (zoom) => {
      const whole = { cut: [], over: 0 };
      const registers = { outgoing: whole, incoming: whole };
      expect([seen.vi?.registers[zoom], seen.en?.registers[zoom]]).toEqual([registers, registers]);
    });

    it('no table is wider than its screen in a window of 1024 by 768', () => {
      const tables = { outbox: 0, ledger: 0 };
      expect(both('tablesOver')).toEqual([tables, tables]);
    });

    it('no number of a document breaks in that window', () => {
      expect(both('numbersBroken')).toEqual([0, 0]);
    });
  });
});
