import { byId, contendersFor, jsonBody, type Contenders } from '../environment/nodes';
import { runFlow, type WorkNode } from '../environment/flow';
import { openSandbox, type BenchSandbox } from '../environment/sandbox';
import { HTTP_REQUEST, type Part } from './part';

const ITEMS = 1000;
const BAD = 7;
const WRONG_PRICE = 7;

/** Different numbers below `count`. */
function drawn(many: number, count: number): Set<number> {
	const indexes = new Set<number>();
	while (indexes.size < many) indexes.add(Math.floor(Math.random() * count));
	return indexes;
}

interface Case {
	what: string;
	items(sandbox: BenchSandbox, bad: Set<number>): Promise<object[]>;
	ours(contenders: Contenders): WorkNode;
	http(contenders: Contenders): WorkNode;
	/** Number of items that are correct in the store. */
	countRight(sandbox: BenchSandbox): Promise<number>;
}

const mapped = {
	bodyMode: 'fields',
	fields: { mappingMode: 'autoMapInputData', value: null, matchingColumns: [], schema: [] },
};

const CASES: Case[] = [
	{
		what: '1,000 updates of products with 7 bad ones',
		items: async (sandbox, bad) =>
			(await sandbox.ask('addProducts', ITEMS)).map((id, index) => ({
				id: bad.has(index) ? 90_000_000 + index : id,
			})),
		ours: ({ ours }) =>
			ours('product.update', {
				productId: byId('={{ $json.id }}'),
				bodyMode: 'json',
				jsonBody: `{"price": ${WRONG_PRICE}}`,
			}),
		http: ({ http }) =>
			http('PUT', '/catalog/products/{{ $json.id }}', jsonBody(`{"price": ${WRONG_PRICE}}`)),
		countRight: async (sandbox) =>
			(await sandbox.ask('values', 'catalog/products', 'price')).filter(
				(price) => price === WRONG_PRICE,
			).length,
	},
	{
		// BigCommerce refuses ten at once and does not say which email address is the duplicate.
		what: '1,000 new customers, 7 with an address that is taken',
		items: async (sandbox, bad) => {
			const [taken] = await sandbox.ask('values', 'customers', 'email');
			return Array.from({ length: ITEMS }, (_, index) => ({
				first_name: 'Ada',
				last_name: `Number ${index}`,
				email: bad.has(index) ? taken : `ada.${index}@bench.example.com`,
			}));
		},
		ours: ({ ours }) => ours('customer.create', mapped),
		http: ({ http }) => http('POST', '/customers', jsonBody('={{ JSON.stringify([$json]) }}')),
		countRight: async (sandbox) =>
			(await sandbox.ask('values', 'customers', 'email')).filter((email) =>
				String(email).endsWith('@bench.example.com'),
			).length,
	},
];

/** The cost of a few bad items among many, and whether the others succeed. */
export const refused: Part = {
	number: 4,
	title: 'Bad items among many',
	async *run(n8n) {
		for (const { what, items, ours, http, countRight } of CASES) {
			const bad = drawn(BAD, ITEMS);
			const measure = async (make: (contenders: Contenders) => WorkNode) => {
				const sandbox = await openSandbox();
				try {
					const results = await items(sandbox, bad);
					const before = await countRight(sandbox);
					const { failed } = await runFlow(
						n8n,
						{ ...make(await contendersFor(n8n, sandbox)), continues: true },
						results,
					);
					const areNamed = failed.length === bad.size && failed.every((value) => bad.has(value));
					const right = (await countRight(sandbox)) - before;
					return {
						spent: (await sandbox.ask('traffic')).requests,
						correct:
							right + (areNamed ? failed.length : failed.filter((value) => bad.has(value)).length),
					};
				} finally {
					sandbox.stop();
				}
			};
			const mine = await measure(ours);
			const theirs = await measure(http);
			yield {
				what: `${what}: requests`,
				unit: 'requests',
				ours: mine.spent,
				others: { who: HTTP_REQUEST, value: theirs.spent },
				target: { atMost: 150 },
			};
			yield {
				what: `${what}: right or named`,
				unit: 'items',
				ours: mine.correct,
				others: { who: HTTP_REQUEST, value: theirs.correct },
				target: { atLeast: ITEMS },
			};
		}
	},
};
