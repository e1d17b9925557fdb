import { z } from 'zod';

/**
 * The schema of data/names/ and data/items/: what things in the world are called. One file holds one type; every
 * entry is one thing with an identity, and the forms that stand for it in texts.
 *
 * Chinese forms are written once, in either script: the matching view folds traditional to simplified, full width to
 * half width and upper to lower case, so only real differences of wording or transliteration need a form of their own.
 */
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const iso3 = z.string().regex(/^[A-Z]{3}$/);
const wikidata = z.string().regex(/^Q[1-9][0-9]*$/);
const forms = z.array(z.string().min(1)).min(1);
const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);

const named = {
  /** The canonical English name. */
  name: z.string().min(1),
  wikidata: wikidata.optional(),
  zh: forms.optional(),
  en: forms.optional(),
  /** Forms that stand for this thing only where a full form has been read before in the same text (a bare surname). */
  short: forms.optional(),
};

export const stateSchema = z.strictObject({
  ...named,
  /** ISO 3166-1 alpha-3. */
  id: iso3,
  /** One-character and two-character short forms, read only inside set compounds (对朝, 朝俄, 俄方, 俄军). */
  abbr: forms.optional(),
  /** English adjectives and names of the people ("North Korean", "North Koreans"). */
  adjective: forms.optional(),
  lat: latitude.optional(),
  lon: longitude.optional(),
});

export const personSchema = z.strictObject({
  ...named,
  id,
  state: iso3.optional(),
  /** Latest known offices, free words in English ("foreign minister", "spokesperson of the Kremlin"). */
  offices: z.array(z.string()).optional(),
  /** The organisation that the person speaks for, by id. */
  of: id.optional(),
});

export const organisationSchema = z.strictObject({
  ...named,
  id,
  kind: z.enum([
    'government',
    'ministry',
    'intelligence',
    'military',
    'parliament',
    'alliance',
    'international',
    'armed-group',
    'company',
    'media',
    'agency',
    'party',
    'think-tank',
    'ngo',
    'court',
    'other',
  ]),
  /** The state that it is an organ of: its acts are read as the state's. */
  organOf: iso3.optional(),
  /** The country it belongs to without being an organ of it. */
  country: iso3.optional(),
});

export const placeSchema = z.strictObject({
  ...named,
  id,
  kind: z.enum([
    'city',
    'town',
    'village',
    'province',
    'region',
    'sea',
    'strait',
    'river',
    'island',
    'base',
    'port',
    'airport',
    'site',
    'continent',
    'building',
  ]),
  country: iso3.optional(),
  lat: latitude.optional(),
  lon: longitude.optional(),
  /** The state whose government this seat stands for ("Moscow", "the Kremlin", 平壤). */
  seatOf: iso3.optional(),
});

export const itemSchema = z.strictObject({
  ...named,
  id,
  /** A class of data/model/item-classes.yaml. */
  class: id,
  /** The unit in which it is counted, plural English ("rounds", "persons"). */
  unit: z.string().optional(),
  /** A named system or type ("Hwasong-11") rather than a common noun ("ballistic missile"). */
  designation: z.boolean().optional(),
});
