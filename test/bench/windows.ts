import { join } from 'node:path';
import { _electron, type ElectronApplication, type Locator, type Page } from 'playwright-core';
import { bundle } from '../../build/bundle.ts';
import { agencies } from '../../build/demo/cast.ts';
import type { World } from '../../build/demo/world.ts';
import { type Display, virtualDisplay } from '../../build/run/display.ts';
import { type ElectronRuntime, electronRuntime } from '../../build/run/electron.ts';
import { startEndpoint } from '../../build/run/endpoint.ts';
import { root } from '../../build/run/paths.ts';
import { terminalCommand } from '../../build/run/terminal-command.ts';
import { requireFull } from './data/vault.ts';
import { atMost, type Figure, figure } from './harness/figure.ts';
import { keyToFrame } from './harness/key-to-frame.ts';
import { median } from './harness/statistics.ts';
import { memoryFigures } from './memory.ts';

const starts = 5;
const searches = ['12', 'BC-UBND', '47', 'ttr', '99/QĐ'];

interface Opening {
  /** From the start of the programme until the PIN box takes keys. */
  readonly prompt: number;
  /** From Enter in the PIN box until the vault is open and the day's list is there. */
  readonly day: number;
  /** From there until the rows of the register are on screen. */
  readonly register: number;
}

/**
 * Agency A's terminal with a million records, through its real window, as the walkthrough drives it. What
 * runtime and Playwright take of a start is shown by a programme that is nothing but a box, started in turns.
 */
export async function measureWindows(world: World): Promise<Figure[]> {
  requireFull(world);
  await bundle();
  const runtime = electronRuntime();
  const display = await virtualDisplay();
  const endpoint = await startEndpoint(world.endpoint.home, 'ignore');
  try {
    const openings: Opening[] = [];
    const empty: number[] = [];
    for (let count = 1; count < starts; count++) {
      empty.push(await startEmpty(runtime, world, display));
      const { application, opening } = await open(runtime, world, display);
      openings.push(opening);
      await application.close();
    }
    const { application, page, opening } = await open(runtime, world, display);
    try {
      openings.push(opening);
      const search = await searchTimes(page);
      return [
        ...openingFigures(openings, median(empty)),
        figure('search typed to rows, p50', 'ms', {
          value: median(search),
          note: 'of that 120 ms are the pause that ends typing',
        }),
        ...memoryFigures(application.process().pid ?? 0, endpoint.process.pid ?? 0, runtime.kind),
      ];
    } finally {
      await application.close();
    }
  } finally {
    await endpoint.stop();
    await display.stop();
  }
}

async function open(
  runtime: ElectronRuntime,
  world: World,
  display: Display,
): Promise<{ application: ElectronApplication; page: Page; opening: Opening }> {
  const started = performance.now();
  const application = await launch(runtime, world, display, root);
  try {
    const page = await application.firstWindow();
    const box = page.locator('[data-screen="unlock"] input.pin:enabled');
    await box.waitFor();
    const prompt = performance.now() - started;
    return { application, page, opening: { prompt, ...(await unlock(page, box)) } };
  } catch (error) {
    await application.close();
    throw error;
  }
}

/** From the start of the runtime with an empty programme until its box is there. */
async function startEmpty(runtime: ElectronRuntime, world: World, display: Display): Promise<number> {
  const started = performance.now();
  const application = await launch(runtime, world, display, join(import.meta.dirname, 'empty-window'));
  try {
    const page = await application.firstWindow();
    await page.locator('input:enabled').waitFor();
    return performance.now() - started;
  } finally {
    await application.close();
  }
}

function launch(
  runtime: ElectronRuntime,
  world: World,
  display: Display,
  programme: string,
): Promise<ElectronApplication> {
  const { executable, args } = terminalCommand(runtime, world.homes.a);
  return _electron.launch({
    executablePath: executable,
    args: [programme, ...args.slice(1)],
    env: definedOnly({ ...process.env, DISPLAY: display.name }),
  });
}

async function unlock(page: Page, box: Locator): Promise<Omit<Opening, 'prompt'>> {
  const [agency] = agencies;
  await box.click();
  // At the speed of a hand: Enter after a machine's text is no gesture.
  await page.keyboard.type(agency.clerk.pin, { delay: 50 });
  const day = await keyToFrame(page, '[data-screen="today"] :is(.work, .blank)', () =>
    page.keyboard.press('Enter'),
  );
  const register = await keyToFrame(page, rows, () => page.keyboard.press('Alt+2'));
  return { day, register };
}

/** Rows that show their record; one that still waits for the core has no state. */
const rows = '[data-screen="outgoing"] .grid-row[data-state]';

/** From the last key of a search until the grid has another length and shows rows of it. */
async function searchTimes(page: Page): Promise<number[]> {
  const grid = page.locator('[data-screen="outgoing"] [aria-rowcount]');
  const times: number[] = [];
  for (const text of searches) {
    // While the year is still being read into memory, what was found goes on growing.
    await page.locator('[data-screen="outgoing"] [aria-rowcount]:not([aria-busy="true"])').waitFor();
    const before = await grid.getAttribute('aria-rowcount');
    const found = `[data-screen="outgoing"] [aria-rowcount]:not([aria-rowcount="${before}"]) .grid-row[data-state]`;
    await page.keyboard.press('/');
    await page.keyboard.press('Control+a');
    times.push(await keyToFrame(page, found, () => page.keyboard.type(text)));
    await grid.focus();
  }
  return times;
}

function openingFigures(openings: readonly Opening[], empty: number): Figure[] {
  const of = (read: (opening: Opening) => number) => median(openings.map(read));
  const prompt = of((opening) => opening.prompt);
  return [
    figure('start to PIN prompt, p50', 'ms', {
      value: prompt,
      reference: { is: 'an empty window', value: empty },
      budget: atMost(1_000),
    }),
    figure("of that the terminal's own", 'ms', { value: prompt - empty }),
    figure('PIN to the day on screen at 1 M, p50', 'ms', { value: of(({ day }) => day) }),
    figure('open vault to register on screen at 1 M, p50', 'ms', {
      value: of(({ register }) => register),
      budget: atMost(300),
    }),
  ];
}

const definedOnly = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined));
