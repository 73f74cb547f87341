// Who may import whom: the table in docs/architecture.md. Run by `npm run lint`.
const nodeFolders = '^nodes/BigCommerce[^/]*/';

/** Forbids imports; `types` tells whether imports of types alone count as well. */
const forbid = (name, comment, from, to, { types = true } = {}) => ({
	name,
	comment,
	severity: 'error',
	from: { path: from },
	to: { path: to, ...(types ? {} : { dependencyTypesNot: ['type-only'] }) },
});

/** Folders whose code is pure: no requests, no accounts. They may import types of everything. */
const pure = 'requests|batching|files|output|customRequest|localOperations';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		{
			name: 'no-cycle',
			comment:
				'No import cycle, type-only ones included. Types that two files need go into a file of their own.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		forbid(
			'nothing-imports-tests',
			'Tests and benchmarks are imported only by themselves.',
			'^(nodes|credentials|catalog|sandbox|scripts)/',
			'^(test|bench)/',
		),
		forbid(
			'shipped-without-sandbox',
			'What ships does not import the sandbox.',
			'^(nodes|credentials)/',
			'^sandbox/',
		),
		forbid(
			'catalog-alone',
			'The catalogue imports nothing of the nodes or the sandbox.',
			'^catalog/',
			'^(nodes|sandbox)/',
		),
		forbid(
			'sandbox-without-nodes',
			'The sandbox plays BigCommerce: it must not know how the nodes work.',
			'^sandbox/',
			'^(nodes|credentials)/',
		),
		{
			name: 'node-without-other-node',
			comment: 'What two nodes need is in nodes/shared or nodes/operations.',
			severity: 'error',
			from: { path: '^nodes/(BigCommerce[^/]*)/' },
			to: { path: nodeFolders, pathNot: '^nodes/$1/' },
		},
		forbid(
			'operations-below-nodes',
			'The engine does not import a single node.',
			'^nodes/operations/',
			`${nodeFolders}|^nodes/provider/`,
		),
		forbid(
			'provider-below-nodes',
			'What the nodes of a provider share imports neither a node nor the engine.',
			'^nodes/provider/',
			`${nodeFolders}|^nodes/operations/`,
		),
		forbid(
			'shared-below-all',
			'Shared code imports neither a node nor the engine.',
			'^nodes/shared/',
			'^nodes/(BigCommerce|operations|provider)',
		),
		forbid(
			'utils-know-nothing',
			'Helpers know nothing of BigCommerce.',
			'^nodes/shared/utils/',
			'^nodes/shared/(?!utils/|text/|errors/inputError)',
			{ types: false },
		),
		forbid(
			'text-is-pure',
			'Texts know nothing of BigCommerce.',
			'^nodes/shared/text/',
			'^nodes/shared/(?!text/|accounts/)',
			{ types: false },
		),
		forbid(
			'jwt-is-pure',
			'JSON Web Tokens know nothing of BigCommerce.',
			'^nodes/shared/jwt/',
			'^nodes/shared/(?!jwt/|text/)',
			{ types: false },
		),
		forbid(
			'catalog-access-is-lowest',
			'Reading the catalogue needs nothing else.',
			'^nodes/shared/catalog/',
			'^nodes/shared/(?!catalog/|utils/|text/)',
			{ types: false },
		),
		forbid(
			'http-knows-no-operation',
			'The HTTP client knows accounts, and no operation.',
			'^nodes/shared/http/',
			'^nodes/shared/(catalog|scopes|graphql)/',
			{ types: false },
		),
		forbid(
			'accounts-send-nothing',
			'Accounts know the scopes they list, and send nothing.',
			'^nodes/shared/accounts/',
			'^nodes/shared/(http|graphql)/',
			{ types: false },
		),
		forbid(
			'engine-parts-are-pure',
			'Requests, batches and output are worked out here, and sent by execution/.',
			`^nodes/operations/(${pure})/`,
			'^nodes/(shared/http/(send|sendWithRetry|httpClient|paginate)|operations/(execution|description|methods))',
			{ types: false },
		),
		forbid(
			'description-is-pure',
			'Properties are made from the catalogue, without an account.',
			'^nodes/operations/description/',
			'^nodes/(shared/http/|operations/(execution|methods)/)',
			{ types: false },
		),
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '(^|/)(node_modules|dist|\\.dist-[^/]*|coverage)/' },
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: { extensions: ['.ts', '.mts', '.mjs', '.js', '.cjs', '.json'] },
	},
};
