import { CLAIM_COLUMNS } from './claim-columns.ts';
import { exportedClaims } from './material.ts';
import type { ExportFormat } from './types.ts';

/** Claims with a place whose position is known, as points (RFC 7946: longitude first). The others are left out. */
export const geojson: ExportFormat = {
  extension: 'geojson',
  hasCompanion: false,
  async *write(job) {
    yield '{"type":"FeatureCollection","features":[';
    let before = '\n';
    for await (const claim of exportedClaims(job)) {
      const { id, claim: of } = claim.stored;
      const { lat = null, lon = null } = of.place ?? {};
      if (lat === null || lon === null) continue;
      const properties = Object.fromEntries(CLAIM_COLUMNS.map(({ name, value }) => [name, value(claim)]));
      const geometry = { type: 'Point', coordinates: [lon, lat] };
      yield `${before}${JSON.stringify({ type: 'Feature', id, geometry, properties })}`;
      before = ',\n';
    }
    yield '\n]}\n';
  },
};
