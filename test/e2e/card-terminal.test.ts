import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, it } from 'vitest';
import { bundle } from '../../build/bundle.ts';
import { agencies } from '../../build/demo/cast.ts';
import { createWorld } from '../../build/demo/world.ts';
import { electronRuntime } from '../../build/run/electron.ts';
import { outDirectory } from '../../build/run/paths.ts';
import { Stage } from '../../build/walkthrough/stage.ts';
import type { TerminalWindow } from '../../build/walkthrough/terminal-window.ts';
import { AgencyCards } from '../support/card/agency-cards.ts';
import { whereThereIs } from '../support/left-out.ts';
import { outgoingInput } from '../support/records.ts';
import { registered } from './page/actions.ts';

/** Milliseconds; a terminal locks though OpenSC may not return from a call, and a busy machine takes its time. */
const lockedWithin = 60_000;
/** A world is made for the cards, which takes half a minute on a busy machine. */
const makeWithinMs = 600_000;
const needs = { packages: ['opensc-pkcs11', 'pcscd', 'vsmartcard-vpcd'], user: 'any' } as const;

/** The short form of `npm start -- --walkthrough --tokens opensc`. */
whereThereIs(needs, 'the terminal on cards', () => {
  let folder: string;
  let cards: AgencyCards;
  let stage: Stage;
  let a: TerminalWindow;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tram-mat-cards-'));
    const place = join(outDirectory, 'e2e', 'card-terminal');
    await rm(place, { recursive: true, force: true });
    await mkdir(place, { recursive: true });
    await bundle();
    cards = await AgencyCards.start(folder, agencies, 3);
    const makeWorld = (directory: string) => createWorld(directory, cards.parts);
    stage = await Stage.open(electronRuntime(), place, undefined, makeWorld);
    a = await stage.terminal('a');
  }, makeWithinMs);
  afterAll(async () => {
    await stage?.close();
    await cards?.close();
    await rm(folder, { recursive: true, force: true });
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await stage.lastPictures();
  });

  it('a terminal on PIV cards signs with two of them, locks without the clerk’s, and opens with it again', async () => {
    await a.enterPin('99999999');
    await a.sees('PIN_WRONG');
    await a.unlock();
    await registered(a, outgoingInput(1));
    await a.issue();
    await cards.pullOut('clerk');
    await a.page.locator('[data-screen=unlock]').waitFor({ timeout: lockedWithin });
    await a.page
      .getByText(/TOKEN_(REMOVED|NOT_ANSWERING)/)
      .first()
      .waitFor();
    await cards.putIn('clerk', 3);
    // The head's card, which was in all the time, was offered meanwhile.
    await a.sees(cards.serialOf('clerk'));
    await a.unlock();
    await a.go('ledger');
    await a.verifyLedger();
  });
});
