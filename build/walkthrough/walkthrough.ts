import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AgencyCards } from '../../test/support/card/agency-cards.ts';
import { bundle } from '../bundle.ts';
import { agencies } from '../demo/cast.ts';
import { createWorld, staffedParts, type WorldParts } from '../demo/world.ts';
import { electronRuntime } from '../run/electron.ts';
import { root, walkthroughDirectory } from '../run/paths.ts';
import { checkWithOpenssl, deliveryTime, writeEvidence } from './evidence.ts';
import { mainJob } from './main-job.ts';
import { Report } from './report.ts';
import { scan } from './scan.ts';
import { Stage } from './stage.ts';

/**
 * Drives the main job through the real windows of two terminals, with the endpoint and both terminals as
 * processes of their own, and leaves `out/walkthrough/`. Agency A's tokens are SoftHSM's or virtual PIV cards on OpenSC.
 * Resolves to the exit code: 0 only if all held.
 */
export async function walkthrough(
  tokens: 'softhsm' | 'opensc',
  folder = walkthroughDirectory,
): Promise<number> {
  const runtime = electronRuntime();
  const report = new Report(runtime.kind);
  console.log(
    runtime.kind === 'stand-in'
      ? 'Không có Electron: chạy bản thay thế trên Chromium / no Electron: running the stand-in on Chromium'
      : 'Electron',
  );
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const evidence = join(folder, 'evidence');
  let cards: RunningCards | undefined;
  let stage: Stage | undefined;
  let finished = false;
  try {
    await report.step('Dựng chương trình / bundle', () => bundle().then(() => undefined));
    if (tokens === 'opensc') cards = await report.step('Đầu đọc thẻ ảo / virtual card readers', startCards);
    const parts = cards?.parts;
    const opened = await report.step('Dựng thế giới huấn luyện và máy chủ / world and endpoint', () =>
      Stage.open(runtime, folder, undefined, (directory) => createWorld(directory, parts ?? staffedParts)),
    );
    stage = opened;
    await mainJob(opened, report);
    await report.step('Đóng hai máy trạm / close both terminals', () => opened.closeTerminals());
    await report.step(
      'Mở két bằng khóa khôi phục, xuất chứng cứ / recovery key opens, evidence written',
      () => writeEvidence(opened.world, evidence),
    );
    const delivery = await deliveryTime(evidence);
    report.note(
      'Từ lúc A ký phát hành đến lúc B nhận và đã kiểm tra, dưới một giây / issued to received and verified, under a second',
      delivery,
      delivery < 1000,
    );
    await report.step('openssl kiểm tra từng chữ ký / openssl checks each signature', async () =>
      checkWithOpenssl(evidence),
    );
    await report.step('npm run verify: hai nhật ký đúng / both ledgers hold', async () => {
      execFileSync(process.execPath, [join(root, 'build', 'verify.ts'), evidence], { stdio: 'pipe' });
    });
    await opened.close();
    stage = undefined;
    await report.step(
      'Không nơi nào giữ câu trích yếu đã thử nhập / the planted sentence is nowhere',
      async () => {
        const found = await scan(folder, opened.world);
        if (found.length > 0) throw new Error(`found in ${found.join(', ')}`);
      },
    );
    finished = true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    await stage?.lastPictures();
  } finally {
    await stage?.close().catch((error: unknown) => console.error(error));
    await cards?.close();
  }
  const ok = await report.write(folder, finished);
  console.log(ok ? `ĐẠT / all held: ${folder}` : `HỎNG / failed: ${folder}`);
  return ok ? 0 : 1;
}

interface RunningCards {
  readonly parts: WorldParts;
  close(): Promise<void>;
}

/** Readers, into which the world puts its cards; what the service keeps is not part of the world. */
async function startCards(): Promise<RunningCards> {
  const folder = await mkdtemp(join(tmpdir(), 'tram-mat-cards-'));
  const cards = await AgencyCards.start(folder, agencies, 3);
  const close = async () => {
    await cards.close();
    await rm(folder, { recursive: true });
  };
  return { parts: cards.parts, close };
}
