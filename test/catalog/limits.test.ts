import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Operation } from '../../catalog/types';
import { catalog, describeWith, FACTS, keyOf } from './support/catalog';

const SERVERS: Record<string, string> = { 'management-v2': 'v2', 'management-v3': 'v3' };

interface Fact {
	op: string;
	base: string;
	kind: string;
	query?: string;
	maxDocumented?: number | null;
	limit?: number | null;
}

/** Facts of a file with the operation they are about; storefront endpoints are not in the catalogue. */
function facts(file: string): Array<{ fact: Fact; key: string; operation?: Operation }> {
	const byKey = new Map(catalog.operations.map((operation) => [keyOf(operation), operation]));
	const all: Fact[] = JSON.parse(readFileSync(join(FACTS, file), 'utf8'));
	return all
		.filter((fact) => SERVERS[fact.base])
		.map((fact) => {
			const [method, path] = fact.op.replace(/^V2 /, '').split(' ');
			const key = `${method} ${SERVERS[fact.base]} ${path}`;
			return { fact, key, operation: byKey.get(key) };
		});
}

/** One request is one thing there: a refund, an addition to a cart, a run of codes, the order of filters. */
const NOT_A_BATCH = [
	'POST v3 /carts/{cartId}/items',
	'POST v3 /orders/{order_id}/payment_actions/refunds',
	'POST v3 /promotions/{promotion_id}/codegen',
	'PUT v3 /settings/search/filters',
];

/** Refused as a whole although a part of it is done: catalog/overrides/2026-11-27-proof.yaml. */
const ONE_BY_ONE = ['POST v3 /content/pages'];

/** Demanding a list of IDs, in words if not in the schema, or a name. */
const NEVER_EVERYTHING = [
	'DELETE v3 /catalog/trees',
	'DELETE v3 /tax/rates',
	'DELETE v3 /tax/zones',
];

describeWith(FACTS)('limits found by reading the specifications', () => {
	const bodies = facts('batch_endpoints.json').filter(({ fact }) => /array/.test(fact.kind));
	const deletions = facts('batch_endpoints.json').filter(({ fact }) =>
		/mass delete/.test(fact.kind),
	);

	it('batch what can be batched', () => {
		expect(
			bodies
				.filter(({ operation }) => !operation?.batch)
				.map(({ key }) => key)
				.sort(),
		).toEqual(NOT_A_BATCH);
	});

	it('batch no more than documented', () => {
		const differing = bodies.filter(
			({ key, operation, fact }) =>
				operation?.batch &&
				!ONE_BY_ONE.includes(key) &&
				(operation.batch.limit ?? null) !== (fact.maxDocumented ?? null),
		);
		expect(differing.map(({ key }) => key)).toEqual([]);
	});

	it('warn where everything would be deleted', () => {
		const everything = deletions
			.filter(({ fact }) => !fact.query?.includes('*'))
			.map(({ key }) => key);
		const ours = catalog.operations.filter((operation) => operation.massDelete).map(keyOf);
		expect(ours.sort()).toEqual(everything.filter((key) => !NEVER_EVERYTHING.includes(key)).sort());
	});

	it('send no more at a time than documented', () => {
		const looser = facts('concurrency.json').filter(
			({ operation, fact }) =>
				typeof fact.limit === 'number' && (operation?.concurrency ?? Infinity) > fact.limit,
		);
		expect(looser.map(({ key }) => key)).toEqual([]);
	});
});
