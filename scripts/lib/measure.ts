export * from '../../src/app/gold/measure.ts';
