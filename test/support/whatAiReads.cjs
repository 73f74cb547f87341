/**
 * Prints as JSON what n8n's AI reads about this package's nodes, made by n8n's own generators.
 * Arguments: n8n's node_modules, a folder with the package, the searches as JSON.
 */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const [, , nodeModules, folder, searches] = process.argv;
process.env.NODE_PATH = nodeModules;
require('node:module').Module._initPaths();

const from = (...path) => require(join(nodeModules, ...path));
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
const { synthesizeNodeTypeDef } = from('n8n/dist/modules/mcp-registry/synthesize-type-def.js');
const { createAiTools } = from('n8n/dist/tool-generation/ai-tools.js');
const { NodeTypeParser, searchCodeBuilderNodes } = from(
	'@n8n/ai-utilities/dist/cjs/node-catalog/index.js',
);

/** All nodes of a package as n8n has them: with the package in the name, and each that may be a tool once more as a tool. */
function asInN8n(name, descriptions) {
	const nodes = descriptions.map((each) => ({ ...each, name: `${name}.${each.name}` }));
	createAiTools(
		{ nodes },
		{ nodes: Object.fromEntries(nodes.map((each) => [each.name, {}])), credentials: {} },
	);
	return nodes;
}

const descriptions = json(join(folder, 'package.json')).n8n.nodes.map((file) => {
	const [Type] = Object.values(require(join(folder, file)));
	return {
		...new Type().description,
		codex: json(join(folder, file.replace(/\.js$/, '.json'))),
	};
});
const parser = new NodeTypeParser([
	...['n8n-nodes-base', '@n8n/n8n-nodes-langchain'].flatMap((name) =>
		asInN8n(name, json(join(nodeModules, name, 'dist', 'types', 'nodes.json'))),
	),
	...asInN8n('n8n-nodes-bigcommerce', descriptions),
]);

console.log(
	JSON.stringify({
		nodes: descriptions.map(({ codex, ...description }) => ({
			name: description.name,
			description: Buffer.byteLength(JSON.stringify(description)),
			types: synthesizeNodeTypeDef({
				...description,
				name: `n8n-nodes-bigcommerce.${description.name}`,
			}).length,
		})),
		searches: JSON.parse(searches).map((query) => ({
			query,
			bytes: Buffer.byteLength(searchCodeBuilderNodes(parser, [query]).results),
			found: parser.searchNodeTypes(query).map(({ id }) => id),
		})),
	}),
);
