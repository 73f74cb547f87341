// npm run scopes -- workflow.json [more.json …]: the fewest scopes that an API account needs for these workflows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scopesOfWorkflow } from './scopes/scopesOfWorkflow.mjs';
import { scopeTable } from './scopes/scopeTable.mjs';

const files = process.argv.slice(2);
if (files.length === 0) {
	console.error('Name the file of a workflow: npm run scopes -- workflow.json');
	process.exit(1);
}
const table = scopeTable(join(import.meta.dirname, '..'));
const nodes = files.flatMap((file) => {
	try {
		const read = JSON.parse(readFileSync(file, 'utf8'));
		return [read].flat().flatMap((workflow) => workflow.nodes ?? []);
	} catch {
		console.error(`${file} is not the file of a workflow. Download it in n8n with … → Download.`);
		return process.exit(1);
	}
});
const { scopes, unknown, nodes: count } = scopesOfWorkflow({ nodes }, table);
if (count === 0) console.log('There is no BigCommerce node in it.');
else if (scopes.length === 0) console.log('It needs no scope beyond the default one.');
for (const { label, parameter, nodes: names } of scopes)
	console.log(`${label}  (${parameter})  ${names.join(', ')}`);
for (const { node, why } of unknown) console.log(`Not known: ${node}: ${why}.`);
