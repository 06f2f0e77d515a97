import {
  countersign,
  enrol,
  envelope,
  fields,
  last,
  paperNote,
  pin,
  pinEntry,
  remarks,
  signatures,
} from './components.ts';
import { custody } from './custody.ts';
import { crash, keys, lost, palette, scan, shell, status } from './shell.ts';
import { words } from './words.ts';

/** A language: its own name, how it writes dates and numbers, and the words that belong to no single screen. */
export const vi = {
  name: 'Tiếng Việt',
  locale: 'vi-VN',
  words: {
    words,
    shell,
    status,
    lost,
    keys,
    palette,
    scan,
    crash,
    pin,
    pinEntry,
    countersign,
    fields,
    signatures,
    enrol,
    envelope,
    last,
    paperNote,
    remarks,
    custody,
  },
};
export type SharedWords = typeof vi.words;
