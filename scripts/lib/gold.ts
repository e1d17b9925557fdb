export * from '../../src/app/gold/texts.ts';
