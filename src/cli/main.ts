#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../app/package-root.ts';
import { run } from './run.ts';
import { processSurface } from './surface.ts';

const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
process.exitCode = await run(process.argv.slice(2), processSurface(version));
