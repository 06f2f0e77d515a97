import type { KeyboardEvent } from 'react';
import { maxBatch } from '../../../contract/ipc/custody-channels.ts';
import type { RegisterRow } from '../../../contract/ipc/views.ts';
import type { Book } from '../../../contract/record/fields.ts';
import { ask } from '../../bridge/client.ts';
import type { Chosen } from '../../components/custody/chosen.ts';
import type { Filters } from './filters.ts';

/** Lines of a register that are chosen to do something with their copies. */
export interface Batch {
  readonly chosen: Chosen<RegisterRow>;
  chooseAll(): void;
  /** The line at which the keyboard is. */
  readonly onActive: (row: RegisterRow | undefined) => void;
}

export const isChosen = (batch: Batch | null, row: RegisterRow | undefined): boolean =>
  batch !== null && row !== undefined && batch.chosen.has(row);

/** Space, Ctrl+A and Escape; true where one of them was meant. */
export function chooseByKey(event: KeyboardEvent, batch: Batch, row: RegisterRow | undefined): boolean {
  const { chosen } = batch;
  if (event.ctrlKey && event.key.toLowerCase() === 'a') batch.chooseAll();
  else if (event.ctrlKey) return false;
  else if (event.key === ' ' && row) chosen.toggle(row);
  else if (event.key === 'Escape' && chosen.rows.length > 0) chosen.clear();
  else return false;
  event.preventDefault();
  return true;
}

/** The first lines of what is on show, as many as one dialog takes. */
export const firstLines = (book: Book, filters: Filters) =>
  ask('register.page', { book, ...filters, offset: 0, limit: maxBatch });
