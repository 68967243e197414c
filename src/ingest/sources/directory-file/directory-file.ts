import { DomainError } from '#lib/kernel';

/**
 * Opens a list of suppliers: a UTF-8 file that holds one JSON array, a row each.
 * @returns its rows, not yet looked at
 * @throws DomainError `import/not-utf8`, `import/not-json` (a file cut short is one), `import/not-an-array`: nothing was read
 */
export function openDirectory(bytes: Uint8Array): unknown[] {
  const content = parse(decode(bytes));
  if (Array.isArray(content)) return content;
  throw new DomainError(
    'import/not-an-array',
    `The file holds one JSON ${content === null ? 'null' : typeof content}, not an array: give the list itself, \`[ {…}, {…} ]\`.`,
  );
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DomainError(
      'import/not-utf8',
      'The file is not UTF-8 text: save it again as UTF-8 (it may be Windows-1252, or compressed).',
      { cause },
    );
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // V8's message quotes the file, which may hold names and addresses: neither the message nor the cause goes on
    const message = error instanceof Error ? error.message : '';
    const place = /position (\d+)/.exec(message)?.[1];
    const isCut = text.trim() === '' || /end of JSON|Unterminated/i.test(message);
    throw new DomainError(
      'import/not-json',
      isCut
        ? 'The file is cut short: fetch it again.'
        : `The file is not JSON${place === undefined ? '' : ` from its character ${place} on`}: give one JSON array.`,
    );
  }
}
