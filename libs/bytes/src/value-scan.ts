import { type ByteWindow, isBlank } from './byte-window';

const [QUOTE, BACKSLASH, NEWLINE, COLON, COMMA] = [34, 92, 10, 58, 44];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];

/** How a value ended; `new-record`: it was broken, and the line that begins here is the next record. */
export type End = 'whole' | 'new-record' | 'end-of-input';

/**
 * Finds where one JSON value ends, over as many pieces as it takes, by its quotes and brackets alone. A line that opens an
 * object where JSON allows no value ends it too, so that a broken record does not swallow those after it.
 */
export class ValueScan {
  isScalar = false;
  private depth = 0;
  private inString = false;
  private isEscaped = false;
  private hasStarted = false;
  private last = COLON;
  private before = 0;

  /** Moves the window on. @returns how the value ended, null when it goes on beyond the bytes at hand */
  pass(window: ByteWindow): Exclude<End, 'end-of-input'> | null {
    const bytes = window.rest();
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i]!;
      if (this.isBrokenOff(byte)) {
        window.at += i;
        return 'new-record';
      }
      if (this.isScalar && (isBlank(byte) || isSign(byte))) {
        window.at += i;
        return 'whole';
      }
      if (this.isLast(byte)) {
        window.at += i + 1;
        return 'whole';
      }
      this.before = byte;
    }
    window.at += bytes.length;
    return null;
  }

  private isLast(byte: number): boolean {
    if (this.inString) return this.endsString(byte) && this.depth === 0;
    if (this.isScalar || isBlank(byte)) {
      if (byte === COMMA) this.last = COMMA;
      return false;
    }
    this.last = byte;
    if (byte === QUOTE) this.inString = true;
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) this.depth += 1;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) this.depth -= 1;
    else if (!this.hasStarted && byte !== COLON) this.isScalar = true;
    this.hasStarted = true;
    return this.depth <= 0 && !this.inString && !this.isScalar;
  }

  private endsString(byte: number): boolean {
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === BACKSLASH) this.isEscaped = true;
    else if (byte === QUOTE) this.inString = false;
    return !this.inString;
  }

  private isBrokenOff(byte: number): boolean {
    if (byte !== OPEN_OBJECT || this.before !== NEWLINE || !this.hasStarted) return false;
    return this.inString || ![COLON, COMMA, OPEN_LIST, OPEN_OBJECT].includes(this.last);
  }
}

/** A number, `true`, `null` or rubbish ends at the next sign of JSON. */
function isSign(byte: number): boolean {
  return [QUOTE, COLON, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT].includes(byte);
}
