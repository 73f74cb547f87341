/** Writes catalog/operations.json, graphql.json, answers.json, forms.json, nodes.json, the nodes' .node.json files and docs/nodes from BigCommerce's OpenAPI files, catalog/overrides, catalog/graphql, catalog/forms and catalog/nodes.yaml: `npm run generate [-- <folder>] [--check]`. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { buildCatalog } from './generator/build';
import { readChanges } from './generator/overrides';
import { printNodeDocs, printNodeIndex } from './generator/docs';
import { buildForms, printForms } from './generator/forms';
import { buildGraphQl, graphQlOutputs } from './generator/graphql/build';
import { readDefinitions } from './generator/graphql/definitions';
import { classNameOf, printCodex, printNodes, readNodes } from './generator/nodes';
import { joined, joinedOutputs } from './generator/join';
import { buildOutputs } from './generator/outputs';
import { readSpecifications } from './generator/specifications';
import { printCatalog, printOutputs } from './generator/print';
import custom from './custom.json';
import own from './localOperations.json';
import scopes from './scopes.json';
import type { Catalog } from './types';

async function generate(): Promise<void> {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: { check: { type: 'boolean' } },
	});
	const folder = resolve(positionals[0] ?? join(__dirname, '..', '..', 'shared', 'openapi'));
	if (!existsSync(folder))
		throw new Error(
			`The folder ${folder} does not exist. Specify the folder with BigCommerce's OpenAPI files.`,
		);
	const specified = await readSpecifications(folder);
	const changes = readChanges(join(__dirname, 'overrides'));
	const catalog = buildCatalog(specified, changes);
	const printed = printCatalog(catalog);
	write('operations.json', printed, values.check);
	const definitions = readDefinitions(join(__dirname, 'graphql'));
	const graphQl = buildGraphQl(definitions);
	const all = joined([catalog, graphQl, own as unknown as Catalog], custom as unknown as Catalog);
	write('graphql.json', printCatalog(graphQl), values.check);
	write(
		'answers.json',
		printOutputs(
			joinedOutputs(
				buildOutputs(specified, catalog, changes),
				graphQlOutputs(definitions, graphQl),
			),
		),
		values.check,
	);
	const forms = buildForms(join(__dirname, 'forms'), all);
	write('forms.json', printForms(forms), values.check);
	const nodes = readNodes(join(__dirname, 'nodes.yaml'), all);
	write('nodes.json', printNodes(nodes), values.check);
	const docs = { catalog: all, nodes, scopes, forms };
	write('../docs/nodes/README.md', printNodeIndex(docs), values.check);
	for (const node of nodes) {
		const className = classNameOf(node);
		write(`../nodes/${className}/${className}.node.json`, printCodex(node), values.check);
		write(`../docs/nodes/${node.id}.md`, printNodeDocs(node, docs), values.check);
	}
	console.log(
		`${all.operations.length} operations on ${all.resources.length} resources, ${Math.round(printed.length / 1024)} KB`,
	);
}

function write(name: string, printed: string, isCheck = false): void {
	const target = join(__dirname, name);
	if (!isCheck) {
		mkdirSync(dirname(target), { recursive: true });
		writeFileSync(target, printed);
	} else if (readFileSync(target, 'utf8') !== printed)
		throw new Error(
			`${join('catalog', name)} is out of date with the specifications and overrides. Run: npm run generate`,
		);
}

generate().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
