const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * Writes the files that let n8n show the output fields of a node before its first run: one JSON schema per operation, in
 * `__schema__/v<version>/<resource>/<operation>.json` beside the node, named by the values of these two parameters.
 *
 * @param {{ catalog: string, nodes: string, version: string }} folders  the catalogue's, the compiled nodes', and the nodes' version
 */
exports.writeOutputSchemas = function writeOutputSchemas({ catalog, nodes, version }) {
	const read = (name) => JSON.parse(readFileSync(join(catalog, name), 'utf8'));
	const operations = [...read('operations.json').operations, ...read('graphql.json').operations];
	const outputs = read('answers.json');
	const folders = new Map(
		read('nodes.json').flatMap(({ type, resources }) =>
			resources.map((resource) => [resource, `${type[0].toUpperCase()}${type.slice(1)}`]),
		),
	);
	for (const { id, resource } of operations) {
		const { fields } = outputs.records[outputs.operations[id]];
		// A file is not a field: n8n shows binary data separately.
		if (Object.keys(fields).length === 0) continue;
		const folder = join(nodes, folders.get(resource), '__schema__', `v${version}`, resource);
		mkdirSync(folder, { recursive: true });
		writeFileSync(
			join(folder, `${id}.json`),
			JSON.stringify({ ...objectSchema(fields), version: 1 }),
		);
	}
};

function objectSchema(fields) {
	return {
		type: 'object',
		properties: Object.fromEntries(
			Object.entries(fields).map(([name, each]) => [name, schemaOf(each)]),
		),
	};
}

function schemaOf(field) {
	if (typeof field === 'string') return { type: field };
	if (Array.isArray(field))
		return { type: 'array', ...(field.length > 0 ? { items: schemaOf(field[0]) } : {}) };
	return objectSchema(field);
}
