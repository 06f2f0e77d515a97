import { describe, expect, it } from 'vitest';
import type { Fault } from '../../support/fault-module.ts';
import { lookAt, nothingFound } from '../page/axe.ts';
import { expectFocus, expectOn } from '../page/focus.ts';
import { shownText, unmade, vietnameseIn } from '../page/words.ts';
import { type TestWindows, windowsForFile } from '../windows.ts';

type States = (
  serials: TestWindows['serials'],
) => readonly { readonly faults: readonly Fault[]; readonly shows: string }[];

/** What the tokens can be while the terminal is locked, and what then stands on the screen in every language. */
const states: States = ({ clerk, head, seal }) => [
  { faults: [], shows: 'VAN THU A' },
  { faults: ['absent all'], shows: 'TOKEN_ABSENT' },
  {
    faults: [`serial ${clerk} 00ab00ab00ab00ab`, `absent ${head}`, `absent ${seal}`],
    shows: 'TOKEN_NOT_LISTED',
  },
  { faults: ['pin-tries 1', `absent ${head}`], shows: 'VAN THU A' },
];

const windows = windowsForFile('unlock');

describe('the locked screen', () => {
  it('the PIN box has the keyboard when the terminal is locked', async () => {
    const { page } = windows().a;
    await windows().a.lock();
    await expectOn(page.getByLabel('Mã PIN', { exact: true }));
    await windows().a.unlock();
    await expectFocus(page, 'unlock');
  });

  async function inEveryState(look: (name: string) => Promise<void>): Promise<void> {
    const { a, faults, serials } = windows();
    for (const { faults: now, shows } of states(serials)) {
      faults.set(...now);
      await a.sees(shows);
      await look(`${shows} ${now.join()}`);
    }
    faults.set();
    await a.sees(a.agency.clerk.label);
  }

  it('axe finds nothing serious, whatever the token says, in any theme', async () => {
    const { a } = windows();
    await a.lock();
    const found = nothingFound();
    const look = async (name: string) => {
      await lookAt(a.page, name, found);
      expect(await shownText(a.page), name).not.toMatch(unmade);
    };
    await inEveryState(look);
    await a.enterPin('khong-dung-77');
    await a.sees('PIN_WRONG');
    await look('wrong PIN');
    expect(found).toEqual(nothingFound());
  });

  it('has two weights of the font, so that the first screen reads no further files of it', async () => {
    const { a } = windows();
    await a.lock();
    const found = new Set<string>();
    await inEveryState(async () => {
      const weights = await a.page
        .locator('*')
        .evaluateAll((elements) =>
          elements
            .filter((element) => [...element.childNodes].some(({ nodeValue }) => nodeValue?.trim()))
            .map((element) => element.ownerDocument.defaultView?.getComputedStyle(element).fontWeight ?? ''),
        );
      for (const weight of weights) found.add(weight);
    });
    expect([...found].toSorted()).toEqual(['400', '600']);
  });

  it('a token with a PIN pad is asked there', async () => {
    const { a, faults } = windows();
    await a.lock();
    // A token says what it has when it is plugged in.
    faults.set('absent all');
    await a.sees('TOKEN_ABSENT');
    faults.set(`pin-pad ${a.agency.clerk.pin}`);
    await expectOn(a.page.getByRole('button', { name: 'Bắt đầu nhập trên đầu đọc' }));
    expect(await a.page.getByLabel('Mã PIN', { exact: true }).count()).toBe(0);
    await a.page.keyboard.press('Enter');
    await a.page.locator('.shell').waitFor();
    faults.set();
    await expectFocus(a.page, 'unlocked on the pad');
  });

  it('says everything in English', async () => {
    const { a } = windows();
    await a.prefer({ language: 'en', theme: 'system', zoom: 100 });
    await a.lock();
    const found: Record<string, string[]> = {};
    await inEveryState(async (name) => {
      const left = vietnameseIn(await shownText(a.page));
      if (left.length > 0) found[name] = left;
    });
    await a.page.getByLabel('PIN', { exact: true }).focus();
    await a.typePin(a.agency.clerk.pin);
    await a.page.keyboard.press('Enter');
    await a.page.locator('.shell').waitFor();
    await a.prefer({ language: 'vi', theme: 'system', zoom: 100 });
    expect(found).toEqual({});
  });
});
