import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agencies } from '../../build/demo/cast.ts';
import { openDemoPki } from '../../build/demo/pki.ts';
import type { World } from '../../build/demo/world.ts';
import { type RunningEndpoint, startEndpoint } from '../../build/run/endpoint.ts';
import type { Law } from '../../contract/law/law.ts';
import type { RecordInput } from '../../contract/record/coded-record.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import { loadLaw } from '../../core/law/law.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { readTerminalConfig } from '../../native/home.ts';
import { calendarOf, editionOf } from '../support/authority-documents.ts';
import { publish } from '../support/directory.ts';
import { damageEnvelope, withoutBody } from '../support/endpoint-faults.ts';
import { Carried, signedBy } from '../support/incoming.ts';
import { storeParent } from '../support/memory-folder.ts';
import { outgoingInput } from '../support/records.ts';
import { officeSection } from '../support/staffed-site.ts';
import { startTerminal, type TestTerminal } from '../support/terminal.ts';
import { enter, progress, settled, stored, transport, unlockAll, waitingRow } from './clerk.ts';
import { handOver, openNamed } from './inside.ts';
import type { Made } from './made.ts';
import { servedMailbox } from './mailbox.ts';
import { asPaper, bodyOutside, closeVolume, enterByHand, inDays, paperCourse } from './paper-work.ts';

const [agencyA, agencyB] = agencies;

export interface Day {
  readonly left: Made['left'];
  /** Answers of `GET /v1/mailbox` as the endpoint served them, byte for byte. */
  readonly served: Record<'a' | 'b', string>;
}

interface Issued {
  readonly input: RecordInput;
  readonly code: ControlCode;
  readonly envelope: string;
}

/** One day of two terminals and their endpoint, in which every act occurs; all have stopped when it is over. */
export async function workADay(world: World): Promise<Day> {
  const day = new WorkingDay(world);
  try {
    await day.begin();
    await day.morning();
    await day.noon();
    await day.afternoon();
    return await day.evening();
  } finally {
    await day.end();
  }
}

class WorkingDay {
  readonly #world: World;
  #endpoint: RunningEndpoint | undefined;
  #a: TestTerminal;
  readonly #b: TestTerminal;
  #number = 0;
  #dead = '';

  constructor(world: World) {
    this.#world = world;
    this.#a = startTerminal(world, 'a');
    this.#b = startTerminal(world, 'b');
  }

  async begin(): Promise<void> {
    await this.startEndpoint();
    await this.#import();
    await unlockAll(this.#a, this.#b);
  }

  /** The administrator of A has put one document of each kind into its inbox. */
  async #import(): Promise<void> {
    const parent = await mkdtemp(join(storeParent(), 'tram-mat-carried-'));
    try {
      const carried = new Carried(this.#world, parent);
      const section = officeSection(this.#world);
      await signedBy(this.#world, agencyA, agencyA.head, (sign) => carried.put('section', section, sign));
      const [at, year] = [section.at, Number(section.at.slice(0, 4))];
      await carried.putByAuthority('calendar', { ...calendarOf(year), at });
      const { types } = loadLaw(localDate(Date.now()));
      const twoPerson: Law['twoPerson'] = [{ act: 'disclose', from: 'C', roles: ['head', 'keeper'] }];
      await carried.putByAuthority('law', { ...editionOf('2026-06-01', { types, twoPerson }), at });
      const [list] = await (await openDemoPki(this.#world.pki)).revoke([]);
      await writeFile(join(carried.folder, '1.crl'), list ?? new Uint8Array());
      await carried.import();
    } finally {
      await rm(parent, { recursive: true });
    }
  }

  /** Records that take every possible route, all of them from A to B but one. */
  async morning(): Promise<void> {
    const [a, b] = [this.#a, this.#b];
    const corrected = await this.#register(a, { dueOn: inDays(5), noteCodes: ['N02'] });
    const input = { ...corrected.input, pages: 7, urgency: 'urgent' as const };
    await a.handlers['record.correct']({ code: corrected.code, input, reason: 'D01' });
    await this.#issue(a, corrected.code);
    await enter(b, corrected.code, { storeAt: 'K1-T03-N2' });
    await a.until(async () => (await progress(a, corrected.code)).entered === 1);

    const disc = {
      pages: undefined,
      thing: 'V01',
      pieces: 2,
      protectUntil: 'endless',
      copyAllowed: true,
    } as const;
    const thing = await this.#registerAndIssue(a, disc);
    await enter(b, thing.code);
    await a.until(async () => (await progress(a, thing.code)).entered === 1);

    const cancelled = await this.#register(a);
    await a.handlers['record.cancel']({ code: cancelled.code, reason: 'H01' });

    const refused = await this.#registerAndIssue(a, { level: 'A', namedOpenerOnly: true });
    const { envelope } = await waitingRow(b, refused.code);
    await b.handlers['incoming.refuse']({ envelope, reasons: ['R01', 'R02'] });
    await a.until(async () => (await progress(a, refused.code)).refused === 1);

    await a.handlers['record.settle']({ code: refused.code, reason: 'T03' });
    await a.handlers['record.reopen']({ code: refused.code, reason: 'M01' });

    await paperCourse(a, ++this.#number);
    await bodyOutside(a, ++this.#number);
    await closeVolume(a);
    await enterByHand(a, ++this.#number);

    const joined = await this.#register(a, { level: 'C' });
    await b.handlers['record.register']({ input: { ...asPaper(joined.input), code: joined.code, pages: 9 } });
    await this.#issue(a, joined.code);
    await enter(b, joined.code);

    const shared = await this.#register(a);
    const stranger = { issuer: 'H37.03', notation: 'BC-STC', signer: undefined, namedOpenerOnly: true };
    await b.handlers['record.register']({
      input: { ...asPaper(shared.input), ...stranger, code: shared.code },
    });
    await this.#issue(a, shared.code);
    await enter(b, shared.code);
    await b.until(() => b.view().warnings.includes('RECORD_CODE_SHARED'));

    const misread = { ...asPaper(outgoingInput(900)), ...stranger };
    const paper = await b.handlers['record.register']({ input: misread });
    const { code, issuer } = paper.record;
    await b.handlers['record.correct']({ code, input: { ...misread, number: 90 }, reason: 'D01' });
    await b.handlers['record.cancel']({ code, issuer, reason: 'H02' });

    const ofB = {
      issuer: agencyB.code,
      signer: agencyB.head.code,
      notation: 'BC-SNV',
      recipients: [agencyA.code],
    };
    const reply = await this.#registerAndIssue(b, { ...ofB, replyTo: corrected.code });
    await enter(a, reply.code);
    await b.until(async () => (await progress(b, reply.code)).entered === 1);
    const returned = { issuer: agencyB.code, code: reply.code };
    await handOver(a, { input: outgoingInput(++this.#number, { copies: 3 }), returned });
    const sealed = { issuer: stranger.issuer, notation: stranger.notation, recipients: [agencyA.code] };
    await openNamed(a, asPaper(outgoingInput(902, sealed)));
  }

  /** Sessions end in several ways, another person opens a terminal, and the directory has a new version. */
  async noon(): Promise<void> {
    await settled(this.#a, this.#b);
    await this.#b.handlers['session.lock']({});
    this.#a.tokens.process.kill('SIGKILL');
    await this.#a.until(() => this.#a.view().phase === 'locked');
    await this.#a.stop();

    const version = await publish(this.#world, ({ organisations }) => {
      organisations.find(({ code }) => code === 'H37.04')?.notationParts.push('PA04');
    });
    this.#endpoint?.process.kill('SIGHUP');
    this.#a = startTerminal(this.#world, 'a');
    const [a, b] = [this.#a, this.#b];
    const [, head = ''] = readTerminalConfig(a.home).token.personal;
    await a.tokens.login(head, agencyA.head.pin);
    await a.handlers['control.unlock']({ serial: head });
    await b.unlock();
    for (const terminal of [a, b])
      await terminal.until(
        async () => (await terminal.handlers['about.view']({})).directoryVersion === version,
      );
    await a.handlers['control.lock']({ cause: 'idle' });
    await b.handlers['control.lock']({ cause: 'token-removed' });
  }

  /** An envelope is damaged at the endpoint and sent again; others are refused for good. */
  async afternoon(): Promise<void> {
    const [a, b] = [this.#a, this.#b];
    await unlockAll(a);
    const damaged = await this.#registerAndIssue(a);
    await stored(a, damaged.envelope);
    damageEnvelope(this.#world, damaged.envelope);
    await unlockAll(b);
    await b.until(async () => (await b.handlers['today.view']({})).rejected.length === 1);
    await a.handlers['outbox.retry']({ envelope: damaged.envelope });
    await enter(b, damaged.code);
    await settled(a, b);
    await b.handlers['session.lock']({});

    const dead: Issued[] = [];
    await withoutBody(this.#world, agencyB.code, this, async () => {
      for (let count = 0; count < 3; count += 1) dead.push(await this.#registerAndIssue(a));
      for (const { envelope } of dead) await a.until(async () => (await transport(a, envelope)) === 'dead');
    });
    const [sentAgain, withdrawn, left] = dead;
    if (sentAgain === undefined || withdrawn === undefined || left === undefined)
      throw new Error('fewer than three dead letters');
    this.#dead = left.envelope;
    await a.handlers['outbox.withdraw']({ envelope: withdrawn.envelope });
    await a.handlers['outbox.retry']({ envelope: sentAgain.envelope });
    await unlockAll(b);
    await enter(b, sentAgain.code);
    await settled(a, b);
  }

  /** Leaves something in every place where an exchange can be interrupted. */
  async evening(): Promise<Day> {
    const [a, b] = [this.#a, this.#b];
    const enterAtB = await this.#registerAndIssue(a, { returnBy: inDays(30) });
    const answered = await this.#registerAndIssue(a);
    for (const { code } of [enterAtB, answered]) await waitingRow(b, code);
    await settled(a, b);
    await b.handlers['session.lock']({});

    const answerQueuedAtB = await this.#registerAndIssue(a);
    await stored(a, answerQueuedAtB.envelope);
    const issueAtA = await this.#register(a);
    await settled(a);
    await a.handlers['session.lock']({});
    const servedB = await servedMailbox(this.#world, b);

    await unlockAll(b);
    await waitingRow(b, answerQueuedAtB.code);
    await enter(b, answered.code);
    const ofB = {
      issuer: agencyB.code,
      signer: agencyB.head.code,
      notation: 'BC-SNV',
      recipients: [agencyA.code],
    };
    const enterAtA = await this.#registerAndIssue(b, ofB);
    await stored(b, enterAtA.envelope);
    await settled(b);
    const servedA = await servedMailbox(this.#world, a);

    await this.stopEndpoint();
    await enter(b, answerQueuedAtB.code);
    await unlockAll(a);
    const queuedAtA = await this.#registerAndIssue(a);
    // Registering takes the draft of its form with it.
    await a.handlers['draft.write']({
      key: 'outgoing',
      draft: { level: 'A', notation: 'TB-UBND', copies: 3 },
    });
    return {
      left: {
        enterAtB: enterAtB.code,
        enterAtA: enterAtA.code,
        queuedAtA: queuedAtA.code,
        answerQueuedAtB: answerQueuedAtB.code,
        deadAtA: this.#dead,
        issueAtA: issueAtA.code,
      },
      served: { a: servedA, b: servedB },
    };
  }

  async end(): Promise<void> {
    await this.#a.stop();
    await this.#b.stop();
    await this.#endpoint?.stop();
  }

  async startEndpoint(): Promise<void> {
    this.#endpoint = await startEndpoint(this.#world.endpoint.home, 'ignore');
  }

  async stopEndpoint(): Promise<void> {
    await this.#endpoint?.stop();
  }

  async #register(by: TestTerminal, change: Partial<RecordInput> = {}) {
    this.#number += 1;
    const input = outgoingInput(this.#number, change);
    const { record } = await by.handlers['record.register']({ input });
    return { input, code: record.code };
  }

  async #issue(by: TestTerminal, code: ControlCode): Promise<string> {
    const { envelopes } = await by.handlers['record.issue']({ code });
    return envelopes[0] ?? '';
  }

  async #registerAndIssue(by: TestTerminal, change: Partial<RecordInput> = {}): Promise<Issued> {
    const registered = await this.#register(by, change);
    return { ...registered, envelope: await this.#issue(by, registered.code) };
  }
}
