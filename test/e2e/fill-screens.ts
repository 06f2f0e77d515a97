import { dictionary } from '../../renderer/app/dictionary.ts';
import { outgoingInput } from '../support/records.ts';
import { forgetting } from './directory.ts';
import { registered } from './page/actions.ts';
import type { TestWindows } from './windows.ts';

/** Something of everything to show: an envelope of B waits at A, one of A's was refused for good, the line is down. */
export async function fillScreens({ a, b, stage }: Pick<TestWindows, 'a' | 'b' | 'stage'>): Promise<void> {
  for (const terminal of [a, b]) {
    if ((await terminal.page.locator('[data-screen=unlock]').count()) > 0) await terminal.unlock();
  }
  const { agency } = b;
  const [signer, recipient] = [agency.head.code, a.agency.code];
  await registered(
    b,
    outgoingInput(1, { issuer: agency.code, notation: 'BC-SNV', signer, recipients: [recipient] }),
  );
  await b.issue();
  await a.go('check');
  await a.arrivalFrom(agency.name);
  // What A says of its arrival has gone, so that one envelope alone is refused below.
  const sent = (await a.go('outbox')).locator('tbody:is([data-state=stored], [data-state=delivered])');
  await sent
    .filter({ hasText: dictionary('vi').words.message['01'] })
    .first()
    .waitFor();

  stage.cutLine();
  await registered(a, outgoingInput(61));
  await a.issue();
  await forgetting(stage, agency.code, async () => {
    stage.mendLine();
    const main = await a.go('outbox');
    await main.locator('[data-state=dead]').first().waitFor({ timeout: 40_000 });
    stage.cutLine();
  });
}
