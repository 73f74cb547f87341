import {
	describeGraphQlErrors,
	type GraphQlRequestContext,
} from '../../../nodes/shared/graphql/errorMessages';
import {
	bodyFrom,
	isComplexityError,
	placeOf,
	refusalsIn,
} from '../../../nodes/shared/graphql/graphQlErrors';
import { scopesOfField } from '../../../nodes/shared/scopes/graphql';

const NO_REASON = 'BigCommerce gives no reason';

function nested(levels: number): unknown {
	let value: unknown = 1;
	for (let level = 0; level < levels; level++) value = { a: value };
	return value;
}

test.each([
	['data', { data: { a: 1 } }, { data: { a: 1 }, errors: [] }],
	['errors alone', { errors: [{ message: 'no' }] }, { data: null, errors: [{ message: 'no' }] }],
	[
		'both',
		{ data: { a: null }, errors: [{ message: 'no', path: ['a', 0] }] },
		{ data: { a: null }, errors: [{ message: 'no', path: ['a', 0] }] },
	],
	['an entry that is a text', { errors: ['no'] }, { data: null, errors: [{ message: 'no' }] }],
	[
		'errors that are a text',
		{ data: { a: 1 }, errors: 'no' },
		{ data: { a: 1 }, errors: [{ message: 'no' }] },
	],
	[
		'errors that are one object',
		{ data: null, errors: { message: 'no', path: 'a' } },
		{ data: null, errors: [{ message: 'no' }] },
	],
	[
		'errors that say nothing',
		{ errors: [null, {}, { message: 5 }] },
		{
			data: null,
			errors: [{ message: NO_REASON }, { message: NO_REASON }, { message: NO_REASON }],
		},
	],
	['errors that are none', { data: { a: 1 }, errors: [] }, { data: { a: 1 }, errors: [] }],
	['errors that are null', { data: { a: 1 }, errors: null }, { data: { a: 1 }, errors: [] }],
	['neither data nor errors', {}, undefined],
	['data that is null, and no reason', { data: null }, undefined],
	['data that is a text', { data: 'fine' }, undefined],
	['data that is a list', { data: [{ a: 1 }] }, undefined],
	['a list of answers', [{ data: { a: 1 } }], undefined],
	['an answer that is too deep', { data: { a: nested(300) } }, undefined],
	[
		'extensions',
		{ data: {}, extensions: { cost: 1 } },
		{ data: {}, errors: [], extensions: { cost: 1 } },
	],
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

const asked = (changes: Partial<GraphQlRequestContext> = {}): GraphQlRequestContext => ({
	api: 'account',
	kind: 'query',
	isPartial: false,
	...changes,
});

test('a missing scope is named, and what the account has instead', () => {
	const fault = {
		message: 'Insufficient access scope.',
		path: ['account', 'users'],
		extensions: { code: 'INSUFFICIENT_ACCESS_SCOPE' },
	};
	const grant = {
		kind: 'account' as const,
		scopes: new Set(['account_read', 'account_users_write']),
	};
	expect(describeGraphQlErrors([fault], asked({ grant, isPartial: true }))).toEqual({
		message: 'BigCommerce did not answer the query: Insufficient access scope (account.users)',
		description: [
			'Code: INSUFFICIENT_ACCESS_SCOPE.',
			'account.users needs Account Users: read-only (account_users_read). This account has Account Users: write. Create an API account with this scope and use its token in the credential.',
			'BigCommerce returned the other parts of the query. To output them, turn on "Accept Partial Data" in the options.',
		].join('\n'),
	});
});

test('a wrong document: the place, and where to look', () => {
	const { message, description } = describeGraphQlErrors(
		[{ message: 'Cannot query field "nam" on type "Store".', locations: [{ line: 2, column: 5 }] }],
		asked({ api: 'admin' }),
	);
	expect(message).toBe(
		'BigCommerce did not answer the query: Cannot query field "nam" on type "Store" (line 2, column 5)',
	);
	expect(description).toContain('reference');
});

test('a mutation that was carried out in part says so', () => {
	const fault = { message: 'No such user', path: ['user', 'addUserToStore'] };
	expect(
		describeGraphQlErrors([fault], asked({ kind: 'mutation', mayBeDone: 'parts' })).description,
	).toContain('Other parts of the mutation may have been carried out');
	expect(describeGraphQlErrors([fault], asked({ kind: 'mutation', mayBeDone: 'unknown' }))).toEqual(
		{
			message:
				'It is not known whether BigCommerce carried out the mutation: No such user (user.addUserToStore)',
			description: 'Look in the store before you repeat it.',
		},
	);
	expect(describeGraphQlErrors([fault], asked({ kind: 'mutation' })).description).toBe(
		'Nothing was changed.',
	);
});

test('a query that is too complex says what to do, and advice is given once', () => {
	const fault = { message: 'The query is too complex.' };
	const { description } = describeGraphQlErrors([fault, fault], asked({ api: 'storefront' }));
	expect(description.match(/10,000/g)).toHaveLength(1);
});

test('scopes that BigCommerce lists are named, for an API without a table of scopes too', () => {
	const fault = {
		message: 'Insufficient access scope.',
		path: ['customer'],
		extensions: { code: 'INSUFFICIENT_ACCESS_SCOPE', requiredScopes: ['Customer', 5, 'B2B'] },
	};
	expect(describeGraphQlErrors([fault], asked({ api: 'storefront' })).description).toContain(
		'BigCommerce asks for: Customer, B2B.',
	);
	expect(
		describeGraphQlErrors([{ ...fault, path: ['elsewhere'] }], asked({ api: 'admin' })).description,
	).toContain(
		'BigCommerce asks for: Customer, B2B. Create an API account with the scope that BigCommerce names',
	);
	expect(
		describeGraphQlErrors(
			[{ ...fault, extensions: { requiredScopes: ['store_v2_orders'] } }],
			asked({ api: 'admin' }),
		).description,
	).toContain('(store_v2_orders)');
});

test('each of several faults is told with its place and its code, and how many more there are', () => {
	const faults = Array.from({ length: 30 }, (_, index) => ({
		message: `No ${index}`,
		path: ['a', index],
		extensions: { code: `C${index}` },
	}));
	const { message, description } = describeGraphQlErrors(faults, asked());
	expect(message).toBe('BigCommerce did not answer the query: No 0 (a.0)');
	expect(description.split('\n').slice(0, 2)).toEqual(['No 1 (a.1)', 'No 2 (a.2)']);
	expect(description).toContain('No 19 (a.19)\nand 10 more\nCode: C0, C1, ');
});

test.each([
	['Password is not complex enough', false],
	['The password complexity rules are not met', false],
	['The query is too complex as it has a complexity score of 20000 out of maximum 10000.', true],
	['Max complexity exceeded', true],
])('%s is about the complexity of the query: %s', (message, expected) => {
	expect(isComplexityError({ message })).toBe(expected);
});

test.each([
	['in the payload', { a: { errors: [{ message: 'no' }] } }, ['no at a.errors']],
	[
		'in a list of payloads',
		{ a: { all: [{ errors: [] }, { errors: [{ message: 'no' }] }] } },
		['no at a.all.1.errors'],
	],
	['under another name', { a: { problems: [{ message: 'no' }] } }, ['no at a.problems']],
	['as one object', { a: { errors: { message: 'no' } } }, ['no at a.errors']],
	['as texts', { a: { errors: ['no'] } }, ['no at a.errors']],
	['as a text', { a: { errors: 'no' } }, ['no at a.errors']],
	[
		'without words',
		{ a: { errors: [null, { __typename: 'NotFound' }] } },
		[`${NO_REASON} at a.errors`, 'NotFound at a.errors'],
	],
	['nowhere', { a: { errors: [], b: null, c: 'x' } }, []],
])('what a mutation was refused for is found %s', (_, data, expected) => {
	expect(
		refusalsIn(data, new Set(['errors', 'problems'])).map(
			(refusal) => `${refusal.message} at ${placeOf(refusal)}`,
		),
	).toEqual(expected);
});

test('the text and the place of an error are one line without marks that hide or turn text around', () => {
	const odd = 'no\n[x]: \u202egnp\u2066\u0007\u001b[31m';
	const body = bodyFrom({ errors: [{ message: odd, path: ['a', odd] }] });
	const [fault] = body?.errors ?? [];
	expect([fault.message, placeOf(fault)]).toEqual(['no [x]: gnp [31m', 'a.no [x]: gnp [31m']);
});
