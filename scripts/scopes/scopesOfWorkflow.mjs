/**
 * The fewest scopes that a workflow needs. The page docs/scopes.html contains the text of this function, so it must not refer to
 * anything outside of itself.
 *
 * @param {{ nodes?: Array<{ name?: string, type?: string, disabled?: boolean, parameters?: Record<string, any> }> }} workflow
 * @param {ReturnType<typeof import('./scopeTable.mjs').scopeTable>} table
 * @returns {{ scopes: Array<{ parameter: string, label: string, nodes: string[] }>, unknown: Array<{ node: string, why: string }>, nodes: number }}
 */
export function scopesOfWorkflow(workflow, table) {
	const PREFIX = /^(?:n8n-nodes-bigcommerce|CUSTOM)\.(bigCommerce\w*?)(Tool)?$/;
	const isExpression = (value) => typeof value === 'string' && value.startsWith('=');
	const needs = [];
	const unknown = [];
	const nodes = (workflow.nodes ?? []).filter(
		({ type, disabled }) => PREFIX.test(type ?? '') && !disabled,
	);

	/** The operation of a path, with or without placeholders. */
	const operationAt = (method, url) => {
		const path = String(url)
			.replace(/^https?:\/\/[^/]+/, '')
			.replace(/^\/stores\/[^/]+/, '')
			.replace(/[?#].*$/, '')
			.replace(/\/$/, '');
		const parts = path.split('/');
		const matches = table.paths.filter(
			([itsMethod, template]) =>
				itsMethod === (method === 'HEAD' ? 'GET' : method) &&
				template.split('/').length === parts.length &&
				template.split('/').every((part, index) => part.startsWith('{') || part === parts[index]),
		);
		return matches.sort(([, a], [, b]) => a.split('{').length - b.split('{').length)[0]?.[2];
	};

	const add = (node, slug) => {
		const groups = table.operations[slug];
		if (!groups)
			unknown.push({ node, why: `it has no known operation (${slug || 'none chosen'})` });
		else for (const anyOf of groups) if (anyOf.length > 0) needs.push({ node, anyOf });
	};

	for (const { name = '', type = '', parameters = {} } of nodes) {
		const [, kind] = PREFIX.exec(type) ?? [];
		// They send nothing to a store.
		if (/^bigCommerce(AppTrigger|ShippingProvider|TaxProvider|ProviderResponse)$/.test(kind ?? ''))
			continue;
		if (kind === 'bigCommerceTrigger') {
			if (parameters.fetchRecord === false) continue;
			if (!Array.isArray(parameters.events))
				unknown.push({ node: name, why: 'its events come from an expression' });
			else
				for (const event of parameters.events)
					for (const slug of table.events[event] ?? []) add(name, slug);
			continue;
		}
		const { resource, operation } = parameters;
		if (resource === 'graphQl')
			unknown.push({ node: name, why: 'the scopes of a GraphQL document depend on its fields' });
		// Places of nodes are in n8n.
		else if (resource === 'readingPlace') continue;
		else if (isExpression(operation))
			unknown.push({ node: name, why: 'its operation comes from an expression' });
		else if (operation === 'api.request') {
			const { method = 'GET', url = '' } = parameters;
			const slug = isExpression(url) || isExpression(method) ? undefined : operationAt(method, url);
			if (slug) add(name, slug);
			else unknown.push({ node: name, why: 'its address is no known operation, or an expression' });
		} else add(name, operation ?? table.defaults[resource ?? ''] ?? '');
		for (const [parameter, value] of Object.entries(parameters)) {
			const list = table.keys[`${parameter} ${value?.mode}`];
			if (list && value.__rl) add(name, list);
		}
		for (const { field, values, scopes } of table.valueScopes[operation] ?? []) {
			const value = parameters.fields?.value?.[field];
			if (values.includes(value) || isExpression(value))
				for (const scope of scopes) needs.push({ node: name, anyOf: [scope] });
		}
	}

	// First what only one scope opens, then the scope that opens most of the rest, read-only before modify.
	const chosen = new Set(
		needs.filter(({ anyOf }) => anyOf.length === 1).map(({ anyOf }) => anyOf[0]),
	);
	const isOpen = ({ anyOf }) => anyOf.some((scope) => chosen.has(scope));
	for (let open = needs.filter((need) => !isOpen(need)); open.length > 0;) {
		const count = (scope) => open.filter(({ anyOf }) => anyOf.includes(scope)).length;
		const rank = (scope) => count(scope) * 2 + (/_read(_only)?$/.test(scope) ? 1 : 0);
		const [best] = [...new Set(open.flatMap(({ anyOf }) => anyOf))].sort(
			(a, b) => rank(b) - rank(a) || (a < b ? -1 : 1),
		);
		chosen.add(best);
		open = needs.filter((need) => !isOpen(need));
	}
	for (const scope of [...chosen]) {
		chosen.delete(scope);
		if (!needs.every(isOpen)) chosen.add(scope);
	}
	const label = (scope) => table.labels[scope] ?? scope;
	const scopes = [...chosen]
		.map((parameter) => ({
			parameter,
			label: label(parameter),
			nodes: [
				...new Set(needs.filter(({ anyOf }) => anyOf.includes(parameter)).map(({ node }) => node)),
			],
		}))
		.sort((a, b) => (a.label < b.label ? -1 : 1));
	return { scopes, unknown, nodes: nodes.length };
}
