const ZERO = 48;
const NINE = 57;

export interface Digits {
  end: number;
  value: number;
  /** Digits where nothing but digits was read, otherwise 0. */
  plain: number;
}

/** Whether the unit is an ASCII digit. */
export function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** Whether the unit is a lower case Latin letter, as the view has them. */
export function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** The end of the run of digits that begins at `at`. */
export function digitsEnd(view: string, at: number): number {
  while (isDigit(view.charCodeAt(at))) at++;
  return at;
}

/**
 * Reads a number in digits at `at`: thousands parted by commas (also 12,34,567) or by spaces, a decimal part, an
 * exponent. `text` is what the view was made from: a full-width comma parts thousands only of full-width digits.
 * Linear in what it reads.
 */
export function readDigits(view: string, at: number, text: string): Digits {
  const first = digitsEnd(view, at);
  let end = first;
  let digits = view.slice(at, first);
  const grouped = groupsEnd(view, at, first, text);
  if (grouped > first) {
    end = grouped;
    digits = view.slice(at, end).replace(/[^0-9]/g, '');
  }
  let plain = end === first ? first - at : 0;
  if (isPoint(view, end, text) && isDigit(view.charCodeAt(end + 1))) {
    const tail = digitsEnd(view, end + 1);
    digits += `.${view.slice(end + 1, tail)}`;
    end = tail;
    plain = 0;
  }
  let value = Number(digits);
  const power = exponentAt(view, end);
  if (power) {
    value = power.base === 0 ? value ** power.exponent : value * power.base ** power.exponent;
    end = power.end;
    plain = 0;
  }
  return { end, value, plain };
}

/** Whether a decimal point stands at `at`; the view makes a full-width one the dot of names. */
export function isPoint(view: string, at: number, text: string): boolean {
  return view[at] === '.' || (view[at] === '·' && text[at] === '．');
}

/** The end of `1,234,567`, `12,34,567` or `14 000`, or `first` where the digits stand alone. */
function groupsEnd(view: string, at: number, first: number, text: string): number {
  if (first - at > 3) return first;
  const mark = view[first];
  if (mark === ',') {
    if (text[first] !== ',' && isDigit(text.charCodeAt(first + 1))) return first;
    let end = first;
    let lastLength = 0;
    while (view[end] === ',') {
      const next = digitsEnd(view, end + 1);
      const length = next - end - 1;
      if (length !== 3 && length !== 2) break;
      // Two digits are a group only where three close the number.
      if (length === 2 && view[next] !== ',') break;
      end = next;
      lastLength = length;
    }
    return lastLength === 3 ? end : first;
  }
  if (mark !== ' ' && mark !== '\u00a0' && mark !== '\u202f' && mark !== '\u2009' && mark !== "'") return first;
  let end = first;
  while (view[end] === mark && digitsEnd(view, end + 1) - end - 1 === 3) end += 4;
  if (view[at] === '0') return first;
  // "12 152 mm shells": the last group is a calibre.
  if (mark === ' ' && / ?mm\b/y.test(view.slice(end, end + 4))) return first;
  return end;
}

function exponentAt(view: string, at: number): { end: number; base: number; exponent: number } | null {
  const mark = view[at];
  let base = 10;
  let i = at + 1;
  if (mark === '^') base = 0;
  else if (mark === 'x' && view.startsWith('10^', i)) i += 3;
  else if (mark !== 'e') return null;
  const sign = view[i] === '-' ? -1 : 1;
  if (view[i] === '-' || view[i] === '+') i++;
  const end = digitsEnd(view, i);
  if (end === i || end - i > 3 || isLetter(view.charCodeAt(end))) return null;
  return { end, base, exponent: sign * Number(view.slice(i, end)) };
}

/** A number without the noise of binary fractions (1.1 × 10,000). */
export function tidy(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(14));
}
