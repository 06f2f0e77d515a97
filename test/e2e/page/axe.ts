import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const themes = ['light', 'dark', 'contrast'] as const;
export type Found = Record<(typeof themes)[number], Record<string, string[]>>;
export const nothingFound = (): Found => ({ light: {}, dark: {}, contrast: {} });

/** Looks at a place in every theme: for everything in the light one, for contrast alone in the others. */
export async function lookAt(page: Page, place: string, found: Found): Promise<void> {
  const root = page.locator(':root');
  const before = (await root.getAttribute('data-theme')) ?? 'system';
  for (const theme of themes) {
    await root.evaluate((html, wanted) => html.setAttribute('data-theme', wanted), theme);
    const here = await violations(page, theme === 'light' ? [] : ['color-contrast']);
    if (here.length > 0) found[theme][place] = here;
  }
  await root.evaluate((html, wanted) => html.setAttribute('data-theme', wanted), before);
}

/** What axe finds serious or critical, by these rules or by all, in a line each. */
async function violations(page: Page, rules: string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page })
    .setLegacyMode(true)
    // What React Aria has just spoken stands there for some seconds, though the button that names it may be gone.
    .exclude('[data-live-announcer]');
  const { violations: all } = await (rules.length > 0 ? builder.withRules(rules) : builder).analyze();
  return all
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
