import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openMailboxKey } from '../../core/exchange/message/seal.ts';
import { fold } from '../../domain/text/fold.ts';
import type { World } from '../demo/world.ts';
import { recoverStore } from '../evidence/terminal-evidence.ts';

/** A sentence as a careless clerk might try to type it: the subject of a document that does not exist. */
export const plantedSentence = 'Phương án di dời kho Hoa Ban năm nay';

/** Forms in which it could have been kept. */
function formsOf(sentence: string): Buffer[] {
  const spellings = [sentence, sentence.normalize('NFD'), sentence.toUpperCase(), fold(sentence)];
  const joined = spellings.flatMap((text) => [text, text.replaceAll(' ', '-'), text.replaceAll(' ', '')]);
  return joined.flatMap((text) => [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -2)),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(JSON.stringify(text).slice(1, -1)),
  ]);
}

/**
 * Looks for the sentence in every byte that was written: all files of a folder, and, because they are
 * encrypted there, both stores and every sealed envelope once more in clear. Returns where it stands.
 */
export async function scan(folder: string, world: World): Promise<string[]> {
  const forms = formsOf(plantedSentence);
  const found: string[] = [];
  const look = (place: string, bytes: Uint8Array) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (forms.some((form) => buffer.includes(form))) found.push(place);
  };
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    look(path, await readFile(path));
    look(`name of ${path}`, Buffer.from(entry.name));
  }
  for (const key of ['a', 'b'] as const) await scanStore(world, key, look);
  return found;
}

async function scanStore(
  world: World,
  key: 'a' | 'b',
  look: (place: string, bytes: Uint8Array) => void,
): Promise<void> {
  const store = recoverStore(world.homes[key].home, world.recovery);
  // Who received an envelope keeps its digest; it stands whole with who sent it.
  const sender = recoverStore(world.homes[key === 'a' ? 'b' : 'a'].home, world.recovery);
  try {
    const text = (place: string, value: string) => look(`${place} of ${key}`, Buffer.from(value));
    for (const line of store.ledger.lines()) text('ledger', line);
    for (const line of store.registers.dump()) text('registers', line);
    for (const draft of store.drafts.all()) text('drafts', JSON.stringify(draft));
    const privateKey = store.settings.read('mailbox-private-key');
    if (privateKey === undefined) throw new Error('no mailbox key');
    const mailbox = await openMailboxKey(privateKey);
    for (const entry of store.ledger.range(1, Number.MAX_SAFE_INTEGER)) {
      if (entry.act !== 'receive') continue;
      const item = sender.outbox.get(entry.subject);
      if (item === undefined) throw new Error('an envelope is not in the outbox of its sender');
      const { envelope } = item;
      look('sealed body', await mailbox.open(Buffer.from(envelope.sealed, 'base64'), envelope.header));
    }
    mailbox.close();
  } finally {
    sender.close();
    store.close();
  }
}
