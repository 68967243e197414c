/** The line of rooms: each imports only from its left, and there only module, service and events. */
const LINE = [
  'audit',
  'delivery',
  'account',
  'opportunity',
  'notice',
  'need',
  'supplier',
  'matching',
  'answer',
  'alert',
  'ingest',
];
/** Stand on all the rooms; `composition` puts everything together, so it reaches into what it lists. */
const EDGES = ['web', 'api'];

const OPEN = '\\.(?:module|service|events)\\.ts$';

const toTheRight = LINE.map((room, at) => ({
  name: `line-${room}`,
  comment: `${room} imports only from its left: audit · delivery · account · … · ingest | web · api · composition.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: `^src/(?:${[...LINE.slice(at + 1), ...EDGES, 'composition'].join('|')})/` },
}));

const insideOthers = [...LINE, ...EDGES].map((room) => ({
  name: `door-${room}`,
  comment: `${room} reads another room from its three open files only: module, service, events.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: `^src/(?:${LINE.filter((other) => other !== room).join('|')})/`, pathNot: OPEN },
}));

module.exports = {
  forbidden: [
    ...toTheRight,
    ...insideOthers,
    {
      name: 'edges-apart',
      comment: 'web and api hold no rule and do not know each other nor the composition.',
      severity: 'error',
      from: { path: '^src/(web|api)/' },
      to: { path: `^src/(?:web|api|composition)/`, pathNot: '^src/$1/' },
    },
    {
      name: 'only-processes-compose',
      comment: 'Only main, worker and cli import the composition.',
      severity: 'error',
      from: { path: '^(?:src|libs|migrations)/', pathNot: '^src/(?:composition/|(?:main|worker|cli)\\.ts$)' },
      to: { path: '^src/composition/' },
    },
    {
      name: 'libs-below',
      comment: 'A lib knows no room.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(?:src|migrations|test)/' },
    },
    {
      name: 'libs-by-name',
      comment: 'A lib is reached by #lib/<name>, its index, never by a path into it.',
      severity: 'error',
      from: { path: '^(src|libs/[^/]+)/' },
      to: { path: '^libs/[^/]+/', pathNot: ['^$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'pure-libs',
      comment:
        'bytes, matching-engine, nomenclature and notice-formats are pure: no Nest, no database, no network, no plumbing.',
      severity: 'error',
      from: { path: '^libs/(?:bytes|matching-engine|nomenclature|notice-formats)/' },
      to: {
        path: [
          '^node_modules/(?:@nestjs|typeorm|pg|bullmq|ioredis|nodemailer|meilisearch|express|rxjs)/',
          '^(?:node:)?(?:http|https|net|tls|dns|child_process|worker_threads|fs/promises)$',
          '^libs/(?!bytes|kernel|matching-engine|nomenclature|notice-formats)',
        ],
      },
    },
    {
      name: 'pure-without-files',
      comment:
        'bytes, matching-engine and notice-formats read no file either; nomenclature reads the official tables of a package.',
      severity: 'error',
      from: { path: '^libs/(?:bytes|matching-engine|notice-formats)/' },
      to: { path: '^(?:node:)?fs$' },
    },
    {
      name: 'product-without-tests',
      comment: 'The product imports neither tests nor what only tests install.',
      severity: 'error',
      from: { path: '^(?:src|libs|migrations)/' },
      to: { path: '^test/' },
    },
    {
      name: 'product-dependencies',
      comment: 'The product runs after `npm ci --omit=dev`.',
      severity: 'error',
      from: { path: '^(?:src|libs|migrations)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circle',
      comment: 'No circle: two files that need each other are one idea, or three.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'An import that does not resolve makes every other rule look green.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'require', 'node', 'default', 'types'],
    },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
  },
};
