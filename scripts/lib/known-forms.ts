import { Converter } from 'opencc-js';
import type { KnownThing } from '../../src/app/known-things.ts';

/** Everything that data/names/ names, with its forms in every script, by id. */
export function knownForms(files: Readonly<Record<string, unknown>>): Record<string, KnownThing> {
  const toSimplified = Converter({ from: 't', to: 'cn' });
  const out: Record<string, KnownThing> = {};
  for (const path of Object.keys(files).sort()) {
    const entries = files[path];
    if (!path.startsWith('names/') || !Array.isArray(entries)) continue;
    const type = typeOf(path);
    for (const entry of entries as Entry[]) {
      const { id, name, zh = [], en = [], wikidata = null, lat = null, lon = null } = entry;
      const country = entry.country ?? entry.state ?? entry.organOf ?? null;
      out[id] = {
        type,
        name,
        names: [...new Set([name, ...en, ...zh.flatMap((form) => [form, toSimplified(form)])])],
        wikidata,
        lat,
        lon,
        country,
      };
    }
  }
  return out;
}

interface Entry {
  id: string;
  name: string;
  zh?: string[];
  en?: string[];
  wikidata?: string;
  lat?: number;
  lon?: number;
  country?: string;
  state?: string;
  organOf?: string;
}

/** The folders of data/names/ and what they hold. */
function typeOf(path: string): KnownThing['type'] {
  if (path.startsWith('names/states')) return 'state';
  if (path.startsWith('names/people/')) return 'person';
  return path.startsWith('names/places/') ? 'place' : 'organisation';
}
