export * from '../../words/time.ts';
