import { explainFaults, type Asked } from '../../../nodes/shared/graphql/explain';
import { bodyFrom } from '../../../nodes/shared/graphql/faults';
import { scopesOfField } from '../../../nodes/shared/scopes/graphql';

test.each([
	['data', { data: { a: 1 } }, { data: { a: 1 }, errors: [] }],
	['errors alone', { errors: [{ message: 'no' }] }, { data: null, errors: [{ message: 'no' }] }],
	['both', { data: { a: null }, errors: [{ message: 'no', path: ['a', 0] }] }, { data: { a: null }, errors: [{ message: 'no', path: ['a', 0] }] }],
	['an entry that is no object', { errors: ['no'] }, { data: null, errors: [{ message: 'BigCommerce gives no reason' }] }],
	['extensions', { data: {}, extensions: { cost: 1 } }, { data: {}, errors: [], extensions: { cost: 1 } }],
	['a page of a proxy', '<html>', undefined],
	['an answer of the REST API', { status: 404, title: 'nothing' }, undefined],
])('reads %s', (_, body, expected) => {
	expect(bodyFrom(body)).toEqual(expected);
});

test.each([
	['account', ['account', 'users'], '', ['account_users_read']],
	['account', ['account', 'stores', 'edges', 3, 'node', 'users'], '', ['account_users_read']],
	['account', ['account', 'stores', 'edges', 3, 'node', 'name'], '', ['account_stores_read']],
	['account', ['user', 'addUserToStore'], '', ['account_users_write']],
	['admin', ['translation', 'updateTranslations'], '', ['store_translations']],
	['admin', ['store', 'elsewhere'], '', []],
	['admin', ['store', 'elsewhere'], 'Wants store_v2_orders or something', ['store_v2_orders']],
	['admin', ['store', 'elsewhere'], 'Wants store_v9_unknown', []],
])('%s, %s: the scope', (api, path, text, expected) => {
	expect(scopesOfField(api, path, text)).toEqual(expected);
});

const asked = (changes: Partial<Asked> = {}): Asked => ({ api: 'account', kind: 'query', isPartial: false, ...changes });

test('a missing scope is named, and what the account has instead', () => {
	const fault = { message: 'Insufficient access scope.', path: ['account', 'users'], extensions: { code: 'INSUFFICIENT_ACCESS_SCOPE' } };
	const grant = { kind: 'account' as const, scopes: new Set(['account_read', 'account_users_write']) };
	expect(explainFaults([fault], asked({ grant, isPartial: true }))).toEqual({
		message: 'BigCommerce did not answer the query: Insufficient access scope (account.users)',
		description: [
			'account.users needs Account Users: read-only (account_users_read). This account has Account Users: write. Create an API account with this scope and use its token in the credential.',
			'BigCommerce answered the other parts of the query. To have them, turn on "Accept Partial Data" in the options.',
		].join('\n'),
	});
});

test('a wrong document: the place, and where to look', () => {
	const { message, description } = explainFaults([{ message: 'Cannot query field "nam" on type "Store".', locations: [{ line: 2, column: 5 }] }], asked({ api: 'admin' }));
	expect(message).toBe('BigCommerce did not answer the query: Cannot query field "nam" on type "Store" (line 2, column 5)');
	expect(description).toContain('reference');
});

test('a mutation that was carried out in part says so', () => {
	const fault = { message: 'No such user', path: ['user', 'addUserToStore'] };
	expect(explainFaults([fault], asked({ kind: 'mutation', isPartial: true })).description).toContain('may have been carried out');
	expect(explainFaults([fault], asked({ kind: 'mutation' })).description).toBe('Nothing was changed.');
});

test('a query that is too complex says what to do, and advice is given once', () => {
	const fault = { message: 'The query is too complex.' };
	const { description } = explainFaults([fault, fault], asked({ api: 'storefront' }));
	expect(description.match(/10,000/g)).toHaveLength(1);
});
