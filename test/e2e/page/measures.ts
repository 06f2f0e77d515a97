import type { TerminalWindow } from '../../../build/walkthrough/terminal-window.ts';

/** The zoom by its keys, wherever the terminal is: what is open stays open. */
export async function zoomTo({ page }: TerminalWindow, zoom: 100 | 200): Promise<void> {
  await page.keyboard.press('Control+0');
  if (zoom === 200) for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control++');
  await page.locator(`html[style*="font-size: ${zoom}%"]`).waitFor({ state: 'attached' });
}

/** What of the place on screen scrolls sideways, and where its main action lies when it cannot be seen. */
export async function beyondWindow({ page }: TerminalWindow): Promise<string[]> {
  const beyond = await page.locator('html').evaluate((html) => {
    const parts = { html, body: html.ownerDocument.body, main: html.querySelector('main') };
    return Object.entries(parts)
      .filter(([, element]) => element && element.scrollWidth !== element.clientWidth)
      .map(([name, { scrollWidth, clientWidth }]) => `${name}: ${scrollWidth} in ${clientWidth}`);
  });
  const dialog = page.getByRole('dialog');
  const where = (await dialog.isVisible()) ? dialog : page.getByRole('main');
  const action = where.locator('.button-primary').first();
  if ((await action.count()) === 0) return beyond;
  // A dialog stays at its top until somebody presses something.
  await page.keyboard.press('Shift');
  await action.scrollIntoViewIfNeeded();
  const box = await action.boundingBox();
  const size = await page.locator('html').evaluate(({ clientWidth, clientHeight }) => ({
    clientWidth,
    clientHeight,
  }));
  const isSeen =
    box !== null &&
    box.x >= 0 &&
    box.x + box.width <= size.clientWidth + 1 &&
    box.y >= 0 &&
    box.y + box.height <= size.clientHeight + 1;
  return isSeen ? beyond : [...beyond, `main action: ${JSON.stringify({ box, size })}`];
}

type Registers = Record<'outgoing' | 'incoming', { cut: (string | null)[]; over: number }>;
export interface Measured {
  navigationOver: number;
  bannerPartsCut: number;
  registers: Record<100 | 200, Registers>;
  /** In a window of 1024 by 768. */
  tablesOver: Record<'outbox' | 'ledger', number>;
  /** Numbers of documents in the outbox there that stand on two lines. */
  numbersBroken: number;
}

/** In the language that is chosen, from a zoom of 100 % and back to it; pixels beyond the box, or what is cut. */
export async function measured(terminal: TerminalWindow): Promise<Measured> {
  const { page } = terminal;
  const navigationOver = await page.locator('.side').evaluate((side) => side.scrollWidth - side.clientWidth);
  const small = await registersOf(terminal);
  await zoomTo(terminal, 200);
  const bannerPartsCut = await page.locator('.training').evaluate((banner) => {
    const { left, right } = banner.getBoundingClientRect();
    const parts = [...banner.children].map((part) => part.getBoundingClientRect());
    return parts.filter((part) => part.left < left || part.right > right).length;
  });
  const large = await registersOf(terminal);
  await zoomTo(terminal, 100);
  await page.setViewportSize({ width: 1024, height: 768 });
  const tablesOver = {
    ledger: await tableOver(terminal, 'ledger'),
    outbox: await tableOver(terminal, 'outbox'),
  };
  const numbers = page.locator('td .number');
  await numbers.first().waitFor();
  const numbersBroken = await numbers.evaluateAll(
    (all) => all.filter((number) => number.getClientRects().length > 1).length,
  );
  await page.setViewportSize({ width: 1366, height: 768 });
  return { navigationOver, bannerPartsCut, registers: { 100: small, 200: large }, tablesOver, numbersBroken };
}

async function registersOf(terminal: TerminalWindow): Promise<Registers> {
  const look = async (book: 'outgoing' | 'incoming') => {
    const main = await terminal.go(book);
    await main.locator('.grid-head').waitFor();
    const cut = await main.evaluate((element) =>
      [...element.querySelectorAll('.grid-head .grid-cell, [data-column=level]')]
        .filter((cell) => cell.scrollWidth > cell.clientWidth)
        .map((cell) => cell.textContent),
    );
    const over = await main.locator('.grid').evaluate((grid) => grid.scrollWidth - grid.clientWidth);
    return { cut, over };
  };
  return { outgoing: await look('outgoing'), incoming: await look('incoming') };
}

async function tableOver(terminal: TerminalWindow, screen: 'outbox' | 'ledger'): Promise<number> {
  const frame = (await terminal.go(screen)).locator('.table-frame');
  return frame.evaluate((box) => box.scrollWidth - box.clientWidth);
}
