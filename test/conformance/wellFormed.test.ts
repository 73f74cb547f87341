import type { JSONSchema } from '@stoplight/prism-http';

import catalogFile from '../../catalog/operations.json';
import type { Catalog, Operation } from '../../catalog/types';
import { isWellFormed } from '../../nodes/operations/execution/wellFormedResponse';
import { openEnvelope } from '../../nodes/shared/http/b2bEnvelope';
import type { HttpResponse } from '../../nodes/shared/http/request';
import { areThere, FOLDER, readSpecifications, type HttpOperation } from './support/specifications';
import { flatten } from './support/schema';
import { failuresOf } from '../support/failures';

const { operations } = catalogFile as unknown as Catalog;
const keyOf = ({ method, server, path }: Pick<Operation, 'method' | 'server' | 'path'>) =>
	`${method} ${server} ${path}`;

/** Where an example or a schema contradicts what stands beside it, or the catalogue corrects it with a reason. */
const KNOWN = new Set([
	// The schema has one record under data, or a bare one; catalog/overrides says why these are lists, or wrapped.
	'GET v3 /carts/{cart_id}/metafields',
	'GET v3 /catalog/products/{product_id}/bulk-pricing-rules',
	'GET v3 /channels/{channel_id}/metafields',
	'GET v3 /channels/{channel_id}/metafields/{metafield_id}',
	'POST v3 /channels/{channel_id}/metafields',
	'PUT v3 /channels/{channel_id}/metafields/{metafield_id}',
	'POST v3 /checkouts/{checkoutId}/token',
	'POST v3 /content/pages',
	// The example is the body of a request, or a record without the data that the schema has.
	'GET v3 /catalog/products/{product_id}/videos/{id}',
	'POST v3 /catalog/products/{product_id}/videos',
	'PUT v3 /catalog/products/{product_id}/videos/{id}',
	'POST v3 /catalog/products',
	'PUT v3 /catalog/products',
	'PUT v3 /catalog/products/{product_id}',
	'POST v3 /customers/addresses',
	'PUT v3 /customers/addresses',
	// The schema has one record where the description and the example have a list.
	'GET b2b /addresses',
	'GET b2b /companies/roles',
	'GET b2b /companies/{companyId}/attachments',
	'POST b2b /addresses/bulk',
	// The example of 200 is a refusal.
	'POST b2b /ip/invoices',
	// Beside 200 stands a 201 that is described as any object.
	'PUT v3 /catalog/products/{product_id}/images/{image_id}',
]);

if (!areThere)
	process.stdout.write(
		`SKIPPED: ${FOLDER} is not there, so the examples of the official specifications are not held to what counts as well-formed.\n`,
	);

interface Example {
	status: number;
	body: unknown;
}

let examples = new Map<string, Example[]>();
beforeAll(async () => {
	if (areThere)
		examples = new Map(
			[...(await readSpecifications())].map(([key, { operation }]) => [key, examplesOf(operation)]),
		);
}, 600_000);

function examplesOf({ responses }: HttpOperation): Example[] {
	return responses
		.filter(({ code }) => /^2\d\d$/.test(code))
		.flatMap(({ code, contents = [] }): Example[] => {
			if (contents.length === 0) return [{ status: Number(code), body: undefined }];
			const values = contents
				.flatMap((content) => content.examples ?? [])
				.map((value) => ('value' in value ? value.value : undefined));
			// Some examples are text that only looks like JSON.
			const described = contents.flatMap(({ mediaType, schema }) =>
				schema && mediaType.includes('json') && code !== '204'
					? [shapeOf(schema as JSONSchema)]
					: [],
			);
			return [...values, ...described]
				.filter((value) => typeof value === 'object' && value !== null)
				.map((body) => ({ status: Number(code), body }));
		});
}

/** The answer as the node has it: that of B2B Edition in the form of the other APIs, with the code of a success. */
function answerOf({ server }: Operation, status: number, body: unknown): HttpResponse {
	const answer = { status, headers: {}, body };
	if (server !== 'b2b' || typeof body !== 'object' || body === null) return answer;
	return openEnvelope({
		...answer,
		body: 'code' in body && body.code === 1 ? { ...body, code: status } : body,
	});
}

/** A value of the shape that a schema describes; what stands in its fields does not matter here. */
function shapeOf(schema: JSONSchema, depth = 0): unknown {
	const { type, properties = {}, items = {} } = flatten(schema);
	if (type === 'array') return [shapeOf(items as JSONSchema, depth + 1)];
	if (type !== 'object' || depth > 3) return 1;
	return Object.fromEntries(
		Object.entries(properties).map(([name, jSONSchema7]) => [
			name,
			shapeOf(jSONSchema7, depth + 1),
		]),
	);
}

(areThere ? describe : describe.skip)(
	'the answers that the official specifications describe are well-formed',
	() => {
		it('for every operation', async () => {
			const failures = await failuresOf(operations, keyOf, (operation) => {
				const key = keyOf(operation);
				const refused = (examples.get(key) ?? []).filter(
					({ status, body }) => !isWellFormed(operation, answerOf(operation, status, body)),
				);
				expect([refused.length > 0, refused]).toEqual([
					KNOWN.has(key),
					KNOWN.has(key) ? expect.anything() : [],
				]);
			});
			expect(failures).toEqual([]);
		});
	},
);
