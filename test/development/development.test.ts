import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../electron/scheme/headers.ts';
import { descendants, runs } from '../e2e/processes.ts';
import { DevelopmentTerminal } from './terminal.ts';

let terminal: DevelopmentTerminal;
beforeAll(async () => {
  terminal = await DevelopmentTerminal.open();
});
afterAll(() => terminal?.close());

const screen = (name: string) => terminal.page.locator(`[data-screen=${name}]`);
/** An element that a page which is loaded again has anew. */
const heading = () => terminal.page.getByRole('heading').first();
/** The one process of the terminal that runs this script. */
function processOf(script: string): number {
  // Node's watch mode keeps a process of its own above the endpoint.
  const [pid, ...others] = descendants(terminal.pid).filter(
    (one) => runs(one, script) && !runs(one, '--watch\0'),
  );
  expect(others).toEqual([]);
  return pid ?? 0;
}
const took = (what: string, saved: number) =>
  console.log(`${what}: ${Math.round(performance.now() - saved)} ms from saving to showing`);

describe('npm run dev', () => {
  it('opens the demo world by itself', async () => {
    await screen('today').waitFor();
  });

  it('shows a changed component without a PIN, on the screen and in the half-typed form it had', async () => {
    const { page } = terminal;
    await page.keyboard.press('Alt+2');
    await screen('outgoing').waitFor();
    await page.keyboard.press('n');
    const pages = page.getByLabel('Số trang', { exact: true });
    await pages.fill('12');
    const date = page.getByLabel('Ngày tháng văn bản', { exact: true });
    await date.fill('31/');
    await page.getByRole('radio').first().press('Space');
    await heading().evaluate((element) => element.setAttribute('data-same', 'page'));

    const saved = await terminal.save(
      'renderer/screens/form/editor.tsx',
      'className="no-summary"',
      'className="no-summary" data-changed="yes"',
    );
    await page.locator('[data-changed=yes]').waitFor();
    took('component', saved);
    await expect.poll(() => pages.inputValue(), { timeout: 10_000 }).toBe('12');
    await expect.poll(() => date.inputValue(), { timeout: 10_000 }).toBe('31/');
    expect(await page.getByRole('radio').first().isChecked()).toBe(true);
    expect(await heading().getAttribute('data-same')).toBe('page');
  });

  it('shows a changed component in an open dialog that keeps what was typed', async () => {
    const { page } = terminal;
    await page.keyboard.press('Control+k');
    const typed = page.locator('[role=dialog] input');
    await typed.fill('sổ');
    const saved = await terminal.save(
      'renderer/app/palette.tsx',
      'className="palette"',
      'className="palette" data-changed="dialog"',
    );
    await page.locator('[data-changed=dialog]').waitFor();
    took('dialog', saved);
    expect(await typed.inputValue()).toBe('sổ');
    await page.keyboard.press('Escape');
    expect(await heading().getAttribute('data-same')).toBe('page');
  });

  it('loads the page again for a changed hook, under the policy of the product and with the form it had', async () => {
    const { page } = terminal;
    const loaded = page.waitForResponse((response) => response.url().endsWith('/index.html'));
    await terminal.save(
      'renderer/screens/form/draft.ts',
      'pauseMilliseconds = 350',
      'pauseMilliseconds = 351',
    );
    const policy = await (await loaded).headerValue('content-security-policy');
    const directives = contentSecurityPolicy.split('; ').map((line) => line.split(' ')[0]);
    expect(policy?.split('; ').map((line) => line.split(' ')[0])).toEqual(directives);
    const filled = (label: string) => page.getByLabel(label, { exact: true }).inputValue();
    await expect.poll(() => filled('Số trang'), { timeout: 10_000 }).toBe('12');
    await expect.poll(() => filled('Ngày tháng văn bản'), { timeout: 10_000 }).toBe('31/');
    expect(await heading().getAttribute('data-same')).toBeNull();
  });

  it('shows a changed style without loading the page again', async () => {
    const { page } = terminal;
    await heading().evaluate((element) => element.setAttribute('data-same', 'page'));
    const saved = await terminal.save(
      'renderer/styles/base.css',
      /$/,
      'h1 { letter-spacing: 7px !important; }\n',
    );
    const spacing = () => page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing");
    await expect.poll(spacing, { interval: 20, timeout: 10_000 }).toBe('7px');
    took('style', saved);
    expect(await heading().getAttribute('data-same')).toBe('page');
  });

  it('shows changed words', async () => {
    const { page } = terminal;
    const saved = await terminal.save(
      'renderer/screens/form/words.vi.ts',
      /noSummary:\s*'/,
      "noSummary: 'ĐÃ ĐỔI ",
    );
    await page.getByText('ĐÃ ĐỔI').waitFor();
    took('words', saved);
  });

  it.each([
    ['core', 'core-process.js', 'electron/core-process.ts'],
    ['token host', 'token-process.js', 'electron/token-process.ts'],
  ])('restarts only the %s whose code changed, and unlocks again', async (name, script, source) => {
    const names = ['core-process.js', 'token-process.js', 'endpoint/main.ts'];
    const others = names.filter((one) => one !== script);
    const before = processOf(script);
    const kept = others.map(processOf);
    expect([before, ...kept]).not.toContain(0);
    const saved = await terminal.save(source, /$/, `\nprocess.env['CHANGED'] = 'yes';\n`);
    await expect
      .poll(() => processOf(script), { timeout: 20_000 })
      .toSatisfy((pid) => pid !== before && pid !== 0);
    await screen('unlock').waitFor({ state: 'detached' });
    await screen('form').waitFor();
    took(name, saved);
    expect(others.map(processOf)).toEqual(kept);
  });
});
