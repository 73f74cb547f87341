import type { Operation } from '../../../catalog/types';
import { settleAnswer, settleRefusal, type Fortune } from '../../../nodes/shared/batches/settle';
import { unitsOf, type Unit } from '../../../nodes/shared/batches/units';

const base = { id: 'thing.upsert', resource: 'thing', name: 'Upsert', action: 'Upsert', server: 'v3', path: '/things', scopes: [], accounts: ['store'], pathParameters: [], query: [] };

function operation(more: Partial<Operation> = {}): Operation {
	return { ...base, method: 'PUT', answer: { kind: 'list', envelope: 'data' }, batch: { form: 'array' }, ...more } as Operation;
}

function unitsFor(elements: unknown[], more: Partial<Operation> = {}): Unit[] {
	const made = operation(more);
	return elements.flatMap((element, itemIndex) => unitsOf({ itemIndex, account: '0', operation: made, parameters: {}, request: { server: 'v3', method: made.method, path: '/things', query: [], body: [element] } }, undefined));
}

/** One word per unit: what it became, or `open`. */
function words(units: Unit[], settled: Map<Unit, Fortune>): string[] {
	return units.map((unit) => {
		const fortune = settled.get(unit);
		if (!fortune) return 'open';
		if (fortune.kind === 'done') return JSON.stringify(fortune.records);
		return `${fortune.kind}: ${[fortune.failure.title, ...fortune.failure.details.map(({ field, message }) => [field, message].filter(Boolean).join(' '))].filter(Boolean).join(', ')}`;
	});
}

const three = [{ id: 1, name: 'a' }, { id: 2, name: 'b' }, { id: 3, name: 'c' }];
const done = (record: unknown) => JSON.stringify([record]);

describe('answers', () => {
	const cases: Array<[what: string, elements: unknown[], more: Partial<Operation>, status: number, body: unknown, expected: string[]]> = [
		['records in another order find their elements by key', three, {}, 200, { data: [three[2], three[0], three[1]], meta: {} }, three.map(done)],
		['new records find theirs by their values', three.map(({ name }) => ({ name })), {}, 200, { data: [{ id: 9, name: 'c' }, { id: 8, name: 'a' }, { id: 7, name: 'b' }] }, [done({ id: 8, name: 'a' }), done({ id: 7, name: 'b' }), done({ id: 9, name: 'c' })]],
		['or by their place', [{ secret: 1 }, { secret: 2 }], {}, 200, { data: [{ id: 5 }, { id: 6 }] }, [done({ id: 5 }), done({ id: 6 })]],
		['by a natural key', [{ email: 'B@x.com' }, { email: 'a@x.com' }], { batch: { form: 'array', match: ['email'] } }, 200, { data: [{ id: 1, email: 'a@x.com' }, { id: 2, email: 'b@x.com' }] }, [done({ id: 2, email: 'b@x.com' }), done({ id: 1, email: 'a@x.com' })]],
		['no content', three, {}, 204, undefined, three.map(() => done({ success: true }))],
		['one answer for all', three, {}, 200, { transaction_id: 't' }, three.map(() => done({ transaction_id: 't' }))],
		['207: those without a record are refused, in the order of the errors', three, {}, 207, { data: [three[1]], errors: [{ status: 404, title: 'No 1' }, { status: 409, title: 'No 3' }], meta: { total: 3, success: 1, failed: 2 } }, ['refused: No 1', done(three[1]), 'refused: No 3']],
		['200 that counts failures', three, {}, 200, { data: [three[0], three[2]], errors: [{ status: 422, title: 'Key exists', identifier: 2 }], meta: { failed: 1 } }, [done(three[0]), 'refused: Key exists', done(three[2])]],
		['figures with named errors: the others are done', three, {}, 207, { meta: { total: 3, success: 2, failed: 1 }, errors: [{ index: 1, title: 'Bad parent' }] }, [done({ success: true }), 'refused: Bad parent', done({ success: true })]],
		['figures alone: nobody knows which', three, {}, 207, { meta: { total: 3, success: 2, failed: 1 } }, ['unclear: ', 'unclear: ', 'unclear: ']],
		['figures alone, and none went well', three, {}, 207, { meta: { total: 3, success: 0, failed: 3 } }, ['refused: ', 'refused: ', 'refused: ']],
		['empty lists of errors are no errors', three, {}, 200, { data: three, errors: [], meta: { failed: 0 } }, three.map(done)],
		['deleted by IDs in the body', [4, 5], { method: 'DELETE' }, 200, { data: [4], errors: [{ status: 404, title: 'No 5' }], meta: { failed: 1 } }, [done({ deleted: true }), 'refused: No 5']],
	];
	it.each(cases)('%s', (_what, elements, more, status, body, expected) => {
		const units = unitsFor(elements, more);
		const { settled, open } = settleAnswer(units, { status, headers: {}, body });
		expect(words(units, settled)).toEqual(expected);
		expect(open).toEqual([]);
	});
});

describe('refusals', () => {
	const price = [{ variant_id: 7, currency: 'usd' }, { variant_id: 8, currency: 'usd' }, { variant_id: 8, currency: 'eur' }];
	const cases: Array<[what: string, elements: unknown[], status: number, body: unknown, expected: string[]]> = [
		['fields that begin with an index', three, 422, { status: 422, title: 'Invalid', errors: { '1.name': 'is required', '1.price': 'is negative' } }, ['open', 'refused: name is required, price is negative', 'open']],
		['with a word before the index', three, 422, { errors: { 'data.2.name': 'is taken' } }, ['open', 'open', 'refused: name is taken']],
		['in brackets', three, 422, { errors: { '[0].name': 'is taken' } }, ['refused: name is taken', 'open', 'open']],
		['batch_errors with the values that identify', price, 422, { batch_errors: [{ data: { variant_id: 8, currency: 'eur' }, field_errors: { price: 'is negative' } }] }, ['open', 'open', 'refused: price is negative']],
		['field_errors of the first record', price, 422, { data: { variant_id: 7, currency: 'usd' }, field_errors: { price: 'is negative' } }, ['refused: price is negative', 'open', 'open']],
		['batch_errors by ID', three, 422, { batch_errors: [{ id: 2, message: 'sku is taken' }] }, ['open', 'refused: sku is taken', 'open']],
		['a list as long as the batch, with gaps', three, 422, { batch_errors: [{}, { errors: { sku: 'is taken' } }, {}] }, ['open', 'refused: sku is taken', 'open']],
		['batch_errors that identify nobody', three, 422, { batch_errors: [{ errors: { sku: 'is taken' } }] }, ['open', 'open', 'open']],
		['a conflict that says nothing', three, 409, { title: 'The name is a duplicate' }, ['open', 'open', 'open']],
		['404 of the whole batch', three, 404, { title: 'Not found' }, ['open', 'open', 'open']],
		['values that two elements share identify neither', price, 422, { batch_errors: [{ data: { variant_id: 8 }, field_errors: { price: 'no' } }] }, ['open', 'open', 'open']],
		['422 that carries the successes', three, 422, { data: [three[0]], errors: [{ title: 'No 2' }, { title: 'No 3' }], meta: { total: 3, success: 1, failed: 2 } }, [done(three[0]), 'refused: No 2', 'refused: No 3']],
		['an index beyond the batch is no index', three, 422, { errors: { '17.name': 'is required' } }, ['open', 'open', 'open']],
	];
	it.each(cases)('%s', (_what, elements, status, body, expected) => {
		const units = unitsFor(elements);
		expect(words(units, settleRefusal(units, { status, headers: {}, body }).settled)).toEqual(expected);
	});

	it.each([
		['The request payload is too large. The maximum items allowed in the array is 2.', 2],
		['Max 10 items', 10],
		['Too large', undefined],
	])('413 may name the number: %s', (title, limit) => {
		expect(settleRefusal(unitsFor(three), { status: 413, headers: {}, body: { title } }).limit).toBe(limit);
	});
});
