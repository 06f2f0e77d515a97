import { expect, test } from 'vitest';
import { Language } from '../../contract/language.ts';
import { dialogs, everywhere, list } from '../keys/shared.ts';
import { allScreens, openCommands } from '../screens/index.ts';
import { helpPage } from './help-page.ts';

const everywhereCombos = [
  ...openCommands.flatMap(({ shortcut }) => (shortcut === null ? [] : [shortcut])),
  ...Object.values(everywhere.table).map(({ combo }) => combo),
];

test('a key means one thing: on a screen no two of its keys, or of its own and the general ones, are the same', () => {
  for (const { keys, words } of allScreens) {
    const combos = [...everywhereCombos, ...Object.values(keys?.table ?? {}).map(({ combo }) => combo)];
    expect(
      combos.filter((combo, index) => combos.indexOf(combo) !== index),
      words.en.name,
    ).toEqual([]);
  }
});

test.each(Language.options)(
  'the help page lists every key once, each with what it does, in %s',
  (language) => {
    const lines = helpPage(language, () => true).flatMap(({ lines }) => lines);
    const tables = new Set(allScreens.map(({ keys }) => keys?.table ?? {}));
    const onScreens = [...tables].flatMap((table) => Object.values(table).map(({ combo }) => combo));
    const inMany = [list, dialogs].flatMap(({ table }) => Object.values(table).map(({ combo }) => combo));
    expect(lines.map(({ combo }) => combo).sort()).toEqual(
      [...everywhereCombos, ...inMany, ...onScreens].sort(),
    );
    expect(lines.filter(({ does }) => does === '')).toEqual([]);
  },
);
