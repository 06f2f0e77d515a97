import type { Handlers } from '../../contract/channel.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import { sharedRecords } from '../../contract/ipc/directory-views.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { OutsideCode } from '../../contract/scalar.ts';
import { checkOutsideKind, checkSeparationReason } from '../../domain/record/catalogue-codes.ts';
import { outsideCodeAfter } from '../../domain/record/outside.ts';
import type { Sight } from '../../domain/rights/sight.ts';
import type { DirectoryIndex } from '../directory/directory.ts';
import type { SeenLists } from '../ports/registers.ts';
import type { Store } from '../ports/store.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { OpenSession } from '../session/open-session.ts';
import type { OpenVault } from '../session/open-vault.ts';

type OutsideChannels =
  | 'outside.list'
  | 'outside.shared'
  | 'outside.enrol'
  | 'outside.identify'
  | 'outside.separate';

interface Bodies {
  readonly open: Pick<OpenSession, 'act'> & {
    readonly rights: Pick<OpenSession['rights'], 'sight'>;
    readonly vault: Pick<OpenVault, 'serial' | 'law'> & {
      readonly store: {
        readonly registers: Pick<Store['registers'], 'outsideBody' | 'outsideBodies'> & {
          seenBy(sight: Sight): Pick<SeenLists, 'outsideCame' | 'outsideSent' | 'outgoingToBoth'>;
        };
      };
      readonly directory: Pick<DirectoryIndex, 'organisation'>;
    };
  };
}

/** Bodies that the directory does not list: their papers are entered under a number that this terminal gives. */
export function outsideHandlers(
  { config }: { readonly config: Pick<TerminalDependencies['config'], 'organisation'> },
  session: Bodies,
): Pick<Handlers<typeof coreChannels>, OutsideChannels> {
  return {
    'outside.list': () => {
      const { vault, rights } = session.open;
      const { registers } = vault.store;
      const seen = registers.seenBy(rights.sight());
      const [came, sent] = [seen.outsideCame(), seen.outsideSent()];
      return {
        bodies: registers.outsideBodies().map((body) => ({
          ...body,
          ...{ lines: came.get(body.code) ?? 0, sent: sent.get(body.code) ?? 0 },
        })),
      };
    },

    'outside.shared': ({ code, organisation }) => {
      const { vault, rights } = session.open;
      const { total, rows } = vault.store.registers
        .seenBy(rights.sight())
        .outgoingToBoth(code, organisation, sharedRecords);
      return { total, records: rows.map(({ record }) => shortName(record)) };
    },

    'outside.enrol': async ({ kind }) => {
      const { vault, act } = session.open;
      checkOutsideKind(kind, vault.law);
      const next = OutsideCode.safeParse(outsideCodeAfter(vault.store.registers.outsideBodies().length));
      if (!next.success) throw new AppError('OUTSIDE_NUMBERS_USED');
      act({ act: 'enrol', subject: vault.serial, data: { code: next.data, kind } });
      return { code: next.data };
    },

    'outside.identify': async ({ code, organisation }) => {
      const { vault, act } = session.open;
      const known = vault.store.registers.outsideBody(code);
      if (known === undefined || known.organisation !== null) throw new AppError('RECORD_WRONG_STATE');
      if (organisation === config.organisation || vault.directory.organisation(organisation) === undefined)
        throw new AppError('ORGANISATION_UNKNOWN', { field: 'organisation', detail: { organisation } });
      act({ act: 'identify', subject: vault.serial, data: { code, organisation } });
      return {};
    },

    'outside.separate': async ({ code, reason }) => {
      const { vault, act } = session.open;
      const known = vault.store.registers.outsideBody(code);
      if ((known?.organisation ?? null) === null) throw new AppError('RECORD_WRONG_STATE');
      checkSeparationReason(reason, vault.law);
      act({ act: 'separate', subject: vault.serial, data: { code, reason } });
      return {};
    },
  };
}

const shortName = ({ code, level, number, notation, urgency }: CodedRecord) => ({
  ...{ code, level, number, notation, urgency },
});
