import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ComponentType, Suspense } from 'react';
import { client } from './lib/api.ts';
import { usePlace } from './lib/router.tsx';
import { applyTheme } from './lib/theme.ts';
import { useWords, WordsProvider } from './lib/words.tsx';
import { IntakeProvider } from './parts/intake.tsx';
import { Empty, Loading } from './parts/states.tsx';
import { ToastProvider } from './parts/toast.tsx';
import { Shell } from './shell.tsx';
import { Documents } from './screens/documents/documents.tsx';
import { ReadingDesk } from './screens/reading/reading.tsx';

applyTheme();

const later = <M,>(load: () => Promise<M>, name: keyof M) =>
  lazy(async () => ({ default: (await load())[name] as ComponentType }));

const EventPage = lazy(async () => ({ default: (await import('./screens/events/event.tsx')).EventScreen }));

/** Screens by the first part of the address. What is not needed at once is fetched when it is opened. */
const SCREENS: Readonly<Partial<Record<string, ComponentType>>> = {
  ledger: later(() => import('./screens/ledger/ledger.tsx'), 'LedgerScreen'),
  checks: later(() => import('./screens/checks/checks.tsx'), 'Checks'),
  sources: later(() => import('./screens/sources/sources.tsx'), 'Sources'),
  entities: later(() => import('./screens/entities/entities.tsx'), 'Entities'),
  events: later(() => import('./screens/events/events.tsx'), 'Events'),
  timeline: later(() => import('./screens/timeline/timeline.tsx'), 'TimelineScreen'),
  flows: later(() => import('./screens/flows/flows.tsx'), 'FlowsScreen'),
  series: later(() => import('./screens/series/series.tsx'), 'SeriesScreen'),
  map: later(() => import('./screens/map/map.tsx'), 'WorldMap'),
  network: later(() => import('./screens/network/network.tsx'), 'Network'),
  registers: later(() => import('./screens/registers/registers.tsx'), 'Registers'),
  report: later(() => import('./screens/report/report.tsx'), 'ReportScreen'),
  imports: later(() => import('./screens/imports/imports.tsx'), 'Imports'),
  api: later(() => import('./screens/api-docs/api-docs.tsx'), 'ApiDocs'),
};

export function App() {
  return (
    <QueryClientProvider client={client}>
      <WordsProvider>
        <ToastProvider>
          <IntakeProvider>
            <Shell>
              <Suspense fallback={<Loading />}>
                <Screen />
              </Suspense>
            </Shell>
          </IntakeProvider>
        </ToastProvider>
      </WordsProvider>
    </QueryClientProvider>
  );
}

function Screen() {
  const { parts } = usePlace();
  const words = useWords();
  const [first, second] = parts;
  if (first === undefined || (first === 'documents' && second === undefined)) return <Documents />;
  if (first === 'documents') return <ReadingDesk key={second} id={second ?? ''} />;
  if (first === 'events' && second !== undefined) return <EventPage key={second} id={second} />;
  const Found = SCREENS[first];
  return Found ? <Found /> : <Empty title={words.t('web.noSuchPlace')} />;
}
