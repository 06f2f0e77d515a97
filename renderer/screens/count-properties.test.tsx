import { expect, test } from 'vitest';
import { Level } from '../../contract/record/fields.ts';
import { fc } from '../../test/support/random.ts';
import { sampleInput } from '../../test/support/sample-input.ts';
import { boxOf, choose, leave, type, wordOf } from '../testing/boxes.ts';
import { anySteps, byHand, evening, type Field, isEmpty, screenNow } from '../testing/entry-steps.ts';
import { compareWritten, entryWorld, runs } from '../testing/entry-world.ts';

const world = entryWorld();

test('a count is entered only as it stands on the screen, and none of it comes back', async () => {
  const { entry, terminal } = world();
  const open = async () => {
    await entry.open({ screen: 'check' });
    expect(typedNow()).toEqual([]);
  };
  const typedNow = () => Object.entries(screenNow()).filter(([, shown]) => !isEmpty(shown));
  const enterCount = async (): Promise<boolean> => {
    leave();
    await entry.idle();
    const { copies: _sentHere, ...before } = screenNow();
    const { length } = entry.written;
    await entry.press('Enter', { ctrlKey: true });
    const line = entry.written[length];
    if (line === undefined) {
      expect(document.querySelector('[aria-invalid=true], [data-invalid=true], .differences')).not.toBeNull();
      return false;
    }
    compareWritten(world(), before, line);
    expect(typedNow()).toEqual([]);
    return true;
  };
  const property = fc.asyncProperty(anySteps, async (steps) => {
    await entry.setClock(evening);
    fc.pre((await terminal.ask('incoming.waiting', {})).waiting.length > 0);
    await open();
    for (const step of steps) {
      if (await byHand(entry, step)) continue;
      if (step.do === 'restore' || step.do === 'lock') {
        await entry.write();
        expect(await entry.asks()).toBe(typedNow().length > 0);
        if (step.do === 'lock') await entry.relock();
        await open();
      } else if (step.do === 'save') await enterCount();
    }
    // What is in each envelope that waits; its one recipient gets one of the copies.
    const { level, number, pages, enclosures } = sampleInput;
    choose(wordOf('level'), Level.options.indexOf(level));
    for (const [field, value] of Object.entries({ number, copies: 1, pages, enclosures })) {
      const input = boxOf(field as Field);
      if (input) type(input, String(value), false);
    }
    for (const field of ['storeAt', 'dossier', 'noteCodes'] as const) {
      const input = boxOf(field);
      if (input) type(input, '', false);
    }
    choose('Niêm phong và bao bì', 0);
    await entry.idle();
    expect(await enterCount()).toBe(true);
  });
  await fc.assert(property, runs);
});
