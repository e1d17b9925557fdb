import { Converter } from 'opencc-js';

/** What things are called on the screens of readers of Chinese: the first Chinese form of each entry, in both scripts. */
export interface DisplayNames {
  readonly 'zh-Hans': Readonly<Record<string, string>>;
  readonly 'zh-Hant': Readonly<Record<string, string>>;
}

/** Collects display names from data/names/ and data/items/, already parsed. Entries without a Chinese form have none. */
export function displayNames(files: Readonly<Record<string, unknown>>): DisplayNames {
  const toSimplified = Converter({ from: 't', to: 'cn' });
  const toTraditional = Converter({ from: 'cn', to: 't' });
  const hans: Record<string, string> = {};
  const hant: Record<string, string> = {};
  for (const path of Object.keys(files).sort()) {
    const entries = files[path];
    if (!/^(names|items)\//.test(path) || !Array.isArray(entries)) continue;
    for (const entry of entries as { id?: string; zh?: string[] }[]) {
      const form = entry.zh?.[0];
      if (entry.id === undefined || form === undefined) continue;
      const simplified = toSimplified(form);
      hans[entry.id] = simplified;
      // A form already written in traditional characters stays as its writers wrote it.
      hant[entry.id] = simplified === form ? toTraditional(form) : form;
    }
  }
  return { 'zh-Hans': hans, 'zh-Hant': hant };
}
