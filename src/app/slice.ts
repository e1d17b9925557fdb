/** Cuts a text by the contract's offsets, which count code points. Built once for a text that is cut often. */
export function createSlicer(text: string): (start: number, end: number) => string {
  // Most texts have no character beyond the basic plane, and then a code point is a UTF-16 unit.
  if (!/[\ud800-\udbff]/.test(text)) return (start, end) => text.slice(start, end);
  const points = Array.from(text);
  return (start, end) => points.slice(start, end).join('');
}
