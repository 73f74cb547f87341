/**
 * The paths of the V2 API, which legacy accounts were used for, with the scopes they need today and the resources and nodes that
 * have them, as a Markdown table.
 *
 * @param {Array<{ parameter: string, name: string, permission: string }>} scopes
 * @param {{ resources: Array<{ id: string, name: string }>, operations: Array<{ resource: string, server: string, method: string, path: string, scopes: string[] }> }} catalog
 * @param {Array<{ name: string, resources: string[] }>} nodes
 */
export function legacyPaths(scopes, { resources, operations }, nodes) {
	const scopeName = new Map(
		scopes.map(({ parameter, name, permission }) => [parameter, `${name}: ${permission}`]),
	);
	const resourceName = new Map(resources.map(({ id, name }) => [id, name]));
	const byPath = Map.groupBy(
		operations.filter(({ server }) => server === 'v2'),
		({ path }) => path.split('/')[1],
	);
	const rows = [...byPath]
		.sort(([a], [b]) => a.localeCompare(b))
		.map(([path, members]) => {
			const reading = members.filter(({ method }) => method === 'GET');
			const writing = members.filter(({ method }) => method !== 'GET');
			const ids = new Set(members.map(({ resource }) => resource));
			const names = [...ids].map((id) => resourceName.get(id)).sort();
			const holders = nodes.filter((node) => node.resources.some((id) => ids.has(id)));
			return `| \`${path}\` | ${least(reading, scopeName)} | ${least(writing, scopeName)} | ${names.join(', ')} | ${holders.map(({ name }) => name).join(', ')} |`;
		});
	return [
		'| Path | To read | To change | Resources | Node |',
		'|---|---|---|---|---|',
		...rows,
	].join('\n');
}

/** The smallest sufficient scopes, which the catalog lists first. */
function least(operations, scopeName) {
	const names = [
		...new Set(
			operations.map(({ scopes: [first] }) => (first ? scopeName.get(first) : 'no scope')),
		),
	];
	return names.join(', ') || '–';
}
