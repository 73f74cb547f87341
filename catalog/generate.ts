/** Writes catalog/operations.json from BigCommerce's OpenAPI files and catalog/changes: `npm run generate [-- <folder>] [--check]`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { buildCatalog } from './generator/build';
import { readChanges } from './generator/changes';
import { readSpecifications } from './generator/specifications';
import { printCatalog } from './generator/print';

async function generate(): Promise<void> {
	const { positionals, values } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean' } } });
	const folder = resolve(positionals[0] ?? join(__dirname, '..', '..', 'shared', 'openapi'));
	if (!existsSync(folder)) throw new Error(`There is no folder ${folder}. Name the folder that holds BigCommerce's OpenAPI files.`);
	const target = join(__dirname, 'operations.json');
	const catalog = buildCatalog(await readSpecifications(folder), readChanges(join(__dirname, 'changes')));
	const printed = printCatalog(catalog);
	if (values.check) {
		if (readFileSync(target, 'utf8') !== printed) throw new Error('catalog/operations.json is not what the specifications and changes give. Run: npm run generate');
	} else {
		writeFileSync(target, printed);
	}
	console.log(`${catalog.operations.length} operations on ${catalog.resources.length} resources, ${Math.round(printed.length / 1024)} KB`);
}

generate().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
