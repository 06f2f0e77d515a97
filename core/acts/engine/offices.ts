import type { Law } from '../../../contract/law/law.ts';
import { Office } from '../../../domain/rights/office.ts';
import type { SectionIndex } from '../../section/section.ts';

/** The office by a section and a law, made once for as long as both are in use. */
export class Offices {
  #last: { readonly section: SectionIndex; readonly law: Law; readonly office: Office } | undefined;

  of(section: SectionIndex, law: Law): Office {
    if (this.#last?.section !== section || this.#last.law !== law)
      this.#last = { section, law, office: new Office(section.statement, law) };
    return this.#last.office;
  }
}
