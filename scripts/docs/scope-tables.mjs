/**
 * What the scopes open that no REST operation asks for.
 * Sources: BigCommerce's guide to API accounts, and the schemas of its GraphQL APIs.
 */
const BEYOND_REST = {
	store_app_extensions_manage: 'App extensions, in the GraphQL Admin API.',
	store_v2_customers_login: 'URLs that sign a customer in to the storefront: the resource Customer Login. n8n signs them itself.',
	store_metafield_change_owner: 'Which API account owns a metafield, in the GraphQL Admin API.',
	store_metafield_write: 'Metafields of the API account itself. Every account has it.',
	store_metafield_write_all: 'Metafields of all API accounts, those for apps only included. It widens what the metafield operations reach.',
	store_translations: 'Translations, in the GraphQL Admin API.',
	store_translations_read_only: 'Translations, in the GraphQL Admin API.',
	store_infrastructure_deployments_read_only: 'The events of deployments: an endless stream, which a workflow step cannot return.',
	store_infrastructure_logs_read_only: 'The logs of projects, live: an endless stream as well.',
	account_read: 'Details of the account.',
	account_apps_read: 'The apps of the account.',
	account_stores_read: 'The stores of the account.',
	account_users_read: 'The users of the account, and the stores they may enter.',
	account_users_write: 'Add and change users.',
	account_users_delete: 'Remove users.',
	account_checkouts_create: 'Start checkouts for subscriptions to apps.',
	account_checkouts_read: 'Checkouts for subscriptions to apps.',
	account_subscriptions_cancel: 'Cancel subscriptions to apps.',
	account_subscriptions_read: 'Subscriptions to apps.',
};

const KINDS = { store: 'store-level', app: 'app-level', account: 'account-level' };

/**
 * Every scope and what it opens, as Markdown: one table per group.
 *
 * @param {Array<{ parameter: string, name: string, permission: string, group: string, accounts: string[] }>} scopes
 * @param {{ resources: Array<{ id: string, name: string }>, operations: Array<{ id: string, resource: string, scopes: string[] }> }} catalog
 */
export function scopeTables(scopes, { resources, operations }) {
	const nameOf = new Map(resources.map(({ id, name }) => [id, name]));
	const opened = (parameter) => summary(operations.filter((each) => each.scopes.includes(parameter)), nameOf);
	const tables = [...Map.groupBy(scopes, ({ group }) => group)].map(([group, members]) => {
		const rows = members.map(({ parameter, name, permission, accounts }) =>
			`| ${name}: ${permission} | \`${parameter}\` | ${accounts.map((kind) => KINDS[kind]).join(', ')} | ${opened(parameter) ?? beyondRest(parameter)} |`);
		return [`### ${group}`, '', '| In the control panel | Parameter | Accounts | Opens |', '|---|---|---|---|', ...rows].join('\n');
	});
	const free = summary(operations.filter((each) => each.scopes.length === 0), nameOf);
	return `Every account has the default scope. It opens ${free}.\n\n${tables.join('\n\n')}`;
}

/** `12 operations: Banner, Coupon`; undefined where no operation asks for it. */
function summary(operations, nameOf) {
	if (operations.length === 0) return undefined;
	const names = [...new Set(operations.map(({ resource }) => nameOf.get(resource)))].sort((a, b) => a.localeCompare(b));
	return `${operations.length} operation${operations.length === 1 ? '' : 's'}: ${names.join(', ')}`;
}

function beyondRest(parameter) {
	const note = BEYOND_REST[parameter];
	if (!note) throw new Error(`No operation needs the scope ${parameter}. Say in scripts/docs/scope-tables.mjs what it opens.`);
	return note;
}
