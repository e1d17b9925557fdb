import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ClaimRow, PageOf } from '../../../src/contract/desk.ts';
import type { EventView } from '../../../src/contract/events.ts';
import { get, useApi, withQuery } from '../../lib/api.ts';
import { type Block, setReport, useReport } from '../../lib/report.ts';
import { saveFile } from '../../lib/save-file.ts';
import { useDates, useNames, useWords } from '../../lib/words.tsx';
import { ClaimLine } from '../../parts/claim-line.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Kind } from '../../parts/marks.tsx';
import { Empty, ScreenHead } from '../../parts/states.tsx';
import { briefOf, htmlOf, markdownOf } from './brief.ts';

/** The report builder: words of one's own between claims and events, each with its citation; then the brief. */
export function ReportScreen() {
  const words = useWords();
  const dates = useDates();
  const report = useReport();
  const ids = report.blocks.filter(({ type }) => type === 'claim').map(({ id }) => id);
  const { data } = useApi<PageOf<ClaimRow>>(
    ids.length > 0 ? withQuery('/claims', { ids: ids.join(','), limit: 1000 }) : null,
  );
  const claims = useMemo(() => data?.items ?? [], [data]);
  const name = useNames(claims);
  const eventIds = report.blocks.filter(({ type }) => type === 'event').map(({ id }) => id);
  const events = useQueries({
    queries: eventIds.map((id) => {
      const path = withQuery(`/events/${encodeURIComponent(id)}`, { language: words.language });
      return { queryKey: [path], queryFn: () => get<EventView>(path) };
    }),
    combine: (all) => all.flatMap((one) => (one.data ? [one.data] : [])),
  });
  const brief = briefOf(report, claims, events, { words, name, day: dates.day });
  const file = report.title.trim() === '' ? 'brief' : report.title.trim().slice(0, 60);
  const move = (at: number, by: number): void => {
    setReport((now) => {
      const blocks = [...now.blocks];
      const [block] = blocks.splice(at, 1);
      if (block) blocks.splice(Math.max(0, at + by), 0, block);
      return { ...now, blocks };
    });
  };
  return (
    <>
      <ScreenHead title={words.t('web.nav.report')} about={words.t('web.report.about')}>
        <button
          type="button"
          className="button"
          onClick={() => {
            saveFile(`${file}.md`, 'text/markdown', markdownOf(brief));
          }}
        >
          <Icon sign="download" /> Markdown
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            saveFile(`${file}.html`, 'text/html', htmlOf(brief, words.language));
          }}
        >
          <Icon sign="download" /> HTML
        </button>
      </ScreenHead>
      <div className="report">
        <input
          className="input report-title"
          aria-label={words.t('web.report.title')}
          placeholder={words.t('web.report.title')}
          value={report.title}
          onChange={(event) => {
            setReport((now) => ({ ...now, title: event.target.value }));
          }}
        />
        {report.blocks.length === 0 && (
          <Empty title={words.t('web.report.empty')}>
            <p>{words.t('web.report.how')}</p>
          </Empty>
        )}
        <ol>
          {report.blocks.map((block, i) => (
            <li key={block.id} className="block">
              <BlockBody
                block={block}
                claim={claims.find(({ id }) => id === block.id)}
                event={events.find(({ id }) => id === block.id)}
                name={name}
              />
              <span className="block-tools">
                <button
                  type="button"
                  className="button plain icon"
                  aria-label={words.t('web.report.up')}
                  disabled={i === 0}
                  onClick={() => {
                    move(i, -1);
                  }}
                >
                  ↑
                </button>
                <button
                  type="button"
                  className="button plain icon"
                  aria-label={words.t('web.report.down')}
                  disabled={i === report.blocks.length - 1}
                  onClick={() => {
                    move(i, 1);
                  }}
                >
                  ↓
                </button>
                <button
                  type="button"
                  className="button plain icon"
                  aria-label={words.t('web.report.remove')}
                  onClick={() => {
                    setReport((now) => ({ ...now, blocks: now.blocks.filter(({ id }) => id !== block.id) }));
                  }}
                >
                  <Icon sign="close" />
                </button>
              </span>
            </li>
          ))}
        </ol>
        <button
          type="button"
          className="button"
          onClick={() => {
            setReport((now) => ({
              ...now,
              blocks: [...now.blocks, { type: 'words', id: crypto.randomUUID(), text: '' }],
            }));
          }}
        >
          <Icon sign="add" /> {words.t('web.report.words')}
        </button>
      </div>
    </>
  );
}

function BlockBody({
  block,
  claim,
  event,
  name,
}: {
  block: Block;
  claim: ClaimRow | undefined;
  event: EventView | undefined;
  name: Parameters<typeof ClaimLine>[0]['name'];
}) {
  const words = useWords();
  if (block.type === 'words')
    return (
      <textarea
        className="input serif"
        rows={3}
        aria-label={words.t('web.report.words')}
        value={block.text}
        onChange={(change) => {
          const text = change.target.value;
          setReport((now) => ({
            ...now,
            blocks: now.blocks.map((one) => (one.id === block.id ? { ...block, text } : one)),
          }));
        }}
      />
    );
  if (block.type === 'claim')
    return claim ? (
      <ul>
        <ClaimLine claim={claim} name={name} />
      </ul>
    ) : (
      <p className="faint">{block.id}</p>
    );
  return event ? (
    <p data-kind={event.kind}>
      <Kind kind={event.kind} /> <strong className="serif">{event.title}</strong>
    </p>
  ) : (
    <p className="faint">{block.id}</p>
  );
}
