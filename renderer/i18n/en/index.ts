import type { vi } from '../vi/index.ts';
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

export const en: typeof vi = {
  name: 'English',
  locale: 'en-GB',
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
