import { type Holder, holderKind } from '../../contract/custody/holder.ts';
import type { Permit } from '../../contract/custody/permit.ts';
import { AppError } from '../../contract/errors/index.ts';
import type {
  Countersigning,
  HandOverSigning,
  ShownForSigning,
  ShownTerms,
} from '../../contract/ipc/countersign.ts';
import type { AloneDeed, Disclosure } from '../../contract/ipc/custody-channels.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import type { Countersigner } from '../session/countersigner.ts';
import type { OpenVault } from '../session/open-vault.ts';

/** What the window shows of an act in which somebody signs beside the session. */
export function shownForSigning(
  asked: Countersigning,
  key: RecordKey,
  vault: OpenVault,
  { person, token }: Countersigner,
): ShownForSigning {
  const record = vault.store.registers.get(key)?.record;
  if (record === undefined) throw new AppError('RECORD_NOT_FOUND');
  const named = (code: Holder) => namedBy(vault.section, code);
  const { serial, label, reader, pin, pinPad } = token;
  const shown = 'shown' in asked ? asked.shown : undefined;
  const deed = 'deed' in asked ? asked.deed : 'alone' in asked ? asked.alone : undefined;
  const { code, name } = vault.user;
  return {
    ...{ act: deed?.act ?? 'disclose', record, copies: shown?.copies ?? [] },
    ...('deed' in asked
      ? handedOver(asked, key, vault)
      : { offered: null, terms: termsOf('alone' in asked ? asked.alone : asked.disclosed, vault) }),
    from: shown === undefined ? null : named(shown.from),
    to: deed !== undefined && 'to' in deed ? named(deed.to) : null,
    person: { code: person.code, name: person.name },
    actor: 'deed' in asked ? null : { code, name },
    token: { serial, label, reader, pin, pinPad },
  };
}

/** The hand-over that an acceptance answers, with its term and its permit; the shelf on which a collection puts the copies. */
function handedOver(
  { shown: { copies }, deed }: HandOverSigning,
  key: RecordKey,
  { store, section }: Pick<OpenVault, 'store' | 'section'>,
): Pick<ShownForSigning, 'offered' | 'terms'> {
  if (deed.act === 'collect') {
    const place = deed.place === undefined ? null : { code: deed.place, name: null };
    return { offered: null, terms: { ...noTerms, place } };
  }
  const offer = store.registers.custody(key).find(([copy]) => copies.includes(copy))?.[1].offer;
  if (offer == null) throw new AppError('OFFER_GONE');
  const entry = store.ledger.get(offer.entry);
  const permit = entry !== undefined && 'permit' in entry.data ? entry.data.permit : undefined;
  const terms = { ...noTerms, until: offer.until, permit: permitted(permit, section) };
  return { offered: offer.kind, terms };
}

/** Of an act that states nothing besides its record and its copies. */
export const noTerms: ShownTerms = {
  ...{ place: null, dossier: null, purpose: null, until: null, carried: null, permit: null },
  ...{ persons: null, outside: null },
};

/** What an act that one person does states besides its record and its copies. */
function termsOf(
  said: AloneDeed | Disclosure,
  { section, law }: Pick<OpenVault, 'section' | 'law'>,
): ShownTerms {
  const named = (code: string) => namedBy(section, code);
  const { place, dossier, purpose, until, carrier, run, permit, persons, outside } = { ...unsaid, ...said };
  const words = law.purposes.find(({ code }) => code === purpose);
  return {
    ...{ dossier: dossier ?? null, until: until ?? null, outside: outside ?? null },
    place: place === undefined ? null : { code: place, name: placeNameOf(place, section) },
    purpose: words === undefined ? null : { vi: words.vi, en: words.en },
    carried: carrier === undefined || run === undefined ? null : { carrier, run },
    permit: permitted(permit, section),
    persons: persons?.map(named) ?? null,
  };
}

/** Every member that one of them states. */
const unsaid = {
  ...{ place: undefined, dossier: undefined, purpose: undefined, until: undefined, carrier: undefined },
  ...{ run: undefined, permit: undefined, persons: undefined, outside: undefined },
};

const permitted = (permit: Permit | undefined, section: OpenVault['section']): ShownTerms['permit'] =>
  permit === undefined ? null : { ...permit, by: namedBy(section, permit.by) };

const namedBy = (section: OpenVault['section'], code: Holder) => ({ code, name: nameOf(code, section) });

const placeNameOf = (code: string, section: OpenVault['section']): string | null =>
  section?.statement.outsidePlaces.find((place) => place.code === code)?.name ?? null;

/** What the section calls a person or a unit; shelves and the desk have no name. */
function nameOf(holder: Holder, section: OpenVault['section']): string | null {
  switch (holderKind(holder)) {
    case 'person':
      return section?.staff.person(holder)?.name ?? null;
    case 'unit':
      return section?.statement.units.find(({ code }) => code === holder)?.name ?? null;
    case 'place':
    case 'desk':
      return null;
  }
}
