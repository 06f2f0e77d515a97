import type { OrganisationChoice, OrganisationView } from '../../contract/ipc/directory-views.ts';
import type { Law } from '../../contract/law/law.ts';
import { outsideParts } from '../../domain/record/outside.ts';
import type { OutsideBody } from '../../domain/record/outside-body.ts';
import { fold } from '../../domain/text/fold.ts';

/**
 * A body outside the directory as those of the directory are shown. It bears the name of the body that it was found to
 * be; before that its number is all there is.
 */
export const outsideView = (
  body: OutsideBody,
  identified: Pick<OrganisationChoice, 'name' | 'above'> | undefined,
  law: Law,
): OrganisationView => ({
  ...outsideChoice(body),
  ...(identified === undefined
    ? {}
    : {
        name: identified.name,
        above: identified.above,
        ...(body.organisation === null ? {} : { joined: body.organisation }),
      }),
  ...{ notationParts: outsideParts(body.kind, law), persons: [] },
});

/** One to choose from: none that was found to be a body of the directory. */
export const outsideChoice = ({ code, kind }: OutsideBody): OrganisationChoice => ({
  ...{ code, name: code, above: [], outside: kind, canReceive: false, ended: false },
});

/** Whether a typed text names a body by its number or by the words of its kind. */
export function namesOutside(text: string, { code, kind }: OutsideBody, { bodies }: Law): boolean {
  const typed = fold(text.trim());
  if (typed === '') return false;
  const { vi = '', en = '' } = bodies.find((entry) => entry.code === kind) ?? {};
  return fold(code).startsWith(typed) || [vi, en].some((words) => fold(words).includes(typed));
}
