import { AppError } from '../../contract/errors/index.ts';
import { Section } from '../../contract/section/section.ts';
import { readStatement } from '../encoding/statement.ts';
import { checkReferences, openSection } from '../section/section.ts';
import { sectionChanges } from '../section/section-changes.ts';
import { sortable } from './kind.ts';
import { signedKind } from './signed-kind.ts';

/** Who signed it, and that it keeps the past of the one before, only the vault can tell. */
export const section = signedKind({
  purpose: 'tram-mat/section',
  maxBytes: 16 * 1024 * 1024,
  schema: Section,
  code: 'SECTION_INVALID',
  nameOf: ({ version }) => sortable(version),
  async examine({ content, signature }, { check, organisation }) {
    const stated = readStatement(Section, content, 'SECTION_INVALID');
    if (stated.organisation !== organisation) throw new AppError('SECTION_OF_ANOTHER');
    checkReferences(stated);
    await check(content, signature).catch((cause) => {
      throw new AppError('SECTION_INVALID', { cause });
    });
  },
  known: (inside) => [inside.section],
  async open(signed, inside) {
    const { check, organisation } = inside;
    const [directory, before] = [inside.directory.value, inside.section?.value];
    const takenAt = inside.now().toISOString();
    const index = await openSection(signed, { check, organisation, directory, known: before, takenAt });
    return {
      cameIn: {
        kind: 'section',
        version: index.statement.version,
        ...sectionChanges(before?.statement, index.statement),
      },
      use: () => inside.use.section(index, signed),
    };
  },
});
