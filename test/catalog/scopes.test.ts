import { readFileSync } from 'node:fs';

import { catalog, describeWith, keyOf, SCOPE_FACTS } from './support/catalog';

/** Where the catalogue knows better than the scope tables of the specifications; each with its date and reason. */
const EXCEPTIONS: Record<string, { since: string; why: string }> = {
	...Object.fromEntries(
		[
			'GET v3 /content/scripts',
			'GET v3 /content/scripts/{uuid}',
			'POST v3 /content/scripts',
			'PUT v3 /content/scripts/{uuid}',
			'DELETE v3 /content/scripts/{uuid}',
		].map((key) => [
			key,
			{
				since: '2026-11-28',
				why: 'The guide to API accounts: Checkout Content opens scripts, too.',
			},
		]),
	),
	'POST payments /payments': {
		since: '2026-04-01',
		why: 'It is opened by a payment access token, which only store_payments_access_token_create hands out.',
	},
};

interface ScopeFact {
	op: string;
	base: string;
	anyOf: string[];
}

const SERVERS: Record<string, string> = {
	'management-v2': 'v2',
	'management-v3': 'v3',
	payments: 'payments',
};

describeWith(SCOPE_FACTS)('scopes', () => {
	const { operations } = JSON.parse(readFileSync(SCOPE_FACTS, 'utf8')) as {
		operations: ScopeFact[];
	};
	const facts = new Map(
		operations
			.filter((operation) => SERVERS[operation.base])
			.map((operation) => {
				const [method, path] = operation.op.replace(/^V2 /, '').split(' ');
				return [`${method} ${SERVERS[operation.base]} ${path}`, [...operation.anyOf].sort()];
			}),
	);

	it('are those of the specifications, save for the listed exceptions', () => {
		// B2B Edition has one scope, which its guides name in words only.
		const differing = catalog.operations.filter(
			(operation) =>
				operation.server !== 'b2b' &&
				facts.get(keyOf(operation))?.join() !== [...operation.scopes].sort().join(),
		);
		expect(differing.map(keyOf).sort()).toEqual(Object.keys(EXCEPTIONS).sort());
	});
});

describe('scopes by method', () => {
	it('let a modify scope do whatever its read-only twin may', () => {
		const modifying = new Set(catalog.operations.flatMap((operation) => operation.scopes));
		const lacking = catalog.operations.filter(({ scopes }) =>
			scopes.some((scope) => {
				const twin = scope.replace(/_read_only$/, '');
				return twin !== scope && modifying.has(twin) && !scopes.includes(twin);
			}),
		);
		expect(lacking.map(keyOf)).toEqual([]);
	});
});
