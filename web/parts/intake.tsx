import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { client, readArticle, type ReadProgress } from '../lib/api.ts';
import { Link, navigate } from '../lib/router.tsx';
import { useWords } from '../lib/words.tsx';
import { Icon } from './icons.tsx';
import { Failed } from './states.tsx';

export interface Material {
  readonly name: string;
  readonly file?: File;
  readonly text?: string;
  readonly given?: Readonly<Record<string, string>>;
}

interface Job {
  readonly id: number;
  readonly name: string;
  readonly progress: ReadProgress | null;
  readonly error: Error | null;
}

const Context = createContext<(materials: readonly Material[]) => void>(() => undefined);
/** Hands material in to be read. */
export const useIntake = () => useContext(Context);

const STAGES = ['received', 'preparing', 'reading', 'kept'] as const;
const CHUNK = 0x8000;

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

/** Files of what was dropped, folders opened. */
async function filesOf(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const out: File[] = [];
  const open = async (entry: FileSystemEntry): Promise<void> => {
    if (entry.isFile) {
      out.push(
        await new Promise<File>((done, fail) => {
          (entry as FileSystemFileEntry).file(done, fail);
        }),
      );
      return;
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    for (;;) {
      const batch = await new Promise<FileSystemEntry[]>((done, fail) => {
        reader.readEntries(done, fail);
      });
      if (batch.length === 0) return;
      for (const one of batch) await open(one);
    }
  };
  for (const entry of entries) await open(entry);
  return out.length > 0 ? out : [...data.files];
}

/** Reads what is dropped or pasted on any screen, one after the other, and shows how far it is. */
export function IntakeProvider({ children }: { children: ReactNode }) {
  const words = useWords();
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const [isOver, setIsOver] = useState(false);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const number = useRef(0);
  const take = useCallback((materials: readonly Material[]) => {
    const isAlone = materials.length === 1;
    for (const material of materials) {
      const id = ++number.current;
      const change = (part: Partial<Job>): void => {
        setJobs((now) => now.map((job) => (job.id === id ? { ...job, ...part } : job)));
      };
      setJobs((now) => [...now, { id, name: material.name, progress: null, error: null }]);
      queue.current = queue.current.then(async () => {
        try {
          const content = material.file ? { base64: await base64Of(material.file) } : { text: material.text ?? '' };
          const done = await readArticle({ ...content, ...material.given, name: material.name }, (progress) => {
            change({ progress });
          });
          void client.invalidateQueries();
          if (isAlone && done.document) {
            navigate(`/documents/${done.document}`);
            setJobs((now) => now.filter((job) => job.id !== id));
          }
        } catch (error) {
          change({ error: error as Error });
        }
      });
    }
  }, []);
  useEffect(() => {
    let depth = 0;
    const hasFiles = (event: DragEvent): boolean =>
      event.dataTransfer !== null &&
      (event.dataTransfer.types.includes('Files') || event.dataTransfer.types.includes('text/plain'));
    const enter = (event: DragEvent): void => {
      if (hasFiles(event)) setIsOver(++depth > 0);
    };
    const leave = (event: DragEvent): void => {
      if (hasFiles(event)) setIsOver(--depth > 0);
    };
    const over = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      depth = 0;
      setIsOver(false);
      if (!event.dataTransfer || (event.target instanceof Element && event.target.closest('input, textarea'))) return;
      event.preventDefault();
      const text = event.dataTransfer.getData('text/plain');
      void filesOf(event.dataTransfer).then((files) => {
        if (files.length > 0) take(files.map((file) => ({ name: file.name, file })));
        else if (text.trim() !== '') take([{ name: words.t('web.intake.dropped'), text }]);
      });
    };
    const paste = (event: ClipboardEvent): void => {
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog')) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (files.length > 0) take(files.map((file) => ({ name: file.name, file })));
      else if (text.trim().length > 40) take([{ name: words.t('web.intake.pasted'), text }]);
    };
    const pairs = { dragenter: enter, dragleave: leave, dragover: over, drop, paste } as const;
    for (const [name, listener] of Object.entries(pairs)) addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(pairs)) removeEventListener(name, listener as EventListener);
    };
  }, [take, words]);
  const value = useMemo(() => take, [take]);
  return (
    <Context value={value}>
      {children}
      {isOver && <div className="drop-veil">{words.t('web.intake.drop')}</div>}
      {jobs.length > 0 && (
        <aside className="intake fade" aria-label={words.t('web.intake.title')}>
          <header>
            <strong>{words.t('web.intake.title')}</strong>
            <button
              type="button"
              className="button plain icon"
              aria-label={words.t('web.close')}
              onClick={() => {
                setJobs([]);
              }}
            >
              <Icon sign="close" />
            </button>
          </header>
          <ul aria-live="polite">
            {jobs.map((job) => (
              <JobLine key={job.id} job={job} />
            ))}
          </ul>
        </aside>
      )}
    </Context>
  );
}

function JobLine({ job }: { job: Job }) {
  const words = useWords();
  const { progress } = job;
  const at = progress ? STAGES.indexOf(progress.stage) : -1;
  return (
    <li>
      <div className="row spread small">
        {progress?.document ? <Link to={`/documents/${progress.document}`}>{job.name}</Link> : <span>{job.name}</span>}
        <span className="faint">
          {progress?.stage === 'kept'
            ? words.t('web.intake.found', { claims: progress.claims ?? 0, checks: progress.checks ?? 0 })
            : words.label('web.stage', progress?.stage ?? 'waiting')}
        </span>
      </div>
      {job.error ? (
        <Failed error={job.error} />
      ) : (
        <div className="stages" aria-hidden="true">
          {STAGES.map((stage, i) => (
            <i key={stage} className={i <= at ? 'past' : ''} />
          ))}
        </div>
      )}
    </li>
  );
}
