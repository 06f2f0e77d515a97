// The arrows of docs/architecture.md: renderer → contract ← core ← native; electron → core, native, contract;
// endpoint → contract and what core shares with it. Tests and their fixtures may look further.
const besideTests = ['\\.(test|fixture)\\.tsx?$', '^electron/testing/'];
const from = (folder) => ({ path: `^${folder}/`, pathNot: besideTests });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'contract-imports-zod-only',
      severity: 'error',
      from: from('contract'),
      to: { pathNot: ['^contract/', '^node_modules/zod/'] },
    },
    {
      name: 'core-is-pure',
      comment: 'No Electron, SQL driver, PKCS#11, files or sockets: those stand behind core/ports.',
      severity: 'error',
      from: from('core'),
      to: {
        pathNot: [
          '^(contract|core)/',
          '^(node:)?(crypto|timers/promises)$',
          '^node_modules/(zod|canonicalize|pkijs|asn1js|@hpke/[^/]+)/',
        ],
      },
    },
    {
      name: 'native-knows-core-and-contract',
      severity: 'error',
      from: from('native'),
      to: { path: '^(electron|renderer|endpoint)/|^node_modules/electron/' },
    },
    {
      name: 'renderer-knows-the-contract-only',
      severity: 'error',
      from: from('renderer'),
      to: { path: '^(core|native|electron|endpoint)/|^node_modules/(electron|better-sqlite3|pkcs11js)/' },
    },
    {
      name: 'renderer-without-node',
      severity: 'error',
      from: from('renderer'),
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-wires',
      comment: 'It decides nothing: no windows of its own making, no driver that native does not hold.',
      severity: 'error',
      from: from('electron'),
      to: { path: '^(renderer|endpoint)/|^node_modules/(better-sqlite3|pkcs11js)/' },
    },
    {
      name: 'endpoint-shares-little',
      severity: 'error',
      from: from('endpoint'),
      to: {
        path: '^(core|native|electron|renderer)/|^node_modules/(electron|pkcs11js)/',
        pathNot: '^core/(ledger/(canonical|merkle)\\.ts$|exchange/directory-history\\.ts$|signature/)',
      },
    },
    {
      name: 'product-without-scaffolding',
      severity: 'error',
      from: from('(contract|core|native|electron|renderer|endpoint)'),
      to: { path: ['^(build|test)/', ...besideTests] },
    },
    {
      name: 'product-without-development-packages',
      comment:
        'Electron is part of the installer and type packages leave no trace; every other one stays behind.',
      severity: 'error',
      from: from('(contract|core|native|electron|renderer|endpoint)'),
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: '^node_modules/(electron|@types)/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
