import { aBoampRecord, type Editable, type RecordParts } from './notice.factory';

/** The record of our fixture as number `99-<n>`, in a procedure of its own. */
export function aNumberedRecord(n: number, edit: (parts: RecordParts) => void = () => undefined): Editable {
  return aBoampRecord((parts) => {
    const idweb = `99-${n}`;
    const folder = `0b5d8a10-0000-4000-8000-${String(n).padStart(12, '0')}`;
    Object.assign(parts.fields, { idweb, id: idweb.replace('-', '_'), contractfolderid: folder });
    (parts.gestion['REFERENCE'] as Editable)['IDWEB'] = idweb;
    parts.document['cbc:ContractFolderID'] = folder;
    (parts.document['cbc:ID'] as Editable)['#text'] = folder.replace('0b5d8a10', 'aaaaaaaa');
    edit(parts);
  });
}

/** @returns a page of the API that holds these records, as JSON */
export function aPageOf(...records: unknown[]): string {
  return JSON.stringify({ total_count: records.length, results: records });
}
