import type { OrganisationCode } from '../../contract/scalar.ts';

/** After this many newer records of the same book a record counts half. */
const halfLife = 50;

type Registers = readonly (readonly (readonly OrganisationCode[])[])[];

/** The weights of one open vault, computed once for each state of its registers. */
export class Partners {
  #registers: Registers | undefined;
  #weights: ReadonlyMap<OrganisationCode, number> = new Map();

  weights(registers: Registers): ReadonlyMap<OrganisationCode, number> {
    if (this.#registers !== registers) this.#weights = partnerWeights(registers);
    this.#registers = registers;
    return this.#weights;
  }
}

/**
 * How much one has lately dealt with each body: a sum over the records of each register, newest first, in which a
 * record counts less the older it is.
 */
export function partnerWeights(registers: Registers): ReadonlyMap<OrganisationCode, number> {
  const weights = new Map<OrganisationCode, number>();
  for (const records of registers) {
    for (const [age, partners] of records.entries()) {
      for (const code of partners) weights.set(code, (weights.get(code) ?? 0) + 2 ** (-age / halfLife));
    }
  }
  return weights;
}
