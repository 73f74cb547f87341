import type { Sandbox } from '../../sandbox/server';
import { failuresOf } from '../support/failures';
import { afterEachRequest } from '../support/run';
import { apiRequests, sandboxForTests } from '../support/sandbox';
import {
	caseOf,
	CASES,
	collectionOf,
	columnsOf,
	outcomesOf,
	storeOf,
	upsert,
	upserts,
	writesTo,
} from '../support/upserts';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await sandboxForTests();
});
afterEach(() => sandbox.close());

const names = upserts.map(({ id }) => id);
/** The names of the operations for which a check fails, each in a store of its own. */
const check = async (operations: string[], assert: (operation: string) => Promise<void>) =>
	expect(
		await failuresOf(
			operations,
			(operation) => operation,
			async (operation) => {
				sandbox.trouble.set([]);
				sandbox.reset();
				sandbox.log.clear();
				await assert(operation);
			},
		),
	).toEqual([]);

/** Calls back once, after the last request that looks for the record. */
function afterLookup(operation: string, call: () => void): void {
	// A path is followed from its top.
	let left = operation === 'category.upsert' ? 2 : 1;
	const { add } = sandbox.log;
	afterEachRequest(sandbox, (path) => {
		if (path.endsWith('/graphql') || --left !== 0) return;
		call();
		sandbox.log.add = add;
	});
}

const withChange = (operation: string) => {
	const { row, change, parameters } = caseOf(sandbox, operation);
	const isKey = Object.keys(change).some((name) => columnsOf(operation).includes(name));
	return { row, changed: { ...row, ...change }, parameters, isKey };
};

test('a record that appears between the lookup and the creation is met: looked up again, and updated', async () => {
	const refusing = names.filter((operation) => !CASES[operation].allowsTwins);
	expect(refusing.length).toBeGreaterThan(20);
	await check(refusing, async (operation) => {
		const { row, changed, parameters, isKey } = withChange(operation);
		await upsert(sandbox, operation, [row], parameters);
		const collection = collectionOf(sandbox, operation);
		const made = collection.all().at(-1) as Record<string, unknown>;
		const before = collection.all().length;
		collection.remove(made[collection.identity.field] as number);
		sandbox.log.clear();
		afterLookup(operation, () => collection.insert(made));
		const result = await upsert(sandbox, operation, [changed], parameters);
		expect(outcomesOf(result)).toEqual([isKey ? 'unchanged' : 'updated']);
		expect(collection.all()).toHaveLength(before);
		const refused = apiRequests(sandbox).filter(({ status }) => status >= 400);
		expect(refused.map(({ method }) => method)).toEqual(['POST']);
	});
});

test('a conflict with another record than the one of the key stays an error of the item', async () => {
	const product = { name: 'Fresh', price: 5, weight: 1, type: 'physical' };
	const [other] = storeOf(sandbox).collection('catalog/products').all();
	const result = await upsert(sandbox, 'product.upsert', [
		{ ...product, sku: 'FRESH-1', name: other.name },
		{ ...product, sku: 'FRESH-2' },
	]);
	expect(outcomesOf(result)).toEqual([
		expect.stringMatching(/conflicts with what is in the store/),
		'created',
	]);
	expect(writesTo(sandbox).filter(({ method }) => method === 'POST')).toHaveLength(2);
});

describe.each([
	['before BigCommerce did anything', 'drop'],
	['after BigCommerce did it', 'lose'],
] as const)('a connection that breaks %s', (_when, kind) => {
	test('leaves it unknown whether a record was created, and the next run doubles nothing', async () => {
		await check(names, async (operation) => {
			const { row, changed, parameters } = withChange(operation);
			const before = collectionOf(sandbox, operation).all().length;
			// The question for the scopes is a POST, too.
			sandbox.trouble.set([
				{ kind, method: 'POST', path: '/v3/' },
				{ kind, method: 'POST', path: '/v2/' },
			]);
			const first = await upsert(sandbox, operation, [row], parameters);
			expect(first.items[0].json.error).toBe('BigCommerce could not be reached');
			expect(String(first.items[0].json.details)).toMatch(/not known whether/);
			sandbox.trouble.set([]);
			const second = await upsert(sandbox, operation, [row, changed], parameters);
			expect(outcomesOf(second)[0]).toBe(kind === 'lose' ? 'unchanged' : 'created');
			expect(collectionOf(sandbox, operation).all()).toHaveLength(before + 1);
		});
	});

	test('an item with the key of one whose creation is unknown is refused with both numbers', async () => {
		await check(names, async (operation) => {
			const { row, changed, parameters } = withChange(operation);
			const before = collectionOf(sandbox, operation).all().length;
			sandbox.trouble.set([
				{ kind, method: 'POST', path: '/v3/' },
				{ kind, method: 'POST', path: '/v2/' },
			]);
			const { items } = await upsert(sandbox, operation, [row, changed], parameters);
			expect(String(items[1].json.error)).toBe(
				'Item 0 has the same key, and it is not known whether it was carried out',
			);
			expect(String(items[1].json.details)).toMatch(/^Items 0 and 1 are about the same /);
			expect(collectionOf(sandbox, operation).all()).toHaveLength(
				before + (kind === 'lose' ? 1 : 0),
			);
		});
	});
});

test('a batch that breaks off in its middle is finished by the next run', async () => {
	const rows = Array.from({ length: 24 }, (_, index) => ({
		email: `half.${index}@example.com`,
		first_name: 'H',
		last_name: `N${index}`,
	}));
	sandbox.trouble.set([{ kind: 'half', method: 'POST', path: '/v3/customers', times: 1 }]);
	const first = await upsert(sandbox, 'customer.upsert', rows);
	const failed = first.items.filter(({ json }) => json.error).length;
	expect(failed).toBeGreaterThan(0);
	sandbox.trouble.set([]);
	const second = await upsert(sandbox, 'customer.upsert', rows);
	expect(new Set(outcomesOf(second))).toEqual(new Set(['created', 'unchanged']));
	const made = storeOf(sandbox)
		.collection('customers')
		.all()
		.filter(({ email }) => String(email).startsWith('half.'));
	expect(made).toHaveLength(24);
	sandbox.log.clear();
	expect(new Set(outcomesOf(await upsert(sandbox, 'customer.upsert', rows)))).toEqual(
		new Set(['unchanged']),
	);
	expect(writesTo(sandbox)).toEqual([]);
});

test('an update whose answer is lost is sent again, and the next run finds nothing to do', async () => {
	const [product] = storeOf(sandbox).collection('catalog/products').all();
	const rows = [{ sku: product.sku, price: 77.5 }];
	sandbox.trouble.set([{ kind: 'lose', method: 'PUT', times: 1 }]);
	// The same update may be sent twice without harm.
	expect(outcomesOf(await upsert(sandbox, 'product.upsert', rows))).toEqual(['updated']);
	expect(writesTo(sandbox)).toHaveLength(2);
	sandbox.trouble.set([]);
	expect(outcomesOf(await upsert(sandbox, 'product.upsert', rows))).toEqual(['unchanged']);
});
