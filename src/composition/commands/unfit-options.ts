import { DomainError } from '#lib/kernel';

/** What an import reads: a register, a list whose columns are mapped, the national list of ESUS, or a list whose format is fixed. */
export type Asked = 'register' | 'list' | 'esus' | 'known';

const OF_REGISTERS = ['siret', 'search', 'epci', 'department'];
const OF_MAPPED_LISTS = ['mapping', 'showMapping', 'sourceName', 'kind'];
const OF_TABLES = ['sheet', 'encoding', 'delimiter'];

const UNFIT: Readonly<Record<Asked, { options: readonly string[]; because: string }>> = {
  register: {
    options: [...OF_MAPPED_LISTS, ...OF_TABLES, 'listDate'],
    because: 'it says how a list is read: give one with --file, or leave it out',
  },
  list: { options: OF_REGISTERS, because: 'it says what a register is asked: leave it out, or leave out --file' },
  esus: {
    options: [...OF_REGISTERS, ...OF_MAPPED_LISTS],
    because: 'the columns of the national list are known: leave it out, or leave out --source esus',
  },
  known: {
    options: [...OF_REGISTERS, ...OF_MAPPED_LISTS, ...OF_TABLES],
    because: 'this file has no columns to map: leave it out; --dry-run says what would change, and writes nothing',
  },
};

/**
 * Refuses an option that what is read has no use for: passed over in silence it would let a person believe that it was obeyed, or,
 * for `--show-mapping`, that nothing was written.
 * @throws DomainError `import/option-unfit`
 */
export function refuseUnfit(options: object, asked: Asked): void {
  const { options: unfit, because } = UNFIT[asked];
  const given = Object.entries(options).find(([name, value]) => value !== undefined && unfit.includes(name));
  if (!given) return;
  const option = given[0].replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new DomainError('import/option-unfit', `--${option} is of no use here, ${because}.`, { field: given[0] });
}
