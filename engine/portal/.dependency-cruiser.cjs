/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'features-stay-apart',
      comment: 'A feature that needs another one gets it handed in by app/.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'nobody-imports-app',
      severity: 'error',
      from: { path: '^src/(features|api|shared)/' },
      to: { path: '^src/app/' },
    },
    {
      name: 'shared-knows-no-feature',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^src/features/' },
    },
    {
      name: 'api-knows-nobody',
      comment: 'The client is pure TypeScript: no components, no texts.',
      severity: 'error',
      from: { path: '^src/api/' },
      to: {
        path: '^src/(features|shared|app)/|node_modules/@patternfly|node_modules/react(-dom|-router|-intl)?/',
      },
    },
    {
      name: 'product-needs-no-test-code',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^test/|\\.test\\.tsx?$' },
    },
    {
      name: 'components-by-path',
      comment: 'The index of PatternFly drags every component into the first load.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/@patternfly/[^/]+/dist/(esm|js)/index\\.(m?js|d\\.ts)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
