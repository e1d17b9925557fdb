import type { MessageKey } from '../../src/words/messages.ts';
import type { Sign } from '../parts/icons.tsx';

export interface Stop {
  readonly to: string;
  readonly sign: Sign;
  readonly name: MessageKey;
  /** Which number of the ledger stands beside it. */
  readonly count?: 'documents' | 'claims' | 'checks' | 'sources' | 'entities';
}

/** The rail: what one reads, what the ledger holds, what can be seen of it, what is written of it. */
export const SECTIONS: readonly { readonly name: MessageKey; readonly stops: readonly Stop[] }[] = [
  {
    name: 'web.nav.read',
    stops: [
      { to: '/', sign: 'documents', name: 'web.nav.documents', count: 'documents' },
      { to: '/imports', sign: 'imports', name: 'web.nav.imports' },
    ],
  },
  {
    name: 'web.nav.weigh',
    stops: [
      { to: '/ledger', sign: 'ledger', name: 'web.nav.ledger', count: 'claims' },
      { to: '/checks', sign: 'checks', name: 'web.nav.checks', count: 'checks' },
      { to: '/events', sign: 'events', name: 'web.nav.events' },
      { to: '/sources', sign: 'sources', name: 'web.nav.sources', count: 'sources' },
      { to: '/entities', sign: 'entities', name: 'web.nav.entities', count: 'entities' },
    ],
  },
  {
    name: 'web.nav.see',
    stops: [
      { to: '/timeline', sign: 'timeline', name: 'web.nav.timeline' },
      { to: '/flows', sign: 'flows', name: 'web.nav.flows' },
      { to: '/series', sign: 'series', name: 'web.nav.series' },
      { to: '/map', sign: 'map', name: 'web.nav.map' },
      { to: '/network', sign: 'network', name: 'web.nav.network' },
      { to: '/registers', sign: 'registers', name: 'web.nav.registers' },
    ],
  },
  { name: 'web.nav.write', stops: [{ to: '/report', sign: 'report', name: 'web.nav.report' }] },
];
