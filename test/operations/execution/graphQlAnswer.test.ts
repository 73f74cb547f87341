import type { Operation } from '../../../catalog/types';
import { operationOf } from '../../../nodes/shared/catalog/catalog';
import { toHttpResponse, plainLists } from '../../../nodes/operations/execution/graphQlAnswer';
import { ApiError } from '../../../nodes/shared/http/apiError';

function read(id: string, variables: object, data: Record<string, unknown>) {
	const operation = operationOf(id) as Operation & Required<Pick<Operation, 'graphql'>>;
	return toHttpResponse(
		operation,
		operation.graphql,
		{ server: 'v3', method: operation.method, path: operation.path, query: [], body: variables },
		data,
	);
}

function refusalOf(work: () => unknown): ApiError {
	try {
		work();
	} catch (error) {
		return error as ApiError;
	}
	throw new Error('Nothing was refused.');
}

it('a record stands under data, with plain lists in place of connections', () => {
	const checkout = {
		id: 'bc/account/checkout/1',
		items: { edges: [{ node: { status: 'PENDING' } }, { node: null }] },
	};
	expect(read('accountCheckout.get', {}, { account: { checkout } }).body).toEqual({
		data: { id: 'bc/account/checkout/1', items: [{ status: 'PENDING' }, null] },
	});
	expect(plainLists({ a: [{ edges: [{ node: 1, cursor: 'x' }] }] })).toEqual({ a: [[1]] });
});

it('a record that is not there was not found', () => {
	const { message, failure } = refusalOf(() =>
		read('accountCheckout.get', {}, { account: { checkout: null } }),
	);
	expect(failure?.status).toBe(404);
	expect(message).toContain('found nothing');
});

it("what was refused although the document was answered is a refusal, in BigCommerce's words", () => {
	const { message, fate } = refusalOf(() =>
		read(
			'locale.add',
			{},
			{
				locale: {
					addLocale: {
						locale: null,
						errors: [{ __typename: 'ValidationError', message: 'Locale xx is not supported.' }],
					},
				},
			},
		),
	);
	expect(message).toContain('Locale xx is not supported.');
	expect(fate).toBe('refused');
});

describe('a batch', () => {
	const entities = [
		{ resourceId: 'bc/store/product/2', fields: [] },
		{ resourceId: 'bc/store/product/28', fields: [] },
	];
	const answer = (...errors: object[]) => ({ translation: { updateTranslations: { errors } } });

	it.each([
		[{ message: 'Entity bc/store/product/28 not found.' }, 1],
		[{ message: 'Entity bc/store/product/2 not found.' }, 0],
		[{ message: 'Invalid fields for entity bc/store/product/28: color', fields: ['color'] }, 1],
		[{ message: 'Unsupported fields.', id: 'bc/store/product/2' }, 0],
		[{ message: 'Unsupported fields.' }, undefined],
	])('knows which element %j is about', (error, index) => {
		expect(
			read('translation.update', { entities }, answer({ __typename: 'Some', ...error })).body,
		).toEqual({
			data: undefined,
			errors: [{ ...error, ...(index === undefined ? {} : { index }) }],
		});
	});

	it('of which nothing was done is refused as a whole', () => {
		const data = {
			metafield: {
				reassignMetafieldsOwner: {
					metafieldIds: null,
					errors: [
						{ message: 'Entity bc/store/metafield/9 not found.', id: 'bc/store/metafield/9' },
					],
				},
			},
		};
		const { answer: refused } = refusalOf(() =>
			read(
				'metafield.reassignOwner',
				{ metafieldIds: ['bc/store/metafield/8', 'bc/store/metafield/9'] },
				data,
			),
		);
		expect(refused).toMatchObject({ status: 422, body: { errors: [{ index: 1 }] } });
	});

	it('that went well has no refusals', () => {
		expect(read('translation.update', { entities }, answer()).body).toBeUndefined();
	});
});
