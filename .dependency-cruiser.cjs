// The arrows of the design: shell -> contract, renderer -> contract, gate -> contract, and inside the gate
// service -> {sync, outbox} -> {ticketing, traffic, store} -> contract; decide -> contract alone.
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { pathNot: allowed, path: '^(electron|renderer|build|test)/' },
})
const gate = (room) => `^electron/gate/${room}/`
const contract = '^electron/contract/'

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^electron$|[.]wasm[?]url$' },
    },
    only(
      'contract-knows-nobody',
      contract,
      [contract],
      'The contract is what crosses a boundary; it has no other side.',
    ),
    {
      name: 'contract-needs-zod-alone',
      severity: 'error',
      from: { path: contract },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: 'node_modules/zod/' },
    },
    only('decide-is-pure', gate('decide'), [gate('decide'), contract]),
    {
      name: 'decide-imports-no-library',
      severity: 'error',
      from: { path: gate('decide') },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    only('store-knows-contract', gate('store'), [gate('store'), contract]),
    only('clock-knows-nobody', gate('clock'), [gate('clock')]),
    only('ticketing-knows-contract-and-traffic', gate('ticketing'), [gate('(ticketing|clock)'), contract]),
    only('traffic-knows-contract', gate('traffic'), [gate('traffic'), contract]),
    only('sync-knows-its-layer-below', gate('sync'), [
      gate('(sync|clock|ticketing|traffic|store)'),
      contract,
    ]),
    only('outbox-knows-its-layer-below', gate('outbox'), [
      gate('(outbox|ticketing|traffic|store)'),
      contract,
    ]),
    only('doctor-knows-its-layer-below', gate('doctor'), [
      gate('(doctor|clock|ticketing|traffic|store)'),
      contract,
    ]),
    only('calibration-knows-its-layer-below', gate('calibration'), [
      gate('(calibration|decide|ticketing|traffic|store)'),
      contract,
    ]),
    only('readiness-is-pure', gate('readiness'), [gate('readiness'), contract]),
    only('reporting-knows-its-layer-below', gate('reporting'), [gate('(reporting|clock|store)'), contract]),
    only('roles-know-the-store', gate('roles'), [gate('(roles|store)'), contract]),
    only('gate-knows-contract', '^electron/gate/', ['^electron/gate/', contract, '^electron/practice/']),
    {
      name: 'practice-only-at-composition-roots',
      severity: 'error',
      from: {
        path: '^(electron|renderer)/',
        pathNot: ['^electron/practice/', '^electron/gate/(service|lane)\\.ts$', '^electron/shell/main\\.ts$'],
      },
      to: { path: '^electron/practice/' },
    },
    only('practice-stands-alone', '^electron/practice/', ['^electron/practice/']),
    only('shell-knows-contract', '^electron/shell/', ['^electron/shell/', contract]),
    only('renderer-knows-contract', '^renderer/', ['^renderer/', contract]),
    {
      name: 'sqlite-only-in-store',
      severity: 'error',
      from: { path: '^electron/', pathNot: gate('store') },
      to: { path: 'node_modules/better-sqlite3' },
    },
    {
      name: 'undici-only-in-ticketing',
      severity: 'error',
      from: { path: '^electron/', pathNot: gate('ticketing') },
      to: { path: 'node_modules/undici' },
    },
    {
      name: 'gate-never-imports-electron',
      severity: 'error',
      from: { path: '^(electron/(gate|contract|practice)|renderer)/' },
      to: { path: '^electron$|node_modules/electron/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
