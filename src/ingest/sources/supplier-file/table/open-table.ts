import { ByteWindow } from '#lib/bytes';
import { DomainError } from '#lib/kernel';
import type { ListOpening } from '../../../supplier-source.port';
import { openCsv } from './csv-table';
import type { Table } from './table';
import { openXlsx } from './xlsx-table';

/** A workbook is held packed, for its directory stands at its end. */
const MAX_WORKBOOK = 100 * 1024 * 1024;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Opens a list of columns and lines by what its bytes are: XLSX when they are a ZIP, else CSV.
 * @throws DomainError `import/old-workbook` (XLS), `import/encrypted`, `import/is-json`, and as `openCsv` and `openXlsx`
 */
export async function openTable(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: ListOpening,
): Promise<Table> {
  const window = new ByteWindow(chunks);
  window.hold();
  while (window.rest().length < 8 && (await window.more()));
  const head = window.rest().slice(0, 8);
  if (startsWith(head, ZIP)) return openXlsx(await whole(window), options);
  if (startsWith(head, OLE)) throw await oldWorkbook(window);
  if (head[0] === 0x7b || head[0] === 0x5b) {
    await window.leave();
    throw new DomainError(
      'import/is-json',
      'The file is JSON: only the directory of insertion structures is read from it, without a mapping.',
    );
  }
  window.letGo();
  return openCsv(window.pieces(), options);
}

async function whole(window: ByteWindow): Promise<Uint8Array> {
  do {
    window.at += window.rest().length;
    window.limit(MAX_WORKBOOK, 0);
  } while (!window.isLimited && (await window.more()));
  const { bytes, isWhole } = window.taken();
  await window.leave();
  if (isWhole) return bytes;
  throw new DomainError('import/too-large', 'The workbook has more than 100 MB: give CSV, which is read as it comes.');
}

/** Excel puts a workbook with a password into the container of its older format. */
async function oldWorkbook(window: ByteWindow): Promise<DomainError> {
  while (window.rest().length < 1024 * 1024 && (await window.more()));
  const isEncrypted = Buffer.from(window.rest()).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  await window.leave();
  return isEncrypted
    ? new DomainError('import/encrypted', 'The workbook is protected by a password: save it without one.')
    : new DomainError('import/old-workbook', 'The file is an XLS of the older kind: save it as XLSX or CSV.');
}

function startsWith(head: Uint8Array, sign: readonly number[]): boolean {
  return sign.every((byte, at) => head[at] === byte);
}
