import type { Organisation } from '../../contract/exchange/directory.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';

/** More levels than QĐ 20/2020/QĐ-TTg has; ends a circle of superiors. */
const maxLevels = 5;

/** Which body stands under which. */
export class OrganisationTree {
  readonly #organisations: ReadonlyMap<OrganisationCode, Organisation>;

  constructor(organisations: ReadonlyMap<OrganisationCode, Organisation>) {
    this.#organisations = organisations;
  }

  /** The superior body; where none is stated, the one whose code this code continues (QĐ 20/2020 Điều 4). */
  superior({ code, superior }: Organisation): Organisation | undefined {
    if (superior !== undefined) return this.#organisations.get(superior);
    for (let end = code.lastIndexOf('.'); end > 0; end = code.lastIndexOf('.', end - 1)) {
      const above = this.#organisations.get(code.slice(0, end));
      if (above !== undefined) return above;
    }
    return undefined;
  }

  /** The bodies above, the nearest first, up to the ministry or province; its own superior alone when it is one. */
  above(organisation: Organisation): Organisation[] {
    const above: Organisation[] = [];
    for (let body = this.superior(organisation); body !== undefined; body = this.superior(body)) {
      above.push(body);
      if (body.tier === 1 || above.length === maxLevels) break;
    }
    return above;
  }

  /** The body itself and those above it up to its ministry or province. */
  branch(organisation: Organisation): OrganisationCode[] {
    const above = organisation.tier === 1 ? [] : this.above(organisation);
    return [organisation, ...above].map(({ code }) => code);
  }
}
