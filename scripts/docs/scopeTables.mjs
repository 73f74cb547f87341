/** What scopes without an operation give access to. Source: BigCommerce's guide to API accounts. */
const BEYOND_OPERATIONS = {
	store_metafield_write: 'Metafields of the API account itself. Every account has it.',
	store_metafield_write_all:
		'Metafields of all API accounts, those for apps only included. It widens what the metafield operations reach.',
	store_infrastructure_deployments_read_only:
		'The events of deployments: an endless stream, which a workflow step cannot return.',
	store_infrastructure_logs_read_only: 'The logs of projects, live: an endless stream as well.',
};

const KINDS = { store: 'store-level', app: 'app-level', account: 'account-level' };

/**
 * All scopes and what they give access to, as Markdown: one table per group.
 *
 * @param {Array<{ parameter: string, name: string, permission: string, group: string, accounts: string[] }>} scopes
 * @param {{ resources: Array<{ id: string, name: string }>, operations: Array<{ id: string, resource: string, scopes: string[], alsoScopes?: string[] }> }} catalog
 */
export function scopeTables(scopes, { resources, operations }) {
	const nameOf = new Map(resources.map(({ id, name }) => [id, name]));
	const opened = (parameter) =>
		summary(
			operations.filter(
				(each) => each.scopes.includes(parameter) || each.alsoScopes?.includes(parameter),
			),
			nameOf,
		);
	const tables = [...Map.groupBy(scopes, ({ group }) => group)].map(([group, members]) => {
		const rows = members.map(
			({ parameter, name, permission, accounts }) =>
				`| ${name}: ${permission} | \`${parameter}\` | ${accounts.map((kind) => KINDS[kind]).join(', ')} | ${opened(parameter) ?? beyondOperations(parameter)} |`,
		);
		return [
			`### ${group}`,
			'',
			'| In the control panel | Parameter | Accounts | Opens |',
			'|---|---|---|---|',
			...rows,
		].join('\n');
	});
	const free = summary(
		operations.filter((each) => each.scopes.length === 0),
		nameOf,
	);
	return `Every account has the default scope. It opens ${free}.\n\n${tables.join('\n\n')}`;
}

/** `12 operations: Banner, Coupon`; undefined if no operation needs the scope. */
function summary(operations, nameOf) {
	if (operations.length === 0) return undefined;
	const names = [...new Set(operations.map(({ resource }) => nameOf.get(resource)))].sort((a, b) =>
		a.localeCompare(b),
	);
	return `${operations.length} operation${operations.length === 1 ? '' : 's'}: ${names.join(', ')}`;
}

function beyondOperations(parameter) {
	const note = BEYOND_OPERATIONS[parameter];
	if (!note)
		throw new Error(
			`No operation needs the scope ${parameter}. Add to scripts/docs/scopeTables.mjs what it gives access to.`,
		);
	return note;
}
