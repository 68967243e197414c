const esmOnly = [
  '@nestjs',
  '@borewit',
  '@tokenizer',
  'dom(?:elementtype|handler|utils|-serializer)',
  'entities',
  'es-toolkit',
  'file-type',
  'htmlparser2',
  'load-esm',
  'meilisearch',
  'strtok3',
  'temporal-polyfill',
  'temporal-utils',
  'token-types',
  'uint8array-extras',
];

/** One project per folder of `test`; those that need PostgreSQL share one cluster, started once for the whole run. */
const project = (name, pattern, more = {}) => ({
  displayName: name,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons', 'require', 'default'] },
  rootDir: __dirname,
  testMatch: [`<rootDir>/test/${name}/**/*.${pattern}.ts`],
  transform: {
    '^.+\\.(t|j|mj)s$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'commonjs' },
        swcrc: false,
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${esmOnly.join('|')})/)`],
  setupFiles: ['<rootDir>/test/support/setup.ts'],
  ...more,
});

module.exports = {
  projects: [
    project('unit', 'spec'),
    project('guards', 'spec'),
    project('contract', 'contract-spec'),
    project('room', 'spec'),
    project('e2e', 'e2e-spec'),
    project('browser', 'browser-spec'),
    project('faults', 'spec'),
  ],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testTimeout: 60_000,
  maxWorkers: 2,
  workerIdleMemoryLimit: '768MB',
};
