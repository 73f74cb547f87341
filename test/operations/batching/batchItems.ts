import type { Operation } from '../../../catalog/types';
import { toBatchItems } from '../../../nodes/operations/batching/batchItem';
import type { ItemOutcome } from '../../../nodes/operations/batching/parseBatchResponse';
import type { BatchItem } from '../../../nodes/operations/batching/types';

const UPSERT = {
	id: 'thing.upsert',
	resource: 'thing',
	name: 'Upsert',
	action: 'Upsert',
	server: 'v3',
	path: '/things',
	scopes: [],
	accounts: ['store'],
	pathParameters: [],
	query: [],
	method: 'PUT',
	answer: { kind: 'list', envelope: 'data' },
	batch: { form: 'array' },
};

/** The elements of most batches. */
export const things = [
	{ id: 1, name: 'a' },
	{ id: 2, name: 'b' },
	{ id: 3, name: 'c' },
];

/** Items of one batch, each with one element; the operation may differ from an upsert. */
export function itemsFor(elements: unknown[], changes: Partial<Operation> = {}): BatchItem[] {
	const operation = { ...UPSERT, ...changes } as Operation;
	return elements.flatMap((element, itemIndex) =>
		toBatchItems(
			{
				itemIndex,
				account: '0',
				operation,
				parameters: {},
				request: {
					server: 'v3',
					method: operation.method,
					path: '/things',
					query: [],
					body: [element],
				},
			},
			undefined,
		),
	);
}

/** One text per item: its outcome, `suspect`, or `open`. */
export function outcomesOf(
	items: BatchItem[],
	{ settled, suspects }: { settled: Map<BatchItem, ItemOutcome>; suspects: BatchItem[] },
): string[] {
	return items.map((item) => {
		if (suspects.includes(item)) return 'suspect';
		const outcome = settled.get(item);
		if (!outcome) return 'open';
		if (outcome.kind === 'done') return JSON.stringify(outcome.records);
		const { title, details = [] } = outcome.failure ?? {};
		const kind = outcome.kind === 'unproven' ? `unproven, else ${outcome.otherwise}` : outcome.kind;
		const reasons = details.map(({ field, message }) => [field, message].filter(Boolean).join(' '));
		return `${kind}: ${[title, ...reasons].filter(Boolean).join(', ')}`;
	});
}

/** The outcome of an item that has this record. */
export const done = (record: unknown) => JSON.stringify([record]);

/** The outcome of an item that a success does not prove. */
export const unproven = 'unproven, else unknown: ';

/** An operation without records in its answer. */
export const nothing: Partial<Operation> = { answer: { kind: 'nothing', envelope: 'bare' } };
