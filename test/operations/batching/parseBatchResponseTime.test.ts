import {
	parseBatchError,
	parseBatchResponse,
} from '../../../nodes/operations/batching/parseBatchResponse';
import { busyFor } from '../../support/busy';
import { itemsFor, outcomesOf } from './batchItems';

describe('refusals without end do not hold up n8n', () => {
	const elements = Array.from({ length: 10 }, (_, index) => ({ id: index + 1, name: `${index}` }));
	const many = <Made>(make: (index: number) => Made) =>
		Array.from({ length: 100_000 }, (_, index) => make(index));

	it.each<[what: string, status: number, body: unknown]>([
		[
			'fields of the elements',
			422,
			{ errors: Object.fromEntries(many((index) => [`${index % 10}.f${index}`, 'bad'])) },
		],
		['entries', 422, { errors: many((index) => ({ id: index, message: 'bad' })) }],
		['refusals in a list', 422, many((index) => ({ status: 422, message: `bad ${index}` }))],
		['texts that look for a number', 413, { errors: many(() => 'max'.repeat(166)).slice(0, 300) }],
	])('%s', (_what, status, body) => {
		const items = itemsFor(elements);
		expect(busyFor(() => parseBatchError(items, { status, headers: {}, body }))).toBeLessThan(250);
	});

	it('what is not read any more leaves nobody green', () => {
		const errors = [
			...Array.from({ length: 6_000 }, () => ({ id: 1, message: 'bad' })),
			{ id: 2, message: 'also bad' },
		];
		const items = itemsFor(elements.slice(0, 2));
		const outcome = parseBatchResponse(items, {
			status: 207,
			headers: {},
			body: { data: elements.slice(0, 2), errors, meta: {} },
		});
		expect(outcomesOf(items, outcome)[1]).toMatch(/^unproven/);
	});

	it('records that belong to nobody', () => {
		const items = itemsFor(
			Array.from({ length: 2_000 }, (_, index) => ({ name: `Thing ${index}`, price: index })),
		);
		const body = { data: Array.from({ length: 2_000 }, (_, index) => ({ id: index, name: 'x' })) };
		expect(
			busyFor(() => parseBatchResponse(items, { status: 200, headers: {}, body })),
		).toBeLessThan(1_000);
	});
});
