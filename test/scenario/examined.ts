import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { root } from '../../build/run/paths.ts';
import { writeEvidence } from '../../build/walkthrough/evidence.ts';
import { CustodyModel } from '../model/custody-model.ts';
import { readLine } from '../model/ledger-lines.ts';
import { recoverStore } from '../support/recovery.ts';
import { type Answers, askModel, askTerminal } from './custody-answers.ts';
import { type Day, Scenario } from './scenario.ts';
import { codes, type Key } from './world/cast.ts';

const keys = ['a', 'b'] as const;

/** The ledger of an agency, as the model hears it: each line once. */
class Heard {
  readonly model: CustodyModel;
  readonly acts = new Set<string>();
  #lines = 0;

  constructor(key: Key) {
    this.model = new CustodyModel(codes[key]);
  }

  hear(lines: readonly string[]): void {
    for (const line of lines.slice(this.#lines)) {
      const { seq, act } = readLine(line);
      expect(this.model.objectionTo(line), `entry ${seq} ${act}`).toBeNull();
      this.model.take(line);
      this.acts.add(act);
    }
    this.#lines = lines.length;
  }
}

/**
 * Plays days of the story. Each evening the terminals answer who has which copy; each night the model tells the same from
 * the lines of their ledgers. At the end both ledgers are exported, verified by the command in a process of its own, and
 * every evening is told once more from the export alone. Returns which acts occurred, and how many documents there were.
 */
export async function playAndExamine(
  days: readonly Day[],
): Promise<{ acts: ReadonlySet<string>; documents: number }> {
  const scenario = await Scenario.open();
  const { site, desks } = scenario;
  const evenings: { key: Key; answers: Answers }[] = [];
  const heard = { a: new Heard('a'), b: new Heard('b') };
  await scenario.play(days, {
    async evening() {
      for (const key of keys) evenings.push({ key, answers: await askTerminal(desks[key]) });
    },
    night() {
      for (const { key, answers } of evenings.slice(-keys.length)) {
        const store = recoverStore(site.world, key);
        heard[key].hear([...store.ledger.lines()]);
        store.close();
        expect(answers, key).toEqual(askModel(heard[key].model, answers));
      }
    },
  });
  await site.close();

  const exported = join(site.folder, 'export');
  await writeEvidence(site.world, exported);
  expectToHold(exported);
  const acts = new Set<string>();
  for (const key of keys) {
    const again = new Heard(key);
    again.hear(
      readFileSync(join(exported, `ledger-${key}.jsonl`), 'utf8')
        .trimEnd()
        .split('\n'),
    );
    for (const act of again.acts) acts.add(act);
    for (const { answers } of evenings.filter((each) => each.key === key))
      expect(answers, `${key} ${answers.at}`).toEqual(askModel(again.model, answers));
  }
  return { acts, documents: scenario.documents.size };
}

/** `npm run verify` of an export, as an examiner runs it. */
function expectToHold(exported: string): void {
  const command = [join(root, 'build/verify.ts'), exported];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status, stdout).toBe(0);
  expect(stdout.match(/^ledger-[ab]\.jsonl .*ĐÚNG/gm), stdout).toHaveLength(keys.length);
}
