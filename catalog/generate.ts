/** Writes catalog/operations.json, answers.json, forms.json and docs/operations.md from BigCommerce's OpenAPI files, catalog/changes and catalog/forms: `npm run generate [-- <folder>] [--check]`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { buildCatalog } from './generator/build';
import { readChanges } from './generator/changes';
import { printDocs } from './generator/docs';
import { buildForms, printForms } from './generator/forms';
import { buildOutputs } from './generator/outputs';
import { readSpecifications } from './generator/specifications';
import { printCatalog, printOutputs } from './generator/print';
import scopes from './scopes.json';

async function generate(): Promise<void> {
	const { positionals, values } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean' } } });
	const folder = resolve(positionals[0] ?? join(__dirname, '..', '..', 'shared', 'openapi'));
	if (!existsSync(folder)) throw new Error(`There is no folder ${folder}. Name the folder that holds BigCommerce's OpenAPI files.`);
	const specified = await readSpecifications(folder);
	const changes = readChanges(join(__dirname, 'changes'));
	const catalog = buildCatalog(specified, changes);
	const printed = printCatalog(catalog);
	write('operations.json', printed, values.check);
	write('answers.json', printOutputs(buildOutputs(specified, catalog, changes)), values.check);
	write('forms.json', printForms(buildForms(join(__dirname, 'forms'), catalog)), values.check);
	write('../docs/operations.md', printDocs(catalog, scopes), values.check);
	console.log(`${catalog.operations.length} operations on ${catalog.resources.length} resources, ${Math.round(printed.length / 1024)} KB`);
}

function write(name: string, printed: string, isCheck = false): void {
	const target = join(__dirname, name);
	if (!isCheck) writeFileSync(target, printed);
	else if (readFileSync(target, 'utf8') !== printed) throw new Error(`${join('catalog', name)} is not what the specifications and changes give. Run: npm run generate`);
}

generate().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
