import { SaxesParser } from 'saxes';
import { DomainError } from '#lib/kernel';

/** What is told of the elements of a part of a workbook; names come without their prefix. */
export interface Elements {
  open?(name: string, attributes: { [name: string]: string }): void;
  text?(piece: string): void;
  close?(name: string): void;
}

/** Parts of a workbook are some six levels deep. */
const MAX_DEPTH = 60;

/** Reads XML as it is unpacked. A document type is refused: it is how XML is made to grow, and no workbook has one. */
export class XmlPart {
  private readonly parser = new SaxesParser({ xmlns: false, position: false });
  private readonly decoder = new TextDecoder('utf-8');

  constructor(part: string, told: Elements) {
    let depth = 0;
    this.parser.on('error', () => {
      throw new DomainError(
        'import/not-a-workbook',
        `${part} is not well-formed XML: save the workbook again, or give CSV.`,
      );
    });
    this.parser.on('doctype', () => {
      throw new DomainError(
        'import/doctype',
        `${part} declares a document type, which is not read: save the workbook again.`,
      );
    });
    this.parser.on('opentag', ({ name, attributes }) => {
      depth += 1;
      if (depth > MAX_DEPTH) throw new DomainError('import/not-a-workbook', `${part} is nested too deep.`);
      told.open?.(localName(name), attributes as { [name: string]: string });
    });
    if (told.text) this.parser.on('text', (piece) => told.text!(piece));
    if (told.text) this.parser.on('cdata', (piece) => told.text!(piece));
    this.parser.on('closetag', ({ name }) => {
      depth -= 1;
      told.close?.(localName(name));
    });
  }

  write(piece: Uint8Array): void {
    this.parser.write(this.decoder.decode(piece, { stream: true }));
  }

  end(): void {
    this.parser.write(this.decoder.decode());
    this.parser.close();
  }
}

/** Reads a part whole. */
export function readPart(part: string, pieces: Iterable<Uint8Array>, told: Elements): void {
  const xml = new XmlPart(part, told);
  for (const piece of pieces) xml.write(piece);
  xml.end();
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}
