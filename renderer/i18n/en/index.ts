import type { Dictionary } from '../vi/index.ts';
import { register, seal, today, unlock } from './desk.ts';
import { form } from './form.ts';
import { incoming, ledger, outbox, record, settings } from './records.ts';
import { crash, key, lost, nav, palette, pin, shell, status } from './shell.ts';
import { words } from './words.ts';

export const en: Dictionary = {
  words,
  shell,
  nav,
  status,
  lost,
  pin,
  key,
  palette,
  crash,
  unlock,
  seal,
  today,
  register,
  form,
  record,
  incoming,
  outbox,
  ledger,
  settings,
};
