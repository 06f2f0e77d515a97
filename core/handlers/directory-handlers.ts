import type { Handlers } from '../../contract/channel.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { Instant, OrganisationCode } from '../../contract/scalar.ts';
import { isOutside } from '../../domain/record/outside.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { Session } from '../session/session.ts';
import { organisationChoice, organisationView } from '../views/organisation-view.ts';
import { namesOutside, outsideChoice, outsideView } from '../views/outside-view.ts';

export function directoryHandlers(
  { clock, config }: Pick<TerminalDependencies, 'clock' | 'config'>,
  session: Session,
): Pick<Handlers<typeof coreChannels>, 'directory.find' | 'directory.named' | 'directory.get'> {
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
      const { directory, store, partners } = session.open.vault;
      const weights = partners.weights(store.registers.recentPartners());
      const query = { self: config.organisation, weights, at: instant() };
      return { bodies: names.map((text) => directory.named({ text, ...query })) };
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
