/** Percent of mutants that the unit tests must kill in each file, equivalent ones left out. */
export const defaultGoal = 85;

/** Files whose goal is higher: an error in one of them is an error in evidence. */
export const raisedGoals: Readonly<Record<string, number>> = {
  'core/ledger/chain.ts': 95,
  'core/signature/path.ts': 95,
  'domain/calendar/deadline.ts': 95,
  'domain/custody/allocation.ts': 95,
  'domain/custody/copy.ts': 95,
  'domain/custody/message.ts': 95,
  'domain/record/envelope-count.ts': 95,
  'domain/record/protection.ts': 95,
};
