import { restorationTables } from '../../scripts/restoration-readings.ts';

/** The tables that the product ships, built once for a test file, as they come back from JSON. */
export const tables = JSON.parse(
  JSON.stringify(restorationTables(new URL('../../data', import.meta.url).pathname)),
) as ReturnType<typeof restorationTables>;
