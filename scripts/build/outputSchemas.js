const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * Writes the files that let n8n show the output fields of a node before its first run: one JSON schema per operation, in
 * `__schema__/v<version>/<resource>/<operation>.json` beside the node, named by the values of these two parameters. n8n does not
 * ask for the parameter *Output*, so they have the fields of its default, Simplified.
 *
 * @param {{ catalog: string, nodes: string, version: string }} folders  the catalogue's, the compiled nodes', and the nodes' version
 */
exports.writeOutputSchemas = function writeOutputSchemas({ catalog, nodes, version }) {
	const read = (name) => JSON.parse(readFileSync(join(catalog, name), 'utf8'));
	const operations = ['operations', 'graphql', 'upserts', 'steps'].flatMap(
		(name) => read(`${name}.json`).operations,
	);
	const outputs = read('answers.json');
	const folders = new Map(
		read('nodes.json').flatMap(({ type, resources }) =>
			resources.map((resource) => [resource, `${type[0].toUpperCase()}${type.slice(1)}`]),
		),
	);
	for (const { id, resource } of operations) {
		const record = outputs.records[outputs.operations[id]];
		const converted = withTypes(record.fields, record.numbers, 'number');
		const typed = withTypes(converted, record.dates, 'string');
		const fields = record.simplified ? only(typed, record.simplified) : typed;
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

/** The fields at some paths have another type in Simplified output; lists are traversed. */
function withTypes(fields, paths = [], type) {
	return paths.reduce((all, path) => withType(all, path.split('.'), type), fields);
}

function withType(schema, [name, ...rest], type) {
	if (Array.isArray(schema)) return schema.map((inner) => withType(inner, [name, ...rest], type));
	const own = schema[name];
	if (rest.length > 0) return { ...schema, [name]: withType(own, rest, type) };
	return { ...schema, [name]: Array.isArray(own) ? [type] : type };
}

/** The named fields, in the order of the names; `parent.child` names a nested one. */
function only(fields, names) {
	const kept = {};
	for (const name of names) {
		const [first, ...rest] = name.split('.');
		if (!Object.hasOwn(fields, first)) continue;
		const inner = rest.length > 0 && only(fields[first], [rest.join('.')]);
		kept[first] = inner ? { ...kept[first], ...inner } : fields[first];
	}
	return kept;
}

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
