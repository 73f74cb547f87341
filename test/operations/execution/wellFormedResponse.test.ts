import type { Operation } from '../../../catalog/types';
import { isWellFormed } from '../../../nodes/operations/execution/wellFormedResponse';
import { operationOf } from '../../../nodes/shared/catalog/catalog';

const isProof = (id: string, body: unknown, status = 200) =>
	isWellFormed(operationOf(id) as Operation, { status, headers: {}, body });

/** Deletes one record, and documents it or a confirmation in the response. */
const deletesOne = 'webhook.delete';

describe('the deletion of one record', () => {
	it.each([
		['a list of records', { data: [{ id: 1 }] }],
		['an empty list', { data: [] }],
		['a bare list', [{ id: 1 }]],
		['no data', { data: null }],
		['only meta', { meta: {} }],
		['an empty object', {}],
		['a text', 'deleted'],
		['a refusal', { status: 404, title: 'Not found' }],
		['a denial', { data: false }],
	])('is not confirmed by %s', (_what, body) => expect(isProof(deletesOne, body)).toBe(false));

	it.each([
		['the record', { data: { id: 1 } }],
		['its fields', { id: 1 }],
	])('is confirmed by %s', (_what, body) => expect(isProof(deletesOne, body)).toBe(true));
});

describe('a record', () => {
	it.each([
		['with a status of its own', { data: { id: 1, status: 404, title: 'x' } }, true],
		['that is an error body', { status: 404, title: 'Not found' }, false],
		['that is a code and a message', { code: 500, message: 'Internal' }, false],
		['that is empty', { data: {} }, false],
		['that is a list', { data: [{ id: 1 }] }, false],
	])('%s', (_what, body, expected) => expect(isProof('product.get', body)).toBe(expected));

	// V2 has no envelope that would tell them apart.
	it.each([
		['with a status in words', { id: 1, status: 'Shipped', title: 'x' }, true],
		['that is an error body', { status: 404, title: 'Not found', hint: 'x' }, false],
	])('of V2 %s', (_what, body, expected) => expect(isProof('order.get', body)).toBe(expected));
});
