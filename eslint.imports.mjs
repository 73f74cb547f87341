/** Who may import whom: the arrows of the map in docs/architecture.md. Types of the catalogue are free to all. */
const allow = (from, others) => ({
	files: [`${from}/**/*.ts`],
	rules: {
		'@typescript-eslint/no-restricted-imports': [
			'error',
			{
				patterns: others.map((each) => ({
					allowTypeImports: each.typesAllowed,
					group: each.group,
					message: each.message,
				})),
			},
		],
	},
});

const toNodes = {
	group: ['**/nodes/*', '**/nodes/**'],
	message: 'This folder stands on its own: it does not import from nodes/.',
};
const toTests = {
	group: ['**/test/**', '**/bench/**'],
	message: 'Nothing imports tests or benchmarks.',
};
const toSandbox = { group: ['**/sandbox/**'], message: 'What ships does not import the sandbox.' };
const above = {
	group: ['**/BigCommerce/**', '**/BigCommerce*'],
	message: 'nodes/shared does not import from a single node.',
};
/** Also from a folder one level deeper: `../../transport/send`. */
const folders = (names, message) => ({
	group: names.flatMap((name) => [`../${name}/**`, `../../${name}/**`]),
	message,
	typesAllowed: true,
});

export default [
	allow('catalog', [toNodes, toTests, toSandbox]),
	allow('sandbox', [toNodes, toTests]),
	allow('nodes/BigCommerce', [toTests, toSandbox]),
	allow('nodes/BigCommerceGraphQl', [toTests, toSandbox]),
	allow('nodes/BigCommerceTrigger', [toTests, toSandbox]),
	allow('nodes/BigCommerceAppTrigger', [toTests, toSandbox]),
	allow('nodes/shared/jwt', [
		toTests,
		toSandbox,
		above,
		folders(['*'], 'JSON Web Tokens know nothing of BigCommerce.'),
	]),
	allow('nodes/shared/apps', [
		toTests,
		toSandbox,
		above,
		folders(
			['forms', 'requests', 'catalog', 'transport'],
			'What an app is told is judged here and asked for elsewhere.',
		),
	]),
	allow('nodes/shared/ownWork', [
		toTests,
		toSandbox,
		above,
		folders(
			['transport', 'forms', 'scopes'],
			'What the node does itself is pure; requests are sent elsewhere.',
		),
		{
			group: ['../accounts/**', '!../accounts/thisMachine'],
			message: 'What the node does itself knows no account.',
			typesAllowed: true,
		},
	]),
	allow('nodes/shared/webhooks', [
		toTests,
		toSandbox,
		above,
		folders(['forms'], 'Webhooks show nothing: they know operations, scopes and how to ask.'),
	]),
	allow('nodes/shared/accounts', [
		toTests,
		toSandbox,
		above,
		folders(['transport', 'requests', 'forms'], 'Accounts know only the scopes they list.'),
	]),
	allow('nodes/shared/catalog', [
		toTests,
		toSandbox,
		above,
		folders(
			['transport', 'requests', 'forms', 'accounts', 'scopes'],
			'The catalogue stands below everything.',
		),
	]),
	allow('nodes/shared/scopes', [
		toTests,
		toSandbox,
		above,
		folders(['requests', 'forms'], 'Scopes know accounts, the catalogue and how to ask.'),
	]),
	allow('nodes/shared/requests', [
		toTests,
		toSandbox,
		above,
		folders(
			['transport', 'forms', 'accounts'],
			'Requests are pure: they import types of the transport only.',
		),
	]),
	allow('nodes/shared/files', [
		toTests,
		toSandbox,
		above,
		folders(
			['transport', 'forms', 'accounts', 'scopes'],
			'Files are checked and written here, and sent elsewhere.',
		),
	]),
	allow('nodes/shared/output', [
		toTests,
		toSandbox,
		above,
		folders(['transport', 'forms', 'accounts', 'scopes'], 'Output is pure.'),
	]),
	allow('nodes/shared/jobs', [
		toTests,
		toSandbox,
		above,
		folders(
			['transport', 'forms', 'accounts', 'scopes', 'requests'],
			'What is known of jobs is pure; they are followed elsewhere.',
		),
	]),
	allow('nodes/shared/customRequest', [
		toTests,
		toSandbox,
		above,
		folders(
			['transport', 'forms', 'scopes'],
			"Requests of one's own are pure: they know where a store is.",
		),
	]),
	allow('nodes/shared/batches', [
		toTests,
		toSandbox,
		above,
		{
			group: ['../transport/send', '../transport/deliver', '../transport/exchange'],
			message: 'Batches are planned here and sent elsewhere.',
			typesAllowed: true,
		},
		folders(['forms', 'accounts', 'scopes'], 'Batches know requests and the catalogue.'),
	]),
	allow('nodes/shared/transport', [
		toTests,
		toSandbox,
		above,
		folders(
			['catalog', 'requests', 'forms', 'scopes'],
			'The transport knows accounts and no operation.',
		),
	]),
	allow('nodes/shared/graphql', [
		toTests,
		toSandbox,
		above,
		folders(['forms', 'catalog'], 'GraphQL knows scopes, and how to ask.'),
	]),
	allow('nodes/shared/errors', [
		toTests,
		toSandbox,
		above,
		folders(
			['forms', 'catalog', 'operations', 'graphql'],
			'Errors are put into the shape of n8n here, wherever they come from.',
		),
	]),
	allow('nodes/shared/text', [
		toTests,
		toSandbox,
		above,
		folders(['transport', 'forms', 'catalog', 'requests', 'scopes'], 'Text is pure.'),
	]),
	allow('nodes/shared/utils', [
		toTests,
		toSandbox,
		above,
		folders(['*'], 'Helpers know nothing of BigCommerce.'),
	]),
	allow('nodes/shared/operations', [
		toTests,
		toSandbox,
		above,
		folders(
			['forms', 'accounts'],
			'Carrying out an operation shows nothing: it knows requests, and how to ask.',
		),
	]),
	allow('nodes/shared/forms', [
		toTests,
		toSandbox,
		above,
		folders(['transport', 'accounts'], 'Forms are pure.'),
	]),
];
