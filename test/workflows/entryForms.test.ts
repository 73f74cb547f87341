import Ajv from 'ajv';
import addFormats from 'ajv-formats';

import type { Schema } from '../../catalog/types';
import type { Sandbox } from '../../sandbox/server';
import {
	entryCases,
	nameOfCase,
	oneEntry,
	recordOf,
	requiredFields,
	type EntryCase,
} from '../support/entries';
import { failuresOf } from '../support/failures';
import { runNode } from '../support/node';
import { id } from '../support/run';
import { sampleParameters } from '../support/samples';
import { apiRequests, as, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(() => sandbox.close());

const ajv = addFormats(new Ajv({ strict: false }));

/** The request of an operation whose required fields and one list are filled in, as a preview shows it. */
async function bodyOf({ form, kind, operation }: EntryCase): Promise<unknown> {
	const { authentication, use } = as(sandbox, 'full', { scopeSource: 'all' });
	sandbox.log.clear();
	const result = await runNode({
		...use,
		parameters: {
			authentication,
			resource: operation.resource,
			operation: operation.id,
			previewOnly: true,
			options: {},
			...Object.fromEntries(
				Object.entries(sampleParameters(operation)).map(([name, value]) => [name, id(value)]),
			),
			fields: requiredFields(operation, form),
			[form.parameter]: oneEntry(form, kind),
		} as never,
	});
	const sent = apiRequests(sandbox).flatMap(({ body }) => body ?? []);
	// What is no write has no preview, and its record may not exist here.
	if (result.error && sent.length === 0) throw result.error;
	return [result.items, sent];
}

/** The list in a request, wherever it is. */
function listIn(value: unknown, name: string): unknown {
	if (Array.isArray(value))
		return value.map((entry) => listIn(entry, name)).find((found) => found !== undefined);
	if (typeof value === 'string' && /^[[{]/.test(value)) return listIn(JSON.parse(value), name);
	if (typeof value !== 'object' || value === null) return undefined;
	return Object.hasOwn(value, name)
		? (value as Record<string, unknown>)[name]
		: listIn(Object.values(value), name);
}

test('every list that is filled in entry by entry is sent with what was filled in, in the types of the specification', async () => {
	expect(entryCases.length).toBeGreaterThan(100);
	const failures = await failuresOf(entryCases, nameOfCase, async (each) => {
		const sent = await bodyOf(each);
		const { form, operation } = each;
		const list =
			form.field === 'value' ? sent : listIn(sent, form.field.split('.').at(-1) as string);
		expect(list).toBeDefined();
		if (form.field === 'value') return;
		if (!form.single) expect(list).toHaveLength(1);
		const schema = form.field
			.split('.')
			.reduce<Schema>((at, name) => at.properties?.[name] ?? {}, recordOf(operation));
		ajv.validate(schema, list);
		expect([list, ajv.errorsText()]).toEqual([list, 'No errors']);
	});
	expect(failures).toEqual([]);
});
