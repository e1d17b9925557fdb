import { parentPort, workerData } from 'node:worker_threads';
import type { ExtractOptions } from './answer-line.ts';
import { openEngine } from './knowledge.ts';
import { serveLines } from './worker-serve.ts';

if (parentPort) await serveLines(parentPort, workerData as ExtractOptions, openEngine);
