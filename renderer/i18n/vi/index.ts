import { form } from './form.ts';
import { incoming } from './incoming.ts';
import { ledger, outbox, settings } from './ledger-outbox-settings.ts';
import { record } from './record.ts';
import { register } from './register.ts';
import { crash, key, lost, nav, palette, pin, shell, status } from './shell.ts';
import { today } from './today.ts';
import { seal, unlock } from './unlock.ts';
import { words } from './words.ts';

export const vi = {
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
export type Dictionary = typeof vi;
