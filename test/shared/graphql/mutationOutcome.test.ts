import { operationIn, readDocument } from '../../../nodes/shared/graphql/document';
import {
	mutationsIn,
	unansweredMutation,
	whatMayBeDone,
} from '../../../nodes/shared/graphql/mutationOutcome';

function mutations(text: string): string[][] {
	const document = readDocument(text);
	return mutationsIn({ operation: operationIn(document), fragments: document.fragments });
}

test.each([
	['mutation { logout { result } }', ['logout']],
	['mutation { login(email: "a") { result customer { id } } }', ['login']],
	[
		'mutation { account { addUserToAccount(input: {}) { account { id } } } }',
		['account.addUserToAccount'],
	],
	[
		'mutation { cart { createCart(input: {}) { cart { lineItems(first: 1) { id } } } deleteCart(input: {}) { deletedCartEntityId } } }',
		['cart.createCart', 'cart.deleteCart'],
	],
	['mutation { a: cart { x: createCart(input: {}) { id } } }', ['a.x']],
	[
		'mutation { ...F } fragment F on Mutation { cart { createCart(input: {}) { id } } }',
		['cart.createCart'],
	],
	['mutation { __typename cart { __typename createCart(input: {}) { id } } }', ['cart.createCart']],
	['query { a(b: 1) { c } }', []],
])('the mutations of %s', (text, expected) => {
	expect(mutations(text).map((path) => path.join('.'))).toEqual(expected);
});

test.each([
	[{ cart: { createCart: { cart: { id: 1 } } } }, undefined],
	[{ cart: { createCart: { cart: null, errors: [] } } }, undefined],
	[{ cart: { createCart: { deletedId: null, isDone: false } } }, undefined],
	[{ cart: { createCart: null } }, 'cart.createCart'],
	[{ cart: null }, 'cart.createCart'],
	[{ cart: { createCart: { cart: null } } }, 'cart.createCart'],
	[{ cart: { createCart: {} } }, 'cart.createCart'],
	[{}, undefined],
])('whether %j shows that it was carried out', (data, expected) => {
	expect(unansweredMutation([['cart', 'createCart']], data)).toBe(expected);
});

test('a fault says why a mutation was not answered', () => {
	expect(
		unansweredMutation([['a'], ['b']], { a: { id: 1 }, b: null }, [{ message: 'no', path: ['b'] }]),
	).toBeUndefined();
	expect(
		unansweredMutation([['a'], ['b']], { a: null, b: null }, [{ message: 'no', path: ['b'] }]),
	).toBe('a');
});

const one = [['cart', 'createCart']];
const two = [...one, ['cart', 'deleteCart']];

test.each([
	['a document that is not understood', one, null, [{ message: 'Cannot query field' }], undefined],
	[
		'the mutation itself',
		one,
		{ cart: { createCart: null } },
		[{ message: 'no', path: ['cart', 'createCart'] }],
		undefined,
	],
	['the group of mutations', one, null, [{ message: 'no', path: ['cart'] }], undefined],
	[
		'a field of what it answers',
		one,
		null,
		[{ message: 'no', path: ['cart', 'createCart', 'cart', 'id'] }],
		'unknown',
	],
	[
		'something beside its record',
		one,
		{ cart: { createCart: { cart: { id: 1 } } } },
		[{ message: 'no', path: ['cart', 'createCart', 'x'] }],
		'parts',
	],
	['the first of two', two, null, [{ message: 'no', path: ['cart', 'createCart'] }], undefined],
	['the second of two', two, null, [{ message: 'no', path: ['cart', 'deleteCart'] }], 'unknown'],
	[
		'a list of refusals',
		one,
		{ cart: { createCart: { cart: null, errors: [{ message: 'no' }] } } },
		[{ message: 'no', path: ['cart', 'createCart', 'errors'] }],
		undefined,
	],
	[
		'a list of refusals and nothing else',
		one,
		{ cart: { createCart: { errors: [{ message: 'no' }] } } },
		[{ message: 'no', path: ['cart', 'createCart', 'errors'] }],
		'parts',
	],
	[
		'a list of refusals beside a record',
		one,
		{ cart: { createCart: { cart: { id: 1 }, errors: [{ message: 'no' }] } } },
		[{ message: 'no', path: ['cart', 'createCart', 'errors'] }],
		'parts',
	],
	['the server', one, null, [{ message: 'Internal server error' }], 'unknown'],
	[
		'a time-out',
		one,
		{ cart: { createCart: null } },
		[{ message: 'Request timed out', path: ['cart', 'createCart'] }],
		'unknown',
	],
	[
		'something the server calls internal',
		one,
		null,
		[{ message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
		'unknown',
	],
])('a fault of %s: may it have been done?', (_, paths, data, faults, expected) => {
	expect(whatMayBeDone(paths, data, faults)).toBe(expected);
});
