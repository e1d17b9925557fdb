/** The one direction in which imports may run; ARCHITECTURE.md says why. */
const room = (name) => `^src/${name}/`;
const only = (name, allowed) => ({
  name: `${name}-imports-only-${allowed.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: room(name) },
  to: { path: '^(src|web|scripts|tests|bench)/', pathNot: [name, ...allowed].map(room).join('|') },
});
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('kernel', []),
    only('contract', ['kernel']),
    only('knowledge', ['kernel', 'contract']),
    only('engine', ['kernel', 'contract', 'knowledge']),
    only('ledger', ['kernel', 'contract']),
    only('app', ['kernel', 'contract', 'knowledge', 'engine', 'ledger']),
    only('cli', ['kernel', 'contract', 'app']),
    {
      name: 'no-recogniser-imports-its-sibling',
      severity: 'error',
      from: { path: '^src/engine/recognise/([^/]+)/' },
      to: { path: '^src/engine/recognise/[^/]+/', pathNot: '^src/engine/recognise/$1/' },
    },
    {
      name: 'the-pure-rooms-touch-no-platform',
      severity: 'error',
      from: { path: '^src/(kernel|contract|knowledge|engine)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing-imports-tests-or-scripts',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|scripts|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
