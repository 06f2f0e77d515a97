import { readFileSync, writeFileSync } from 'node:fs';
import { Section } from '../../contract/section/section.ts';
import { canonicalBytes } from '../../core/encoding/canonical.ts';
import { readStatement } from '../../core/encoding/statement.ts';
import { checkReferences } from '../../core/section/section.ts';

/** A section as it lies in a file: the bytes that are going to be signed. SECTION_INVALID for anything else. */
export function readSection(file: string): Section {
  const section = readStatement(Section, readFileSync(file), 'SECTION_INVALID');
  checkReferences(section);
  return section;
}

/** Writes what holds in its references. */
export function writeSection(file: string, section: Section): void {
  checkReferences(section);
  writeFileSync(file, canonicalBytes(section));
}
