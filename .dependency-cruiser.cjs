// The arrows of docs/architecture.md: domain → contract; renderer and core → domain; native → core; electron → core,
// native; endpoint → domain and the three lowest layers of core. Tests may look further.
const besideTests = ['\\.test\\.tsx?$', '^renderer/testing/', '^endpoint/storage/conformance'];
const from = (folder) => ({ path: `^${folder}/`, pathNot: besideTests });

// The layers of core, lowest first: each imports only what stands before it.
const layers = [
  'ports',
  'encoding',
  'history',
  'signature',
  'directory',
  'section',
  'vault',
  'law',
  'clocks',
  'ledger',
  'register',
  'intake',
  'acts/support',
  'acts/[^/]+\\.ts$',
  'acts/engine',
  'evidence',
  'exchange/message',
  'exchange/link',
  'exchange/outbound',
  'exchange/inbound',
  'exchange/[^/]+\\.ts$',
  'supervision',
  'session',
  'views',
  'handlers',
  'terminal\\.ts$',
].map((layer) => (layer.endsWith('$') ? `^core/${layer}` : `^core/${layer}/`));
// The layers of the windows, likewise.
const windowLayers = ['format', 'i18n', 'keys', 'bridge', 'state', 'components', 'screens', 'app'].map(
  (layer) => `^renderer/${layer}/`,
);
const rulesOf = (ordered) =>
  ordered.slice(0, -1).map((layer, index) => ({
    name: `layer-${layer.replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '')}`,
    severity: 'error',
    from: { path: layer, pathNot: besideTests },
    to: { path: ordered.slice(index + 1) },
  }));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...rulesOf(layers),
    ...rulesOf(windowLayers),
    {
      name: 'screens-stand-apart',
      comment: 'What two screens need lies in components, format or domain.',
      severity: 'error',
      from: { path: '^renderer/screens/([^/]+)/', pathNot: besideTests },
      to: { path: '^renderer/screens/[^/]+/', pathNot: '^renderer/screens/$1/' },
    },
    {
      name: 'core-file-has-a-layer',
      severity: 'error',
      from: { path: '^core/', pathNot: [...besideTests, ...layers] },
      to: { path: '^core/' },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'contract-imports-zod-only',
      severity: 'error',
      from: from('contract'),
      to: { pathNot: ['^contract/', '^node_modules/zod/'] },
    },
    {
      name: 'domain-imports-contract-only',
      comment: 'Rules that core, renderer, native and endpoint share: no ports, no Node, no clock.',
      severity: 'error',
      from: from('domain'),
      to: { pathNot: '^(domain|contract)/' },
    },
    {
      name: 'core-is-pure',
      comment: 'No Electron, SQL driver, PKCS#11, files or sockets: those stand behind core/ports.',
      severity: 'error',
      from: from('core'),
      to: {
        pathNot: [
          '^(contract|domain|core)/',
          '^(node:)?(crypto|timers/promises)$',
          '^node_modules/(zod|canonicalize|pkijs|asn1js|@hpke/[^/]+)/',
        ],
      },
    },
    {
      name: 'views-stay-in-views',
      comment:
        'What windows show and ask is made in core/views and core/handlers; all else speaks in domain types.',
      severity: 'error',
      from: {
        path: '^(core|native|endpoint|domain)/',
        pathNot: [...besideTests, '^core/(views|handlers)/', '^core/terminal\\.ts$'],
      },
      to: { path: '^contract/ipc/', pathNot: '^contract/ipc/topic\\.ts$' },
    },
    {
      name: 'native-knows-core-and-contract',
      severity: 'error',
      from: from('native'),
      to: { path: '^(electron|renderer|endpoint)/|^node_modules/electron/' },
    },
    {
      name: 'renderer-knows-contract-and-domain',
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
      comment:
        'It decides nothing: no windows of its own making, no driver that native does not hold. Before there is a window it says an error in the same sentences.',
      severity: 'error',
      from: from('electron'),
      to: {
        path: '^(renderer|endpoint)/|^node_modules/(better-sqlite3|pkcs11js)/',
        pathNot: '^renderer/i18n/error-sentences\\.ts$',
      },
    },
    {
      name: 'endpoint-shares-little',
      severity: 'error',
      from: from('endpoint'),
      to: {
        path: '^(core|native|electron|renderer)/|^node_modules/(electron|pkcs11js)/',
        pathNot: '^core/(encoding|signature|directory)/',
      },
    },
    {
      name: 'product-without-scaffolding',
      severity: 'error',
      from: from('(contract|domain|core|native|electron|renderer|endpoint)'),
      to: { path: ['^(build|test)/', ...besideTests] },
    },
    {
      name: 'model-knows-nothing-of-the-product',
      comment:
        'What it says of a ledger is held against the product; only its tests and test/model/compare know both.',
      severity: 'error',
      from: { path: '^test/model/', pathNot: [...besideTests, '^test/model/compare/'] },
      to: { pathNot: '^test/model/[^/]+\\.ts$' },
    },
    {
      name: 'tests-draw-from-one-seed',
      severity: 'error',
      from: { pathNot: '^test/support/random\\.ts$' },
      to: { path: '^node_modules/fast-check/' },
    },
    {
      name: 'product-without-development-packages',
      comment:
        'Electron is part of the installer and type packages leave no trace; every other one stays behind.',
      severity: 'error',
      from: from('(contract|domain|core|native|electron|renderer|endpoint)'),
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
