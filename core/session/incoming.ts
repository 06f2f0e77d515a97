import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import type { Digest } from '../../contract/scalar.ts';
import { digestOf } from '../encoding/canonical.ts';
import type { Inside, InUse } from '../intake/kind.ts';
import { listCheck } from '../intake/list-check.ts';
import { type TakenIn, takeIn } from '../intake/take-in.ts';
import { editionsWith } from '../law/law.ts';
import type { TerminalDependencies } from './dependencies.ts';
import { filesIn } from './incoming-lists.ts';
import { nameList } from './kept-lists.ts';
import type { OpenVault } from './open-vault.ts';
import { adoptDirectory, markOf } from './stored-directory.ts';
import { keepProof, lawAt, listCalendars, listLaw } from './stored-documents.ts';
import { keepSection } from './stored-section.ts';

/**
 * Takes in what lies in the inbox, before anybody acts in the session: what came and what was refused is told until the
 * lock.
 */
export async function takeInbox(
  dependencies: TerminalDependencies,
  { vault, act }: { readonly vault: OpenVault; act(act: Act): LedgerEntry },
): Promise<void> {
  const { log } = dependencies;
  const files = filesIn(dependencies.incoming);
  if (files?.length === 0) return;
  const { came, refused }: TakenIn =
    files === undefined
      ? { came: [], refused: ['DISK_FAILED'] }
      : await takeIn(files, insideOf(dependencies, vault, act));
  vault.cameIn = came;
  for (const code of refused) {
    vault.warnings.add(code);
    log.event('failed', { code });
  }
  if (came.length > 0) log.event('taken-in', { count: came.length });
}

function insideOf(
  { config, clock, incoming, trustFiles }: TerminalDependencies,
  vault: OpenVault,
  act: (act: Act) => LedgerEntry,
): Inside {
  const { store, serial: subject } = vault;
  const now = () => new Date(clock.now());
  let digests: { directory: Digest; section: Digest | undefined } = {
    directory: vault.unlockedUnder.directory.digest,
    section: vault.unlockedUnder.section?.digest,
  };
  return {
    now,
    organisation: config.organisation,
    authorities: config.directoryAuthorities,
    check: vault.check,
    checkList: listCheck(trustFiles.all(), now),
    get directory() {
      return { value: vault.directory, digest: digests.directory };
    },
    get section() {
      const { section: value } = vault;
      return value && digests.section !== undefined ? { value, digest: digests.section } : undefined;
    },
    get calendars() {
      return vault.documents.calendars;
    },
    get laws() {
      return vault.documents.laws;
    },
    get lastLaw() {
      return editionsWith(vault.documents.laws.map(({ value }) => value)).at(-1)?.effective ?? '';
    },
    use: {
      directory(index, signed) {
        const mark = markOf(index, signed);
        adoptDirectory(vault, { index, signed, now: now() }, () =>
          act({ act: 'directory', subject, data: mark }),
        );
        digests = { ...digests, directory: mark.digest };
      },
      section(index, signed) {
        store.transaction(() => {
          const statement = keepSection(store, signed);
          act({ act: 'section', subject, data: { version: index.statement.version, statement } });
        });
        vault.section = index;
        vault.warnings.delete('SECTION_SIGNER_ENDED');
        digests = { ...digests, section: digestOf(signed.content) };
      },
      calendar(value, signed) {
        const { year, version } = value;
        store.transaction(() => {
          const statement = keepProof(store, signed);
          listCalendars(store, value, statement);
          act({ act: 'calendar', subject, data: { year, version, statement } });
        });
        const others = vault.documents.calendars.filter((known) => known.value.year !== year);
        vault.documents = { ...vault.documents, calendars: [...others, inUse(value, signed)] };
      },
      law(value, signed) {
        const { at } = store.transaction(() => {
          const statement = keepProof(store, signed);
          listLaw(store, statement);
          return act({ act: 'law', subject, data: { effective: value.effective, statement } });
        });
        vault.documents = {
          ...vault.documents,
          laws: [...vault.documents.laws, inUse(value, signed)],
        };
        // The day of the entry decides, as for whoever replays it.
        vault.law = lawAt(vault.documents, at);
      },
      list(list) {
        const digest = digestOf(list);
        nameList(store, digest, () => act({ act: 'revocation', subject, data: { digest } }));
        if (!incoming.keepList(list)) vault.warnings.add('DISK_FAILED');
      },
    },
  };
}

const inUse = <Value>(value: Value, { content }: { content: Uint8Array }): InUse<Value> => ({
  value,
  digest: digestOf(content),
});
