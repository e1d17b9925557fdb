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
    // Types may refer to each other (a port and its parts); what runs may not.
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('kernel', []),
    only('contract', ['kernel']),
    only('knowledge', ['kernel', 'contract']),
    only('engine', ['kernel', 'contract', 'knowledge']),
    only('ledger', ['kernel', 'contract']),
    only('words', ['kernel', 'contract']),
    only('app', ['kernel', 'contract', 'words', 'knowledge', 'engine', 'ledger']),
    only('api', ['kernel', 'contract', 'app']),
    only('cli', ['kernel', 'contract', 'words', 'app', 'api']),
    {
      name: 'the-desk-imports-shapes-and-words-only',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(src|scripts|tests|bench)/', pathNot: ['kernel', 'contract', 'words'].map(room).join('|') },
    },
    {
      name: 'one-screen-does-not-import-another',
      severity: 'error',
      from: { path: '^web/screens/([^/]+)/' },
      to: { path: '^web/screens/[^/]+/', pathNot: '^web/screens/$1/' },
    },
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
