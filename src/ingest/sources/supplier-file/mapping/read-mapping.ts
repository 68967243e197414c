import { DomainError } from '#lib/kernel';
import type { ColumnMapping } from '../../../supplier-source.port';
import { letterOf } from '../table/table';
import { isMember, JOINED, MEMBERS, type Member } from './members';

/**
 * Reads a mapping as a person writes it.
 * @param text `col=member,col=member`, or JSON `{ "col": "member" }`, a column that is not read being `null` or left out
 * @throws DomainError `import/mapping-unreadable`
 */
export function readMapping(text: string): ColumnMapping {
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) return ofJson(trimmed);
  const pairs = trimmed.split(',').map((pair) => {
    const at = pair.lastIndexOf('=');
    if (at < 1) throw unreadable(`« ${pair.slice(0, 80)} » is no column=member.`);
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
  return Object.fromEntries(pairs);
}

function ofJson(text: string): ColumnMapping {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unreadable('It is not JSON.');
  }
  const entries = Object.entries(value as Record<string, unknown>).filter(
    ([, member]) => member !== null && member !== '',
  );
  if (entries.some(([, member]) => typeof member !== 'string'))
    throw unreadable('Each column names one member, or null.');
  return Object.fromEntries(entries) as ColumnMapping;
}

function unreadable(why: string): DomainError {
  return new DomainError(
    'import/mapping-unreadable',
    `The mapping cannot be read. ${why} Give JSON as --show-mapping prints it, or 'column=member,column=member'.`,
    { field: 'mapping' },
  );
}

/** A column to read: where it stands, and what it fills. */
export interface MappedColumn {
  at: number;
  column: string;
  member: Member;
}

/**
 * Lays a mapping upon the headings of a list; columns go by their heading or their letter.
 * @throws DomainError `import/mapping-column`, `import/mapping-member`, `import/mapping-twice`, `import/mapping-no-siret`
 */
export function mappedColumns(mapping: ColumnMapping, headings: readonly string[]): MappedColumn[] {
  const columns = Object.entries(mapping).map(([column, member]): MappedColumn => {
    const at = headings.includes(column)
      ? headings.indexOf(column)
      : headings.findIndex((_name, n) => letterOf(n) === column);
    if (at === -1) {
      throw new DomainError(
        'import/mapping-column',
        `The list has no column « ${column} »: it has ${headings.join(', ').slice(0, 1_000)}.`,
        { field: 'mapping' },
      );
    }
    if (!isMember(member)) {
      throw new DomainError(
        'import/mapping-member',
        `« ${member} » is no member of a supplier: use one of ${MEMBERS.join(', ')}.`,
        { field: 'mapping' },
      );
    }
    return { at, column: headings[at]!, member };
  });
  for (const { member, at } of columns) {
    const twice = columns.filter((other) => other.member === member || other.at === at);
    if (
      twice.length === 1 ||
      (JOINED.has(member) && twice.every((other) => (other.at === at ? other.member === member : true)))
    )
      continue;
    throw new DomainError(
      'import/mapping-twice',
      `${twice.map(({ column }) => `« ${column} »`).join(' and ')} cannot both be ${member}: keep one.`,
      { field: 'mapping' },
    );
  }
  if (!columns.some(({ member }) => member === 'siret' || member === 'siren')) {
    throw new DomainError(
      'import/mapping-no-siret',
      'No column is mapped to siret, nor to siren: nothing says whom a row speaks of.',
      { field: 'mapping' },
    );
  }
  return columns.sort((a, b) => a.at - b.at);
}
