import { TwoPersonAct } from '../../../../contract/rights/two-person.ts';
import { countersignersOf, secondsOf, twoPersonRuleOf } from '../deeds.ts';
import { SecondFields } from '../second-fields.tsx';
import type { DeedPart, PartProps } from './part.ts';

/** Who stands by the deed besides who acts. */
function SecondPart({ context, draft, change }: PartProps) {
  const { office, level } = context;
  const act = TwoPersonAct.safeParse(twoPersonRuleOf(context, draft)).data;
  const seconds = secondsOf(context, draft);
  if (act === undefined || seconds === undefined) return null;
  return (
    <SecondFields
      {...{ act, level, seconds, office, draft, change, beside: countersignersOf(context, draft.to) }}
    />
  );
}

export const second: DeedPart = {
  Boxes: SecondPart,
  lacks: (draft, context, { t, signingLacks }) =>
    signingLacks(draft, countersignersOf(context, draft.to), t('custody.field.second')),
};
