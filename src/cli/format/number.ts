export * from '../../words/number.ts';
