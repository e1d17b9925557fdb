import { f1, FIELDS, type Measures, type Miss } from './measure.ts';

const pct = (x: number) => (100 * x).toFixed(1).padStart(6);

/** The figures of a measurement as lines of text. */
export function measureLines(m: Measures): string[] {
  const row = (name: string, t: Measures['claims']) =>
    `${name.padEnd(12)} P${pct(t.predicted ? t.right / t.predicted : 0)}  R${pct(t.gold ? t.right / t.gold : 0)}  F1${pct(f1(t.right, t.gold, t.predicted))}  located${pct(t.gold ? t.located / t.gold : 0)}  gold ${t.gold}  read ${t.predicted}`;
  return [
    row('all', m.claims),
    ...Object.entries(m.languages)
      .sort()
      .map(([name, t]) => row(`  ${name}`, t)),
    ...Object.entries(m.kinds)
      .sort()
      .map(([name, t]) => row(`  ${name}`, t)),
    'fields, over located claims that have them',
    ...FIELDS.map(
      (f) =>
        `  ${f.padEnd(10)}${pct(m.fields[f].n ? m.fields[f].sum / m.fields[f].n : 0)}  of ${m.fields[f].n}, given where gold has none ${m.fields[f].spurious}`,
    ),
  ];
}

/** Misses grouped by cause, most frequent first, so that the largest cause stands on top. */
export function missLines(misses: readonly Miss[]): string[] {
  const groups = new Map<string, Miss[]>();
  for (const miss of misses) {
    const key =
      miss.cause === 'kind'
        ? `kind: ${String(miss.wanted)} read as ${String(miss.read)}`
        : miss.cause === 'missed'
          ? `missed: ${String(miss.wanted)}`
          : miss.cause === 'extra'
            ? `extra: ${String(miss.read)}`
            : `field: ${miss.cause}`;
    groups.set(key, [...(groups.get(key) ?? []), miss]);
  }
  return [...groups]
    .sort((a, b) => b[1].length - a[1].length)
    .flatMap(([key, list]) => [
      `\n${key} (${list.length})`,
      ...list.map(
        (x) =>
          `  ${x.text.padEnd(10)} ${x.quote.slice(0, 110)}${x.cause === 'missed' || x.cause === 'extra' || x.cause === 'kind' ? '' : `\n             wanted ${JSON.stringify(x.wanted)}  read ${JSON.stringify(x.read)}`}`,
      ),
    ]);
}
