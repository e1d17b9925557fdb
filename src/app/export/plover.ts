import type { Entity } from '../../contract/reading.ts';
import { exportedClaims, urn } from './material.ts';
import type { ExportedClaim, ExportFormat, ExportJob } from './types.ts';

const SIZE_OF: Readonly<Partial<Record<string, 'dead' | 'injured' | 'arrested'>>> = {
  killed: 'dead',
  wounded: 'injured',
  captured: 'arrested',
};

/** PLOVER records, one a line. What a claim does not tell is null or empty; nothing is coded from a guess. */
export const plover: ExportFormat = {
  extension: 'plover.jsonl',
  hasCompanion: false,
  async *write(job) {
    for await (const claim of exportedClaims(job)) yield `${JSON.stringify(record(job, claim))}\n`;
  },
};

function record({ version }: ExportJob, { stored, document }: ExportedClaim) {
  const { claim, firstDay, lastDay, run } = stored;
  const event = claim.plover?.type ?? null;
  const size = claim.outcome === null ? undefined : SIZE_OF[claim.outcome];
  return {
    id: stored.id,
    has_event: event !== null,
    date: firstDay,
    time: null,
    enddate: lastDay,
    endtime: null,
    actor: claim.actors.map(entity),
    recipient: claim.targets.map(entity),
    event: event === null ? [] : [event],
    event_loc: claim.place && {
      name: claim.place.name,
      latitude: claim.place.lat,
      longitude: claim.place.lon,
      country: claim.place.country,
    },
    event_text: claim.quote,
    quad_code: null,
    event_scale: null,
    mode: claim.plover?.modes ?? [],
    context: [],
    ...(size && claim.quantity ? { [size]: { min: claim.quantity.min, max: claim.quantity.max } } : {}),
    link: document.url ?? urn('document', document.id),
    text: claim.quote,
    text_info: { sequence: stored.id, start: claim.start, end: claim.end, text_story: null },
    cite_info: {
      corpus: null,
      citation: stored.id,
      url: document.url,
      title: document.title,
      language: document.lang,
      publication: document.publisher,
      license: null,
      copyright: null,
      coder: 'tallystick',
      codebook: 'PLOVER',
      version,
    },
    coder: `tallystick ${run.engineVersion}, data ${run.dataVersion}`,
    coded_date: run.madeAt.slice(0, 10),
    coded_time: run.madeAt.slice(11, 19),
    comment: claim.quantity?.text ?? null,
  };
}

function entity({ id, type, name, text, wikidata }: Entity) {
  return {
    code: type === 'state' ? id : null,
    sector: null,
    entity_text: text,
    identifier_id: wikidata,
    identifier_text: name,
    office: null,
  };
}
