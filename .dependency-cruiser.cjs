// The arrows of docs/architecture.md: renderer → contract ← core ← native; electron → core, native, contract;
// endpoint → contract and what core shares with it.
const product = '^(contract|core|native|electron|renderer|endpoint)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'contract-imports-zod-only',
      severity: 'error',
      from: { path: '^contract/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^contract/', '^node_modules/zod/'] },
    },
    {
      name: 'core-knows-the-contract-only',
      severity: 'error',
      from: { path: '^core/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(native|electron|renderer|endpoint|build|test)/' },
    },
    {
      name: 'core-without-drivers',
      comment: 'No Electron, SQL driver, PKCS#11, files or sockets outside the ports.',
      severity: 'error',
      from: { path: '^core/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(electron|better-sqlite3|pkcs11js|(node:)?(fs|fs/promises|net|tls|http|http2|https|child_process|worker_threads|os|dgram|dns))$|^node_modules/(electron|better-sqlite3|pkcs11js)/',
      },
    },
    {
      name: 'native-knows-core-and-contract',
      severity: 'error',
      from: { path: '^native/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(electron|renderer|endpoint|build|test)/' },
    },
    {
      name: 'renderer-knows-the-contract-only',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(core|native|electron|endpoint|build|test)/' },
    },
    {
      name: 'renderer-without-node',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-wires',
      severity: 'error',
      from: { path: '^electron/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(renderer|endpoint|build|test)/' },
    },
    {
      name: 'endpoint-shares-little',
      severity: 'error',
      from: { path: '^endpoint/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(core|native|electron|renderer|build|test)/',
        pathNot: '^core/(ledger/(canonical|merkle|checkpoint)|signature|exchange/directory)',
      },
    },
    {
      name: 'product-without-scaffolding',
      severity: 'error',
      from: { path: product, pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(build|test)/' },
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
