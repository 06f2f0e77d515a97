import type { ElectronApplication } from 'playwright-core';
import { pressLast } from '../../../build/walkthrough/press-last.ts';

/**
 * Does something after which main asks in a message box, and gives the answer whose button has this label. On the
 * stand-in the box is a window whose button is pressed; Electron's is a window of the system, out of reach, so there
 * main's call itself is answered.
 */
export async function answerBox(
  application: ElectronApplication,
  label: string,
  act: () => Promise<void>,
): Promise<void> {
  const standIn = await application.evaluate(
    () => process.versions['electron']?.endsWith('-standin') === true,
  );
  if (standIn) {
    const opened = application.waitForEvent('window', { timeout: 30_000 });
    await act();
    const box = await opened;
    const button = box.getByRole('button', { name: label });
    await button.focus();
    await pressLast(box, 'Enter');
    return;
  }
  const asked = application.evaluate(
    ({ dialog }, wanted) =>
      new Promise<void>((resolve) => {
        const real = dialog.showMessageBox;
        const answered = async (...args: { buttons?: string[] }[]) => {
          dialog.showMessageBox = real;
          resolve();
          return { response: args.at(-1)?.buttons?.indexOf(wanted) ?? 0, checkboxChecked: false };
        };
        dialog.showMessageBox = answered as unknown as typeof real;
      }),
    label,
  );
  await act();
  await asked;
}
