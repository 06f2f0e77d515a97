import { fold } from '../../../domain/text/fold.ts';
import { NameForm } from '../../../domain/text/name-form.ts';
import {
  betterMatch,
  type Hit,
  matchCode,
  matchName,
  matchWithAbove,
} from '../../../domain/text/name-match.ts';
import {
  accentsDiffer,
  compareRanked,
  isClear,
  type Ranked,
  rankOf,
  type Standing,
} from '../../../domain/text/ranking.ts';

export interface PickerOption {
  id: string;
  words: string;
  /** Beside the name; a text that is the code finds it. */
  code?: string;
  /** The names of the bodies above it, the nearest first. */
  above?: readonly string[];
  note?: string;
  /** A person goes by the last words of the name too. */
  person?: boolean;
  /** Dissolved, or no longer in office: after all others that match as well. */
  ended?: boolean;
  /** Chosen already: it cannot be chosen again. */
  taken?: boolean;
}
export interface FoundOptions {
  options: readonly PickerOption[];
  /** Whether the first matches better than all others, so that Enter may take it unseen. */
  clear: boolean;
  /** How many match, shown or not. */
  total: number;
}

/** All options of a box stand alike to the one who chooses. */
const here: Standing = { where: 'branch', up: 0, down: 0 };

/** Options in the order of choosing, by the rule that ranks the directory (domain/text/ranking.ts). */
export function rankOptions(options: readonly PickerOption[], text: string): FoundOptions {
  const typed = new NameForm(text);
  if (text.trim() === '') return { options, clear: false, total: options.length };
  const ranked = options.flatMap((option, place): (Ranked & { option: PickerOption })[] => {
    const { words, id, person = false, ended = false } = option;
    const form = new NameForm(words);
    const match = matchName(typed, { form, person, code: fold(option.code ?? id) });
    if (match === undefined) return [];
    const differ = typed.accented && accentsDiffer(typed, match, [form]);
    const rank = rankOf(match, here, { ended, accentsDiffer: differ });
    return [{ option, rank, place, weight: 0, match: match.class, name: form.folded }];
  });
  ranked.sort(compareRanked);
  const found = ranked.map(({ option }) => option);
  return { options: found, clear: isClear(ranked[0], ranked[1]), total: found.length };
}

/** A part of a name; `marked` where it answers to the text. */
export interface NamePart {
  text: string;
  marked: boolean;
}

/** The name, the names above it and the code, each in parts, with what answers to the text marked. */
export function markOption(
  { words, above = [], code = '', person = false }: PickerOption,
  text: string,
): { name: NamePart[]; above: NamePart[][]; code: NamePart[] } {
  const typed = new NameForm(text);
  const forms = [words, ...above].map((name) => new NameForm(name));
  const [own, ...rest] = forms;
  const byCode = matchCode(typed, fold(code));
  const byName =
    own &&
    betterMatch(
      matchName(typed, { form: own, person, code: '' }),
      typed.words.length > 1 ? matchWithAbove(typed, own, rest) : undefined,
    );
  const hits = byCode === undefined ? (byName?.hits.flat() ?? []) : [];
  const [name = [], ...names] = forms.map((form, level) => partsOf(form, hits, level));
  const marked = byCode === undefined ? 0 : text.trim().length;
  return { name, above: names, code: cut(code, [[0, marked]]) };
}

function partsOf(form: NameForm, hits: readonly Hit[], level: number): NamePart[] {
  const ranges = hits
    .filter((hit) => hit.level === level)
    .map(({ word, from, length }): [number, number] => {
      const start = (form.starts[word] ?? 0) + from;
      return [start, start + length];
    });
  return cut(
    form.text,
    ranges.sort(([a], [b]) => a - b),
  );
}

function cut(text: string, ranges: readonly [from: number, to: number][]): NamePart[] {
  const parts: NamePart[] = [];
  let at = 0;
  for (const [from, to] of ranges) {
    parts.push({ text: text.slice(at, from), marked: false }, { text: text.slice(from, to), marked: true });
    at = to;
  }
  parts.push({ text: text.slice(at), marked: false });
  return parts.filter((part) => part.text !== '');
}
