import type { Handlers } from '../../contract/channel.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { NamedBody } from '../../contract/ipc/directory-views.ts';
import type { Instant, OrganisationCode } from '../../contract/scalar.ts';
import { isOutside } from '../../domain/record/outside.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import { SerialQueue } from '../session/serial-queue.ts';
import type { Session } from '../session/session.ts';
import { organisationChoice, organisationView } from '../views/organisation-view.ts';
import { namesOutside, outsideChoice, outsideView } from '../views/outside-view.ts';

export function directoryHandlers(
  { clock, config }: Pick<TerminalDependencies, 'clock' | 'config'>,
  session: Session,
): Pick<Handlers<typeof coreChannels>, 'directory.find' | 'directory.named' | 'directory.get'> {
  /** One name of one list in each turn of the event loop: a whole list takes as long as fifty requests. */
  const lists = new SerialQueue();
  const instant = () => new Date(clock.now()).toISOString();
  /** The name of a body of the directory. */
  const nameOf = (code: OrganisationCode | null, at: Instant) => {
    const { directory } = session.open.vault;
    const organisation = code === null ? undefined : directory.organisation(code);
    return organisation && organisationChoice(directory, organisation, at);
  };
  return {
    'directory.find': ({ text, limit }) => {
      const { directory, store, partners, law } = session.open.vault;
      const weights = partners.weights(store.registers.recentPartners());
      const at = instant();
      const found = directory.find({ text, limit, self: config.organisation, weights, at });
      const { total, clear } = found;
      const listed = found.organisations.map((each) => organisationChoice(directory, each, at));
      const outside = store.registers
        .outsideBodies()
        .filter((body) => body.organisation === null && namesOutside(text, body, law))
        .map((body) => outsideChoice(body));
      return {
        organisations: [...listed, ...outside].slice(0, limit),
        total: total + outside.length,
        clear: total === 0 ? outside.length === 1 : clear,
      };
    },
    'directory.named': ({ names }) => {
      const { open } = session;
      return lists.run(async () => {
        const { directory, store, partners } = open.vault;
        const bodies: NamedBody[] = [];
        for (const text of names) {
          if (session.open !== open) throw new AppError('VAULT_LOCKED');
          const weights = partners.weights(store.registers.recentPartners());
          bodies.push(directory.named({ text, self: config.organisation, weights, at: instant() }));
          await new Promise((resolve) => setImmediate(resolve));
        }
        return { bodies };
      });
    },
    'directory.get': ({ codes }) => {
      const { directory, store, law } = session.open.vault;
      const at = instant();
      return {
        organisations: codes.flatMap((code) => {
          const outside = isOutside(code) ? store.registers.outsideBody(code) : undefined;
          if (outside !== undefined) return [outsideView(outside, nameOf(outside.organisation, at), law)];
          const organisation = directory.organisation(code);
          return organisation === undefined ? [] : [organisationView(directory, organisation, at)];
        }),
      };
    },
  };
}
