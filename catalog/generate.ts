/** Writes catalog/operations.json, graphql.json, answers.json, forms.json, nodes.json, the nodes' .node.json files and docs/nodes from BigCommerce's OpenAPI files, catalog/overrides, catalog/graphql, catalog/forms and catalog/nodes.yaml: `npm run generate [-- <folder> [<folder of B2B Edition>]] [--check]`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { buildCatalog } from './generator/build';
import { readChanges } from './generator/overrides';
import { printNodeDocs, printNodeIndex } from './generator/docs';
import { examplesFrom } from './generator/examples';
import { buildForms, printForms, readTable } from './generator/forms';
import { printKeys, readKeys } from './generator/keys';
import { buildSteps, stepsOutputs } from './generator/steps';
import { buildUpserts, upsertOutputs } from './generator/upserts';
import { buildGraphQl, graphQlOutputs } from './generator/graphql/build';
import { readDefinitions } from './generator/graphql/definitions';
import { classNameOf, printCodex, printNodes, readNodes } from './generator/nodes';
import { joined, joinedOutputs } from './generator/join';
import { buildOutputs } from './generator/outputs';
import { withSentFields } from './generator/sentFields';
import { printSince, readSince } from './generator/since';
import { changesWithout, outputsOf, readSources, withPresent } from './generator/sources';
import { sourcesIn } from './generator/specifications';
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
	const b2b = resolve(positionals[1] ?? join(dirname(folder), 'openapi-b2b'));
	const { specified, skipped, remarks } = await readSources(sourcesIn(folder, b2b));
	for (const remark of remarks) console.log(remark);
	const changes = changesWithout(readChanges(join(__dirname, 'overrides')), skipped);
	const built = buildCatalog(specified, changes);
	const outputs = buildOutputs(specified, built, changes);
	const catalog = withPresent(built, present('operations.json'), skipped);
	const printed = printCatalog(catalog);
	write('operations.json', printed, values.check);
	const definitions = readDefinitions(join(__dirname, 'graphql'));
	const graphQl = buildGraphQl(definitions);
	const upserts = buildUpserts(join(__dirname, 'keys'), catalog);
	const steps = buildSteps(join(__dirname, 'steps'), catalog);
	const all = joined(
		[catalog, graphQl, upserts, steps, own as unknown as Catalog],
		custom as unknown as Catalog,
	);
	write('graphql.json', printCatalog(graphQl), values.check);
	write('upserts.json', printCatalog(upserts), values.check);
	write('steps.json', printCatalog(steps), values.check);
	const specifiedOutputs = outputsOf(catalog.operations, outputs, present('answers.json'));
	const allOutputs = joinedOutputs(
		withSentFields(catalog.operations, specifiedOutputs),
		withSentFields(graphQl.operations, graphQlOutputs(definitions, graphQl)),
		upsertOutputs(upserts, specifiedOutputs),
		stepsOutputs(join(__dirname, 'steps'), specifiedOutputs),
	);
	write('answers.json', printOutputs(allOutputs), values.check);
	const since = readSince(join(__dirname, 'since.yaml'), all, allOutputs);
	write('since.json', printSince(since), values.check);
	write('keys.json', printKeys(readKeys(join(__dirname, 'keys'), all)), values.check);
	const forms = buildForms(join(__dirname, 'forms'), all);
	write('forms.json', printForms(forms), values.check);
	const nodes = readNodes(join(__dirname, 'nodes.yaml'), all);
	write('nodes.json', printNodes(nodes), values.check);
	const examples = readTable(join(__dirname, 'forms'), 'examples');
	const exampleOf = examplesFrom(examples, forms, all.operations);
	const docs = { catalog: all, nodes, scopes, exampleOf, descriptions: forms.descriptions };
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

function present<Content>(name: string): Content {
	return JSON.parse(readFileSync(join(__dirname, name), 'utf8')) as Content;
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
