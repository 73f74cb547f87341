import { Agent, request } from 'undici';

import { contendersFor, type Contenders } from '../environment/nodes';
import { runFlow, type WorkNode } from '../environment/flow';
import { STORE } from '../environment/root';
import { openSandbox, type BenchSandbox } from '../environment/sandbox';
import { HTTP_REQUEST, type Part } from './part';

const PRODUCTS = 20_000;
const PER_PAGE = 250;
/** The node's default number of parallel requests. */
const AT_ONCE = 8;
/** Number of rounds. The best round of each contender counts, because the machine may be busy with something else. */
const ROUNDS = 3;

/** The pagination of n8n's node, with BigCommerce's maximum page size. */
export function httpList({ http }: Contenders): WorkNode {
	const pagination = {
		paginationMode: 'updateAParameterInEachRequest',
		parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
		paginationCompleteWhen: 'other',
		completeExpression:
			'={{ $response.body.meta.pagination.current_page >= $response.body.meta.pagination.total_pages }}',
	};
	return http(
		'GET',
		`/catalog/products?limit=${PER_PAGE}`,
		{ options: { pagination: { pagination } } },
		{ counts: 'all.reduce((sum, { json }) => sum + json.data.length, 0)' },
	);
}

interface ListAnswer {
	data: unknown[];
	meta: { pagination: { total_pages: number } };
}

/** The time of a custom program that reads the list with persistent connections and several pages in parallel. */
async function withUndici({ url }: BenchSandbox): Promise<{ took: number; count: number }> {
	const start = performance.now();
	const dispatcher = new Agent({ connections: AT_ONCE });
	const read = async (page: number) => {
		const { body } = await request(
			`${url}/stores/${STORE.hash}/v3/catalog/products?limit=${PER_PAGE}&page=${page}`,
			{ dispatcher, headers: { 'X-Auth-Token': STORE.token } },
		);
		return (await body.json()) as ListAnswer;
	};
	const { data, meta } = await read(1);
	const pages = [data];
	const numbers = Array.from(
		{ length: meta.pagination.total_pages - 1 },
		(_, index) => index + 2,
	).values();
	await Promise.all(
		Array.from({ length: AT_ONCE }, async () => {
			for (const number of numbers) pages[number - 1] = (await read(number)).data;
		}),
	);
	const count = pages.flat().length;
	const took = performance.now() - start;
	await dispatcher.close();
	return { took, count };
}

/** The time to read a long list. */
export const returnAll: Part = {
	number: 2,
	title: 'Return all of 20,000 products',
	async *run(n8n) {
		const sandbox = await openSandbox();
		try {
			const contenders = await contendersFor(n8n, sandbox);
			await sandbox.ask(
				'addProducts',
				PRODUCTS - (await sandbox.ask('values', 'catalog/products', 'id')).length,
			);
			const list = contenders.ours('product.getMany', { returnAll: true });
			const best = { ours: Infinity, undici: Infinity, http: Infinity };
			for (let round = 0; round < ROUNDS; round++) {
				for (const [who, read] of Object.entries({
					ours: () => runFlow(n8n, list, [{}]),
					undici: () => withUndici(sandbox),
					http: () => runFlow(n8n, httpList(contenders), [{}]),
				}) as Array<[keyof typeof best, () => Promise<{ took: number; count: number }>]>) {
					const { took, count } = await read();
					if (count !== PRODUCTS)
						throw new Error(`${who} returned ${count} of ${PRODUCTS} products.`);
					best[who] = Math.min(best[who], took / 1000);
				}
			}
			const what = 'return all of 20,000 products';
			yield {
				what,
				unit: 's',
				ours: best.ours,
				others: { who: `${HTTP_REQUEST} with pagination`, value: best.http },
				ratio: 'theirs',
				target: { atLeast: 5 },
			};
			yield {
				what,
				unit: 's',
				ours: best.ours,
				others: { who: `undici, ${AT_ONCE} at a time`, value: best.undici },
				ratio: 'ours',
				target: { atMost: 1.25 },
			};
		} finally {
			sandbox.stop();
		}
	},
};
