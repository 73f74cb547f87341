import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { appMemoryFrom } from '../../nodes/BigCommerceAppTrigger/savedInstallations';
import { readAuthQuery, readInstallation } from '../../nodes/BigCommerceAppTrigger/installation';
import { verifySignedPayload } from '../../nodes/BigCommerceAppTrigger/signedPayload';
import { accountFrom } from '../../nodes/shared/accounts/account';
import { appFrom } from '../../nodes/BigCommerceAppTrigger/app';
import { BIGCOMMERCE } from '../../nodes/shared/accounts/environment';
import { InvalidCredential } from '../../nodes/shared/accounts/invalidCredential';
import { bodyFrom, refusalsIn } from '../../nodes/shared/graphql/graphQlErrors';
import { signJwt } from '../../nodes/operations/localOperations/sign';
import { InputError } from '../../nodes/shared/utils/coerce';
import { ApiError } from '../../nodes/shared/http/send';
import { isDated } from '../../nodes/BigCommerceTrigger/catchUp/findChanges';
import { isMoment } from '../../nodes/BigCommerceTrigger/eventTime';
import { serverTime } from '../../nodes/shared/http/serverTime';
import { verifyDelivery } from '../../nodes/BigCommerceTrigger/delivery/verifyDelivery';
import { listOf } from '../../nodes/BigCommerceTrigger/events';
import { readHook } from '../../nodes/BigCommerceTrigger/hooks/hooksApi';
import {
	answerInquiry,
	readInquiryAnswer,
} from '../../nodes/BigCommerceTrigger/catchUp/crossProcessDedupe';
import { printState, parseState } from '../../nodes/BigCommerceTrigger/delivery/persistedState';
import {
	choiceFrom,
	idsFrom,
	numberFrom,
	switchFrom,
	textsFrom,
} from '../../nodes/shared/utils/nodeParameters';
import { isTooDeep } from '../../nodes/BigCommerceTrigger/checkPayload';
import { hashOf, isSecret } from '../../nodes/BigCommerceTrigger/hooks/sharedSecret';
import { emptySeenEvents } from '../../nodes/BigCommerceTrigger/delivery/seenEvents';
import { requiredScopes } from '../../nodes/BigCommerceTrigger/hooks/requiredScopes';
import { registrationFrom } from '../../nodes/BigCommerceTrigger/hooks/savedRegistration';
import { RAW } from '../support/triggerProxy';

const deep = () => {
	let value: unknown = 1;
	for (let level = 0; level < 5_000; level += 1) value = [value];
	return value;
};

/** Values that no reader was made for. */
const VALUES: Array<[what: string, value: unknown]> = [
	['nothing', undefined],
	['null', null],
	['true', true],
	['a number', 5],
	['NaN', NaN],
	['a blank', ''],
	['a text', 'text'],
	['half a surrogate pair', '\ud83d'],
	['a page', '<!doctype html><title>Down</title>'],
	['an empty list', []],
	['a list of null', [null]],
	['a list of lists', [[]]],
	['an empty object', {}],
	['an object that is no text', { toString: 1, valueOf: 1 }],
	['an object without a prototype', Object.create(null)],
	['a prototype', JSON.parse('{"__proto__":{"x":1},"constructor":1}')],
	['something nested by the thousand', deep()],
];

/** A value alone, and in every place of a good one. */
function variantsOf(good: object): Array<[what: string, value: unknown]> {
	const within = Object.keys(good).flatMap((field) =>
		VALUES.map(([what, value]): [string, unknown] => [
			`${what} for ${field}`,
			{ ...good, [field]: value },
		]),
	);
	return [...VALUES, ...within];
}

const CREDENTIAL = {
	store: 'abc123',
	account: '6f1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d',
	accessToken: 'token',
	clientId: 'id',
	clientSecret: 'secret',
	scopeSource: 'manual',
	grantedScopes: ['a'],
	environment: 'bigcommerce',
	sandboxUrl: '',
	scope: 'a b',
	oauthTokenData: { access_token: 'token', scope: 'a', context: 'stores/abc123' },
};
const PERSON = { id: 1, email: 'x@example.com' };
const CLAIMS = {
	aud: 'client',
	iss: 'bc',
	sub: 'stores/abc123',
	iat: 1,
	nbf: 1,
	exp: 9_999_999_999,
	user: PERSON,
	owner: PERSON,
	url: '/',
	channel_id: 1,
};
const DELIVERY = {
	scope: 'store/order/created',
	store_id: '1',
	data: { id: 1 },
	hash: 'h',
	created_at: 1000,
	producer: 'stores/abc123',
};
const HOOK = {
	id: 1,
	scope: 'store/order/created',
	destination: 'https://n8n.example.com/',
	is_active: true,
	headers: { a: 'b' },
};
const REGISTRATION = {
	version: '1',
	destination: 'https://n8n.example.com/',
	salt: 's',
	secretHash: 'h',
	storeHash: 'abc123',
	scopes: [],
	hooks: [{ id: 1, scope: 's' }],
	account: 'a',
};
const INSTALLATION = {
	access_token: 'token',
	scope: 'a',
	context: 'stores/abc123',
	user: PERSON,
	owner: PERSON,
	account_uuid: 'x',
};

const written = (value: unknown): string | undefined => {
	try {
		return JSON.stringify(value);
	} catch {
		return undefined;
	}
};

const READERS: Array<[name: string, good: object, read: (value: unknown) => unknown]> = [
	...(['store', 'app', 'appOAuth2', 'account'] as const).map(
		(kind): [string, object, (value: unknown) => unknown] => [
			`a credential (${kind})`,
			CREDENTIAL,
			(value) => accountFrom(kind, value),
		],
	),
	[
		'a connection',
		CREDENTIAL.oauthTokenData,
		(value) => accountFrom('appOAuth2', { ...CREDENTIAL, oauthTokenData: value }),
	],
	['an app', CREDENTIAL, appFrom],
	[
		'what a GraphQL API answers',
		{ data: { a: 1 }, errors: [{ message: 'x' }], extensions: {} },
		(value) => [bodyFrom(value), refusalsIn(value)],
	],
	[
		'the query of the auth callback',
		{
			code: 'a',
			scope: 'a',
			context: 'stores/abc123',
			account_uuid: 'x',
			external_install: 'true',
		},
		readAuthQuery,
	],
	[
		'the answer to a code',
		INSTALLATION,
		(value) => readInstallation(value, { code: 'a', scope: 'a', context: 'stores/abc123' }),
	],
	[
		'a signed payload',
		CLAIMS,
		(value) =>
			written(value) === undefined
				? undefined
				: verifySignedPayload(
						signJwt(Object(value) as object, 'secret'),
						{ clientId: 'client', clientSecret: 'secret', environment: BIGCOMMERCE },
						1000,
					),
	],
	[
		'a token',
		{},
		(value) =>
			verifySignedPayload(
				value,
				{ clientId: 'client', clientSecret: 'secret', environment: BIGCOMMERCE },
				1000,
			),
	],
	[
		'what is remembered of an app',
		{ stores: [], installers: {}, payloads: {}, codes: [] },
		appMemoryFrom,
	],
	[
		'a delivery',
		DELIVERY,
		(value) =>
			verifyDelivery(
				{ headers: { 'x-n8n-trigger-secret': 'secret' }, body: Buffer.from(written(value) ?? '') },
				{
					secretHash: hashOf('secret'),
					storeHash: 'abc123',
					scopes: ['store/order/*'],
					mustBeSigned: false,
				},
				1000,
			),
	],
	['a webhook', HOOK, readHook],
	['a registration', REGISTRATION, registrationFrom],
	[
		'what is remembered of events',
		{ deliveries: '', records: '', startedAt: 1, lookedUntil: 1, signed: true },
		(value) => printState(parseState(written(value))),
	],
	['what is remembered, not as text', {}, (value) => printState(parseState(value))],
	[
		'a question of another process',
		{ records: ['orders|1'] },
		(value) => answerInquiry(value, emptySeenEvents()),
	],
	[
		'an answer of another process',
		{ records: { 'orders|1': { changed: 1, covered: 1, created: true } } },
		readInquiryAnswer,
	],
	[
		'a record of a list',
		{ id: 1, date_created: '2026-01-01', date_modified: '2026-01-01' },
		(value) => isDated(value, listOf('orders')),
	],
	['a date', {}, (value) => serverTime(typeof value === 'string' ? { date: value } : {})],
	['a moment', {}, isMoment],
	['a secret', {}, (value) => isSecret(value, 'hash')],
	['something deep', {}, isTooDeep],
	[
		'a chosen event',
		{},
		(value) =>
			requiredScopes(textsFrom({ label: 'Events', value, isExpression: false }, 'events'), []),
	],
	...[true, false].flatMap((isExpression): Array<[string, object, (value: unknown) => unknown]> => [
		['a switch', {}, (value) => switchFrom({ label: 'Switch', value, isExpression }, true)],
		['a number', {}, (value) => numberFrom({ label: 'Number', value, isExpression }, 1, [0, 10])],
		[
			'a choice',
			{},
			(value) => choiceFrom({ label: 'Choice', value, isExpression }, ['one', 'two']),
		],
		['IDs', {}, (value) => idsFrom({ label: 'Channels', value, isExpression }, 'channel IDs')],
	]),
];

test.each(READERS)(
	'whatever the shape, %s is read, left out, or refused in a sentence',
	(_name, good, reader) => {
		const said: string[] = [];
		for (const [what, value] of variantsOf(good)) {
			try {
				reader(value);
			} catch (error) {
				const { message, description } = error as InputError;
				said.push(`${what}: ${message} ${description ?? ''}`);
				// Only what was made to be read by a person.
				expect([
					what,
					error instanceof InputError ||
						error instanceof InvalidCredential ||
						error instanceof ApiError,
				]).toEqual([what, true]);
			}
		}
		expect(said.filter((text) => RAW.test(text))).toEqual([]);
	},
);

test.each(READERS)('and what is as it should be, %s is not refused', (_name, good, reader) => {
	if (Object.keys(good).length > 0) expect(() => reader(good)).not.toThrow();
});

test('no reader of what ships lets zod throw on what others wrote', () => {
	const root = join(__dirname, '..', '..');
	const files = globSync(
		['nodes/shared/**/*.ts', 'nodes/BigCommerce{,App}Trigger/*.ts', 'credentials/*.ts'],
		{ cwd: root },
	).filter((file) => /from 'zod'/.test(readFileSync(join(root, file), 'utf8')));
	const throwing = files.flatMap((file) =>
		[
			...readFileSync(join(root, file), 'utf8').matchAll(
				/\b(?!JSON|Date)\w+\.parse\((?!\{\}\))[^)]*\)/g,
			),
		].map(([call]) => `${file}: ${call}`),
	);
	expect(throwing).toEqual([]);
});
