import type { SettingStore } from '../../core/ports/store.ts';
import type { Connection } from './connection.ts';

export function settingStore(connection: Connection): SettingStore {
  const read = connection.prepare<{ value: Uint8Array }>('SELECT value FROM setting WHERE key = ?');
  const write = connection.prepare(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    read: (key) => read.get(key)?.value,
    write: (key, value) => void write.run(key, value),
  };
}
