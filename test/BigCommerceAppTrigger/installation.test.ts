import {
	readAuthQuery,
	readInstallation,
	type AuthQuery,
} from '../../nodes/BigCommerceAppTrigger/installation';
import { compareScopes } from '../../nodes/BigCommerceAppTrigger/install';

const query = readAuthQuery({
	code: 'abc',
	scope: 'store_v2_orders',
	context: 'stores/abc123',
	something: 'new',
}) as AuthQuery;
const person = { id: 7, email: 'owner@example.com', username: 'owner' };
const ANSWER = {
	access_token: 'token',
	scope: 'store_v2_orders store_v2_default',
	context: 'stores/abc123',
	user: { ...person, more: 1 },
	owner: person,
	account_uuid: 'uuid',
};

test('an answer about the store that asked is read', () => {
	expect(readInstallation(ANSWER, query)).toEqual({
		storeHash: 'abc123',
		accessToken: 'token',
		scopes: ['store_v2_orders', 'store_v2_default'],
		user: person,
		owner: person,
		accountUuid: 'uuid',
	});
});

test.each([null, undefined, ['owner@example.com']])(
	'an answer whose user has the e-mail address %j loses no token',
	(email) => {
		const read = readInstallation({ ...ANSWER, user: { ...person, email } }, query);
		expect(read).toMatchObject({ accessToken: 'token', user: { id: 7, email: null } });
	},
);

test('an answer whose user has an ID as text loses no token', () => {
	const read = readInstallation({ ...ANSWER, user: { id: '7' }, owner: { id: '8' } }, query);
	expect(read).toMatchObject({
		accessToken: 'token',
		user: { id: 7, email: null },
		owner: { id: 8, email: null },
	});
});

test.each<[what: string, answer: unknown]>([
	['about another store', { ...ANSWER, context: 'stores/def456' }],
	['about no store', { ...ANSWER, context: undefined }],
	['without a token', { ...ANSWER, access_token: '' }],
	['without scopes', { ...ANSWER, scope: undefined }],
	['without a user', { ...ANSWER, user: undefined }],
	['a text', 'token'],
	['nothing', undefined],
])('an answer %s is none', (_what, answer) => {
	expect(readInstallation(answer, query)).toBeUndefined();
});

test.each([
	[['a', 'b', 'store_v2_default'], ['a', 'b'], [], []],
	[['a'], ['a', 'b'], ['b'], []],
	[['a', 'c', 'users_basic_information'], ['a', 'b'], ['b'], ['c']],
	[['a'], [], [], []],
])(
	'granted %j, expected %j: missing %j, additional %j',
	(granted, expected, missing, additional) => {
		expect(compareScopes(granted, expected)).toEqual({ missing, additional });
	},
);
