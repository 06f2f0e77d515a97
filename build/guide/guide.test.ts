import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scannerSettings } from '../../contract/scanner.ts';
import { dictionary } from '../../renderer/app/dictionary.ts';
import { helpPage } from '../../renderer/app/help-page.ts';
import { root } from '../run/paths.ts';
import { pictureNames } from './picture-names.ts';
import { chapterNames } from './story.ts';

/** The guide says nothing that the windows do not: its bold words, its keys and its pictures. */
const folder = join(root, 'docs', 'huong-dan');
const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
const pages = names.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
/** What stands between marks on a page, without its fenced lines. */
const found = (text: string, marks: RegExp): string[] =>
  [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(marks)].map(([, inner = '']) => inner);

const leaves = (words: unknown): string[] =>
  typeof words === 'string' ? [words] : Object.values(words as object).flatMap(leaves);
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
/** A sentence of the windows with anything in its gaps; one that is all gaps would fit every word. */
const sentences = leaves(dictionary('vi'))
  .filter((sentence) => /\p{L}{2}/u.test(sentence.replaceAll(/\{\{.*?\}\}/g, '')))
  .map(
    (sentence) =>
      new RegExp(
        `^${sentence
          .split(/\{\{.*?\}\}/)
          .map(escaped)
          .join('.+')}$`,
      ),
  );
/** The first two are the system's own, the third is a scanner's. */
const keys = new Set<string>([
  ...['Tab', 'Shift+Tab', scannerSettings().prefix],
  ...helpPage('vi', () => true).flatMap(({ lines }) =>
    lines.flatMap(({ combo }) => [combo, ...combo.split(' ')]),
  ),
]);
const levels = ['A', 'B', 'C'];

test.each(pages)('each word in bold of $name stands in a window', ({ text }) => {
  const bold = found(text, /\*\*([^*]+)\*\*/g).map((word) => word.replaceAll(/\s+/g, ' '));
  expect(bold.filter((word) => word !== 'đậm' && !sentences.some((one) => one.test(word)))).toEqual([]);
});

test.each(pages)('each key of $name is one of the windows', ({ text }) => {
  const pressed = found(text, /`([^`]+)`/g).filter((key) => !/^[+0-9]+$/.test(key));
  expect(pressed.filter((key) => !keys.has(key) && !levels.includes(key))).toEqual([]);
});

test('each picture that a page shows is made, and each that is made is shown', () => {
  const shown = pages.flatMap(({ text }) => found(text, /!\[[^\]]+\]\(images\/([a-z-]+)\.png\)/g));
  const made = readdirSync(join(folder, 'images')).map((name) => name.replace(/\.png$/, ''));
  expect(shown.toSorted()).toEqual([...pictureNames].toSorted());
  expect(made.toSorted()).toEqual([...pictureNames].toSorted());
});

test('each page leads to pages that are there, and the first page to all', () => {
  const links = (text: string) => found(text, /\]\(([a-z-]+\.md)\)/g);
  expect(pages.flatMap(({ text }) => links(text)).filter((link) => !names.includes(link))).toEqual([]);
  const first = links(pages.find(({ name }) => name === 'README.md')?.text ?? '');
  expect(first.toSorted()).toEqual(names.filter((name) => name !== 'README.md').toSorted());
});

test('each page of the guide is played, but for the first and that of what is done outside the windows', () => {
  const outside = ['README.md', 'quan-tri.md'];
  const played = names.filter((name) => !outside.includes(name));
  expect(chapterNames.map((name) => `${name}.md`).toSorted()).toEqual(played.toSorted());
});
