import { type Holder, holderKind } from '../../../contract/custody/holder.ts';
import type { OfficeView } from '../../components/custody/office.ts';
import type { PickerOption } from '../../components/fields/picker-options.ts';

/** A holder as the list shows it. */
export interface HolderOption extends PickerOption {
  readonly id: Holder;
  /** The person of the session answers for what it has. */
  readonly own: boolean;
  /** The section lists it no more, and it has copies still. */
  readonly former: boolean;
  /** No copy is with it, of those that the person of the session is told of. */
  readonly nothing: boolean;
}

const kinds = ['desk', 'unit', 'person', 'place'] as const;

/**
 * All holders of the section of whom the person of the session is told, and those who have copies though it lists them no more: one's own first, then the desk,
 * units, persons and shelves, those with copies before those without.
 */
export function holderOptions(
  office: OfficeView,
  having: readonly Holder[],
  names: (code: string) => string,
): HolderOption[] {
  const has = new Set(having);
  const { units, persons, places } = office.section;
  const listed = new Set<Holder>(['desk', ...[...units, ...persons, ...places].map(({ code }) => code)]);
  const above = new Map<Holder, readonly string[]>([
    ...persons.map((person): [Holder, readonly string[]] => [person.code, person.units.map(names)]),
    ...places.map((place): [Holder, readonly string[]] => [place.code, [names(place.unit)]]),
  ]);
  const option = (id: Holder): HolderOption => {
    const former = !listed.has(id);
    return {
      ...{ id, words: names(id), code: id, above: above.get(id) ?? [], person: holderKind(id) === 'person' },
      ...{ own: !former && office.actsFor(office.user, id), former, nothing: !has.has(id), ended: former },
    };
  };
  const order = ({ id, own, nothing }: HolderOption) =>
    (own ? 0 : 8) + kinds.indexOf(holderKind(id)) * 2 + Number(nothing);
  // Who reads no register is told of what is in their own hands.
  const isTold = ({ own }: HolderOption) => own || office.mayDoAny('read');
  return [...listed, ...having.filter((holder) => !listed.has(holder))]
    .map(option)
    .filter(isTold)
    .map((each, place) => ({ each, place, order: order(each) }))
    .sort((one, other) => one.order - other.order || one.place - other.place)
    .map(({ each }) => each);
}
