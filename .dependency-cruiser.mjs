// The arrows of the house: who may import whom. Folders of ours are listed with all they may see;
// everything that is not listed fails.

const ours = '^(src|workflows|activities|test|bench|tools)/'
const tests = '^test/'
const worker = '^src/(run-)?worker[.]ts$'
// What workflow code may share with the rest: constants and types only, checked below.
const names =
  '^src/temporal/(ids|leaver-messages|connection-messages|return-messages|webhook-messages|integration-messages|queues|search-attributes|failures)[.]ts$'

/**
 * Of our own files, those under `from` import only `may` (and, as types alone, `types`).
 * @param {{ from: string, name?: string, except?: string[], may?: string[], types?: string[], why: string }} arrow
 */
function sees({ from, name = from.replace(/[/]$/, ''), except = [], may = [], types = [], why }) {
  /** @type {(suffix: string, to: object) => object} */
  const rule = (suffix, to) => ({
    name: `${name} imports${suffix}`,
    comment: why,
    severity: 'error',
    from: { path: `^${from}`, pathNot: except },
    to,
  })
  const itself = from.endsWith('/') ? [`^${from}`] : []
  return types.length === 0
    ? [rule('', { path: ours, pathNot: [...itself, ...may] })]
    : [
        rule('', { path: ours, pathNot: [...itself, ...may, ...types] }),
        rule(' as types only', {
          path: types,
          pathNot: [...itself, ...may],
          dependencyTypesNot: ['type-only'],
        }),
      ]
}

/**
 * The package at `path` is imported as a value only by files under `by`.
 * @param {{ name: string, path: string | string[], by: string[], why: string }} keeper
 */
function kept({ name, path, by, why }) {
  return {
    name: `${name} only there`,
    comment: why,
    severity: 'error',
    from: { path: ours, pathNot: [tests, ...by] },
    to: { path, dependencyTypesNot: ['type-only'] },
  }
}

/** @type {(name: string) => string} */
const npm = (name) => `(^|/)node_modules/${name}/`

const arrows = [
  ...sees({
    from: 'workflows/',
    may: ['^src/domain/', names],
    types: ['^activities/'],
    why: 'Workflow code is replayed for years: only pure rules, names and the types of activities.',
  }),
  ...sees({
    from: 'activities/',
    may: ['^src/(db|visma-connect|connectors|webhooks|domain|intake|temporal)/'],
    why: 'Activities touch the outside through db, visma-connect, connectors and intake.',
  }),
  ...sees({ from: 'src/domain/', why: 'The rules are pure and know nothing but themselves.' }),
  ...sees({ from: 'src/db/', may: ['^src/domain/'], why: 'Repositories know rows and rules.' }),
  ...sees({
    from: 'src/intake/',
    may: ['^src/(db|domain|temporal)/'],
    why: 'Intake writes a change and tells its workflow; it answers no HTTP and runs no activity.',
  }),
  ...sees({
    from: 'src/temporal/',
    may: [
      '^src/domain/',
      '^src/db/(availability|acting-workflow)[.]ts$',
      '^src/(visma-connect|connectors)/errors[.]ts$',
    ],
    why: 'Names, client and the one place that turns errors into failures.',
  }),
  ...sees({
    name: 'src/temporal names',
    from: 'src/temporal/(ids|leaver-messages|connection-messages|return-messages|webhook-messages|integration-messages|queues|search-attributes|failures)[.]ts',
    may: [names, '^src/domain/'],
    why: 'Name files are shared with workflow code, so they stay as pure as it is.',
  }),
  ...sees({
    from: 'src/api/',
    may: ['^src/(db|domain|intake|temporal|webhooks)/'],
    types: ['^src/config[.]ts$', '^src/connectors/connector[.]ts$'],
    why: 'The API reads and writes the database and tells workflows; it never runs their code or activities.',
  }),
  ...sees({
    from: 'src/webhooks/',
    may: ['^src/domain/'],
    why: 'What calls strangers knows the rules of calling them, and no data.',
  }),
  ...sees({ from: 'src/http/', why: 'How one call is made and what HTTP says of it, whoever is called.' }),
  ...sees({
    from: 'src/visma-connect/',
    may: ['^src/http/'],
    why: 'A client and its simulator must not agree by sharing code.',
  }),
  ...sees({ from: 'src/sandbox/', why: 'The outside world in miniature shares nothing with what it tests.' }),
  ...sees({
    from: 'src/connectors/',
    may: [
      '^src/domain/',
      '^src/webhooks/(addresses|target)[.]ts$',
      '^src/http/',
      '^src/visma-connect/(tokens|errors)[.]ts$',
    ],
    why: 'A connector knows its vendor, the rules, which addresses may be called at all, and how tokens of Visma Connect are had.',
  }),
  {
    name: 'migrations alone',
    comment: 'A migration stays as it was when the code moves on.',
    severity: 'error',
    from: { path: '^src/db/migrations/[0-9]' },
    to: { path: ours },
  },
  {
    name: 'connectors apart',
    comment:
      'A connector imports the common interface, never another connector; what delivers files or calls by HTTP is none.',
    severity: 'error',
    from: { path: '^src/connectors/([^/]+)/' },
    to: { path: '^src/connectors/[^/]+/', pathNot: '^src/connectors/($1|sftp|http)/' },
  },
  ...sees({
    from: 'src/local/',
    may: ['^src/(client|domain|db|temporal)/', '^tools/'],
    types: ['^src/config[.]ts$'],
    why: 'The local servers are started by parameters; the sample company goes in through the HTTP API.',
  }),
  ...sees({
    from: 'src/client/',
    except: ['^src/client/generate[.]ts$'],
    why: 'The client knows the API by its generated schema only.',
  }),
  ...sees({
    name: 'src/client/generate.ts',
    from: 'src/client/generate[.]ts',
    may: ['^src/client/', '^src/api/'],
    why: 'The schema is generated from the document that the API serves.',
  }),
  ...sees({
    name: 'src/config.ts',
    from: 'src/config[.]ts',
    why: 'The environment is read once, before anything else is known.',
  }),
  ...sees({
    name: 'the worker',
    from: 'src/(run-)?worker[.]ts',
    may: [
      '^activities/',
      '^src/(db|visma-connect|connectors|webhooks|domain|intake|temporal)/',
      '^src/(?!main)[^/]+[.]ts$',
    ],
    why: 'The worker loads workflows by path, so that they run only inside the sandbox.',
  }),
  ...['local', 'sandbox'].map((part) => ({
    name: `src/${part} apart`,
    comment: 'Nothing but src/main.ts, tests and measurements imports the local servers or the sandbox.',
    severity: 'error',
    from: { path: ours, pathNot: [`^src/${part}/`, '^src/main[.]ts$', tests, '^bench/', '^tools/'] },
    to: { path: `^src/${part}/` },
  })),
  {
    name: 'activities are for the worker',
    comment: 'Activities are run by the worker; others know them by type.',
    severity: 'error',
    from: { path: ours, pathNot: ['^activities/', worker, tests, '^bench/'] },
    to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'workflows are for their sandbox',
    comment:
      'Workflow code runs in the workflow sandbox; what others need of it are names and types in src/temporal.',
    severity: 'error',
    from: { path: ours, pathNot: ['^workflows/', tests, '^bench/'] },
    to: { path: '^workflows/' },
  },
  {
    name: 'product without tests',
    comment: 'What ships does not import tests or measurements.',
    severity: 'error',
    from: { path: '^(src|workflows|activities|tools)/' },
    to: { path: '^(test|bench)/' },
  },
]

const packages = [
  {
    name: 'workflows packages',
    comment:
      'Workflow code may use @temporalio/workflow and @temporalio/common, no other package or built-in.',
    severity: 'error',
    from: { path: '^workflows/' },
    to: { pathNot: [ours, npm('@temporalio/(workflow|common)')] },
  },
  {
    name: 'names packages',
    comment: 'Name files run inside the workflow sandbox too.',
    severity: 'error',
    from: { path: names },
    to: { pathNot: [ours, npm('@temporalio/common')] },
  },
  {
    name: 'domain packages',
    comment:
      'Rules do no input or output: calendars and the numbers of people and accounts are all they need.',
    severity: 'error',
    from: { path: '^src/domain/' },
    to: {
      pathNot: [
        ours,
        npm('(@types/)?luxon'),
        npm('personnummer'),
        npm('@navikt/fnrvalidator'),
        npm('kontonummer'),
      ],
    },
  },
  kept({
    name: 'express',
    path: npm('(@types/)?express'),
    by: ['^src/api/', '^src/sandbox/'],
    why: 'HTTP ends in the API and in the sandbox.',
  }),
  kept({
    name: 'knex',
    path: [npm('knex'), npm('(@types/)?pg')],
    by: ['^src/db/', '^src/local/', '^bench/'],
    why: 'SQL is written in src/db; others pass a transaction on by its type.',
  }),
  kept({
    name: 'undici',
    path: npm('undici'),
    by: ['^src/(http|webhooks)/'],
    why: 'Calls are made in one way; only strangers are called in a stricter one.',
  }),
  kept({
    name: 'ssh2',
    path: npm('ssh2'),
    by: ['^src/(connectors|sandbox)/sftp/'],
    why: 'Files are delivered in one way.',
  }),
  kept({
    name: '@temporalio/worker',
    path: npm('@temporalio/worker'),
    by: [worker, '^src/temporal/', '^bench/'],
    why: 'Only the worker loads the native bridge.',
  }),
  kept({
    name: '@temporalio/activity',
    path: npm('@temporalio/activity'),
    by: ['^activities/', '^src/temporal/', worker],
    why: 'The activity context exists inside activities and their interceptor only.',
  }),
  {
    name: 'no dev packages',
    comment: 'What runs in production is in "dependencies".',
    severity: 'error',
    from: { path: '^(src|workflows|activities)/', pathNot: '^src/client/generate[.]ts$' },
    to: {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only', 'npm'],
      pathNot: '/node_modules/@types/',
    },
  },
  {
    name: 'no unlisted packages',
    comment: 'A package that is imported stands in package.json.',
    severity: 'error',
    from: { path: ours },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no unresolvable imports',
    comment: 'An import that leads nowhere.',
    severity: 'error',
    from: { path: ours },
    to: { couldNotResolve: true },
  },
]

const shape = [
  {
    name: 'no cycles',
    comment: 'Files that need each other are one file, or lack a third. Types alone may point back.',
    severity: 'error',
    from: { path: ours },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no orphans',
    comment: 'A file that nobody imports and that imports nobody.',
    severity: 'error',
    from: { path: '^(src|workflows|activities)/', pathNot: '[.]d[.]ts$', orphan: true },
    to: {},
  },
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...arrows, ...packages, ...shape],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
    skipAnalysisNotInRules: true,
  },
}
