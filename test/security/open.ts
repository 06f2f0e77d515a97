import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { bundle } from '../../build/bundle.ts';
import { virtualDisplay } from '../../build/run/display.ts';
import { electronRuntime } from '../../build/run/electron.ts';
import { root } from '../../build/run/paths.ts';
import { sampleConfig } from '../support/terminal-config.ts';

export interface Opened {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly home: string;
  close(): Promise<void>;
}

/** How the programme is started on this machine, without the windows' driver. */
export interface Start {
  readonly executable: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

/** A temporary home folder; with `text` in place of the configuration where that is given. */
export async function makeHome(text = JSON.stringify(sampleConfig)): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'tram-mat-security-'));
  await writeFile(join(home, 'terminal.json'), text);
  return home;
}

/** Builds what has changed and says how to start it with a home folder on a display. */
export async function startOf(home: string, display: string): Promise<Start> {
  await bundle();
  const runtime = electronRuntime();
  // Chromium's own sandbox of processes does not start for root, who runs the tests in a container.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const { NODE_OPTIONS: _, ...env } = process.env as Record<string, string>;
  return {
    executable: runtime.executable,
    args: [...asRoot, root, `--home=${home}`],
    env: { ...env, DISPLAY: display },
  };
}

/** Starts the real programme and waits for its window; leaves nothing behind when that fails. */
export async function openProgramme(): Promise<Opened> {
  const display = await virtualDisplay();
  const home = await makeHome();
  let app: ElectronApplication | undefined;
  const close = async () => {
    await app?.close();
    await display.stop();
    await rm(home, { recursive: true, force: true });
  };
  try {
    const { executable, args, env } = await startOf(home, display.name);
    app = await _electron.launch({ executablePath: executable, args, env, cwd: root });
    return { app, page: await loadedWindow(app), home, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Waits for a window, other than the given one, that has finished loading and has its bridge. What fails
 * meanwhile is asked again: a page on its way has no context yet, a refused one has none any more.
 * Throws with the state of every window when there is none after a minute.
 */
export async function loadedWindow(app: ElectronApplication, except?: Page): Promise<Page> {
  const end = performance.now() + 60_000;
  while (performance.now() < end) {
    for (const page of app.windows().filter((candidate) => candidate !== except)) {
      const { state, bridge } = await stateOf(page);
      if (state === 'complete' && bridge) return page;
    }
    await setTimeout(50);
  }
  const shown = await Promise.all(app.windows().map(stateOf));
  const known = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ id, webContents }) => ({
      id,
      url: webContents.getURL(),
      loading: webContents.isLoading(),
    })),
  );
  throw new Error(
    `no window has loaded; known to main: ${JSON.stringify(known)}; shown: ${JSON.stringify(shown)}`,
  );
}

/** What a page says of its document; `state` is `silent` when it does not answer within a second. */
async function stateOf(page: Page): Promise<{ url: string; state: string; bridge: boolean }> {
  const silent = { url: page.url(), state: 'silent', bridge: false };
  const asked = page
    .evaluate<typeof silent>(
      "({ url: location.href, state: document.readyState, bridge: 'tramMat' in globalThis })",
    )
    .catch(() => silent);
  return Promise.race([asked, setTimeout(1_000, silent)]);
}
