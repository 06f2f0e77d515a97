import { fc } from '../support/random.ts';

/** A subject line as it must never come in, in two parts so that a scan also finds half of it. */
export const sentence = 'Về việc điều động cán bộ tăng cường tuyến biên giới phía Bắc';
/** What the scan looks for: runs of letters that no code, name or catalogue of the demo world contains. */
const needles = ['dieudongcanbo', 'tangcuongtuyenbiengioi'];

const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
const joined = (by: string) => (text: string) => text.replace(/\s+/g, by);
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Ways to dress the sentence so that it looks like something else. */
export const disguises: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  'without accents': folded,
  'upper case': (text) => text.toUpperCase(),
  'upper case without accents': (text) => folded(text).toUpperCase(),
  decomposed: (text) => text.normalize('NFD'),
  hyphenated: (text) => joined('-')(folded(text).toUpperCase()),
  dotted: (text) => joined('.')(folded(text).toUpperCase()),
  'as a notation': (text) => joined('-')(folded(text).toUpperCase()).slice(8, 32),
  'as an organisation': (text) => `H37.${joined('.')(folded(text).toUpperCase())}`.slice(0, 30),
  'as a serial number': (text) => joined('')(folded(text)).slice(5, 20),
  'in one word': (text) => joined('')(folded(text)),
  'behind a code': (text) => `N01 ${text}`,
  'behind a date': (text) => `2026-03-01 ${text}`,
  'between lines': (text) => joined('\n')(text),
  'between tabs': (text) => joined('\t')(text),
  'no-break spaces': (text) => joined('\u00a0')(text),
  'zero-width': (text) => joined('\u200b')(text),
  'full width': (text) =>
    folded(text).replace(/[a-z]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  base64,
  'base64 of UTF-16': (text) => Buffer.from(text, 'utf16le').toString('base64'),
  hexadecimal: (text) => Buffer.from(text).toString('hex'),
  'as a digest': (text) => Buffer.from(folded(text)).toString('hex').slice(0, 64),
  'as an identity': (text) => {
    const hex = Buffer.from(folded(text).slice(8, 24)).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  },
  percent: encodeURIComponent,
  escaped: (text) => JSON.stringify(text).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`),
  markup: (text) => `<edXML:Subject>${text}</edXML:Subject>`,
};
export const disguised: readonly string[] = Object.values(disguises).map((dress) => dress(sentence));

/** The sentence in one disguise, or in one on top of another. */
export const anyDisguise: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...Object.keys(disguises)), { minLength: 1, maxLength: 2 })
  .map((names) => names.reduce((text, name) => disguises[name]?.(text) ?? text, sentence))
  .filter((text) => text.length > 6);

/** Letters alone, without accents and case: what is left of a sentence however it was joined. */
const lettersOf = (text: string): string =>
  folded(text)
    .toLowerCase()
    .replace(/[^a-z]/g, '');

/** The bytes as text in every way. UTF-16 from a copy: Node's decoder crashes on an odd address. */
function* readings(part: Buffer): Generator<string> {
  yield part.toString('utf8');
  yield part.toString('latin1');
  for (const shift of [0, 1]) {
    const even = Buffer.alloc(Math.max(0, (part.length - shift) & ~1));
    even.set(part.subarray(shift, shift + even.length));
    yield even.toString('utf16le');
  }
}

/** The needles that stand in these bytes: as UTF-8, UTF-16, folded, in base64 or in hexadecimal. */
export function findSentence(bytes: Uint8Array): string[] {
  const found = new Set<string>();
  const look = (part: Buffer) => {
    for (const reading of readings(part)) {
      const letters = lettersOf(reading);
      for (const needle of needles) if (letters.includes(needle)) found.add(needle);
    }
  };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  look(buffer);
  const text = buffer.toString('latin1');
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{24,}/g)) look(Buffer.from(run, 'base64'));
  for (const [run] of text.matchAll(/(?:[0-9a-fA-F]{2}){16,}/g)) look(Buffer.from(run, 'hex'));
  for (const [run] of text.matchAll(/(?:%[0-9A-F]{2}|[\w.~-]){24,}/g))
    look(Buffer.from(unescapePercent(run)));
  return [...found];
}

function unescapePercent(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return '';
  }
}
