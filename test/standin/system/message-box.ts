import { randomBytes } from 'node:crypto';
import type { MessageBoxOptions } from 'electron';
import { runtime } from '../runtime.ts';
import { createTarget } from '../window/targets.ts';
import { WebContents } from '../window/web-contents.ts';

interface Answer {
  response: number;
  checkboxChecked: boolean;
}

/**
 * A message box is a window of its own, as Electron's is a window of the system: no page of the app can read it or
 * press its buttons, and it is no BrowserWindow. Only trusted input presses a button; closing it is the cancel button.
 */
export async function showMessageBox(...args: unknown[]): Promise<Answer> {
  const options = args.at(-1) as MessageBoxOptions;
  process.stderr.write(`${options.message}\n`);
  await runtime.ready;
  const contents = WebContents.ofSystem();
  const answered = Promise.withResolvers<number>();
  contents.once('destroyed', () => answered.resolve(options.cancelId ?? 0));
  createTarget({ contents, size: { width: 560, height: 320 } });
  await draw(contents, options, answered.resolve).catch(() => contents.close());
  const response = await answered.promise;
  contents.close();
  return { response, checkboxChecked: false };
}

async function draw(
  contents: WebContents,
  options: MessageBoxOptions,
  press: (button: number) => void,
): Promise<void> {
  const binding = `_${randomBytes(16).toString('hex')}`;
  await contents.onBinding(binding, (payload) => press(Number(payload)));
  await contents.command('Page.setDocumentContent', { frameId: contents.targetId, html: html(options) });
  await contents.command('Runtime.evaluate', {
    expression: `(${listen})(globalThis[${JSON.stringify(binding)}], ${options.cancelId ?? 0})`,
  });
}

/** Runs in the box's document, which nobody sees before its buttons work. */
function listen(press: (button: string) => void, cancelId: number): void {
  type Button = EventTarget & { value: string; dataset: Record<string, string>; focus(): void };
  const { document } = globalThis as unknown as {
    document: EventTarget & {
      querySelector(selector: string): { hidden: boolean } | null;
      querySelectorAll(selector: string): Iterable<Button>;
    };
  };
  const box = document.querySelector('main');
  if (box !== null) box.hidden = false;
  document.addEventListener('keydown', (event) => {
    if (event.isTrusted && (event as Event & { key: string }).key === 'Escape') press(String(cancelId));
  });
  for (const button of document.querySelectorAll('button')) {
    button.addEventListener('click', (event) => {
      if (event.isTrusted) press(button.value);
    });
    if (button.dataset['default'] === 'true') button.focus();
  }
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => `&#${letter.codePointAt(0)};`).replaceAll('\n', '<br>');

function html({ title, message, detail, buttons, defaultId = 0 }: MessageBoxOptions): string {
  const shown = (buttons?.length ? buttons : ['OK']).map(
    (label, index) =>
      `<button value="${index}" data-default="${index === defaultId}">${escaped(label)}</button>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>${escaped(title ?? '')}</title>
<style>body { font: 16px sans-serif; margin: 1.5rem } button { font: inherit; margin-right: 1rem }</style>
<main hidden role="alertdialog" aria-label="${escaped(message)}"><h1 style="font-size: 1.2rem">${escaped(message)}</h1>
<p>${escaped(detail ?? '')}</p><p>${shown.join('')}</p></main>`;
}
