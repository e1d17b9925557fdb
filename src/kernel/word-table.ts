/**
 * A small table of literal forms, asked at one position for the longest form that stands there. Meant for the closed
 * tables of the scanners (numerals, months, units); the large lexicon has its own automaton.
 */
export class WordTable<T> {
  private readonly byFirst = new Map<number, { form: string; value: T }[]>();

  constructor(entries: Iterable<readonly [form: string, value: T]>) {
    for (const [form, value] of entries) {
      if (!form) continue;
      const list = this.byFirst.get(form.charCodeAt(0));
      if (list) list.push({ form, value });
      else this.byFirst.set(form.charCodeAt(0), [{ form, value }]);
    }
    for (const list of this.byFirst.values()) list.sort((a, b) => b.form.length - a.form.length);
  }

  /** The longest form that begins at `at`, with where it ends, or null. */
  longestAt(text: string, at: number): { end: number; value: T } | null {
    const list = this.byFirst.get(text.charCodeAt(at));
    if (!list) return null;
    for (const { form, value } of list) if (text.startsWith(form, at)) return { end: at + form.length, value };
    return null;
  }
}
