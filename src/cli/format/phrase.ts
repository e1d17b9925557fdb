export * from '../../words/phrase.ts';
