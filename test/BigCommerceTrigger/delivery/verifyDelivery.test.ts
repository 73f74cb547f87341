import {
	verifyDelivery,
	type Expectation,
} from '../../../nodes/BigCommerceTrigger/delivery/verifyDelivery';
import { hashOf } from '../../../nodes/BigCommerceTrigger/hooks/sharedSecret';
import { bodyOf, nowInSeconds, signatureOf } from '../../support/deliveries';

const expected: Expectation = {
	secretHash: hashOf('shared'),
	storeHash: 'abc123',
	scopes: ['store/order/*'],
	mustBeSigned: false,
};
const body = Buffer.from(
	bodyOf({ scope: 'store/order/created', data: { type: 'order', id: 1 }, store: 'abc123' }),
);
const proof = { 'x-n8n-trigger-secret': 'shared' };
const now = nowInSeconds();

test.each([
	['no client secret, never signed', {}, proof, { signed: false }],
	['no client secret any more, signed before', { mustBeSigned: true }, proof, { signed: false }],
	[
		'no client secret, but a signature that cannot be checked',
		{},
		{ ...proof, ...signatureOf(body, 'another') },
		{ signed: false },
	],
	['a client secret, not signed so far', { clientSecret: 'client' }, proof, { signed: false }],
	[
		'a client secret, signed',
		{ clientSecret: 'client' },
		{ ...proof, ...signatureOf(body, 'client') },
		{ signed: true },
	],
	[
		'a client secret, signed before, now unsigned',
		{ clientSecret: 'client', mustBeSigned: true },
		proof,
		{ refused: 'signature' },
	],
	[
		'a client secret, signed with another',
		{ clientSecret: 'client' },
		{ ...proof, ...signatureOf(body, 'another') },
		{ refused: 'signature' },
	],
	[
		'signed, without the shared secret',
		{ clientSecret: 'client' },
		signatureOf(body, 'client'),
		{ refused: 'secret' },
	],
])('%s', (_, changes, headers, outcome) => {
	expect(verifyDelivery({ headers, body }, { ...expected, ...changes }, now)).toMatchObject(
		outcome,
	);
});

test('fields that are not known pass through', () => {
	const text = Buffer.from(JSON.stringify({ ...JSON.parse(body.toString()), future: [1] }));
	expect(verifyDelivery({ headers: proof, body: text }, expected, now)).toMatchObject({
		delivery: { raw: { future: [1] }, scope: 'store/order/created' },
	});
});

const created = Number(JSON.parse(body.toString()).created_at);
test.each([
	['no time', { created_at: undefined }, { time: now }],
	['null as time', { created_at: null }, { time: now }],
	['a text that is no time', { created_at: 'yesterday' }, { time: now }],
	['0 as time', { created_at: 0 }, { time: now }],
	['the time as text', { created_at: String(created) }, { time: created }],
	['the time as text with a fraction', { created_at: `${created}.75` }, { time: created }],
	['the time with a fraction', { created_at: created + 0.5 }, { time: created }],
	['the time in milliseconds', { created_at: created * 1000 + 12 }, { time: created }],
	['the time in microseconds', { created_at: created * 1e6 }, { time: created }],
	[
		'the time in ISO 8601',
		{ created_at: new Date(created * 1000).toISOString() },
		{ time: created },
	],
	['no hash', { hash: undefined }, { time: created }],
	['a number as hash', { hash: 7 }, { time: created }],
	['no number of the store', { store_id: undefined }, { time: created }],
	['no store', { producer: undefined }, { time: created }],
	['the store with a trailing slash', { producer: 'stores/abc123/' }, { time: created }],
	[
		'the event with a trailing slash',
		{ scope: 'store/order/created/' },
		{ scope: 'store/order/created' },
	],
	['no data', { data: undefined }, { data: {} }],
	['null as data', { data: null }, { data: {} }],
])('%s is read, if the secret is right', (_what, changes, delivery) => {
	const text = Buffer.from(JSON.stringify({ ...JSON.parse(body.toString()), ...changes }));
	expect(verifyDelivery({ headers: proof, body: text }, expected, now)).toMatchObject({
		delivery,
	});
	expect(
		verifyDelivery(
			{ headers: { ...proof, ...signatureOf(text, 'another') }, body: text },
			{ ...expected, clientSecret: 'client' },
			now,
		),
	).toEqual({ refused: 'signature' });
});

describe('a repetition is known', () => {
	const keyOf = (changes: object, id?: string) => {
		const text = Buffer.from(JSON.stringify({ ...JSON.parse(body.toString()), ...changes }));
		const headers = id === undefined ? proof : { ...proof, 'webhook-id': id };
		const verified = verifyDelivery({ headers, body: text }, expected, now);
		return 'delivery' in verified ? verified.delivery.key : verified;
	};

	test.each([
		['with time and hash', {}, undefined],
		['without a hash', { hash: undefined }, undefined],
		['without a time, by the ID of the message', { created_at: undefined }, 'msg_1'],
	])('%s', (_what, changes, id) => {
		expect(keyOf(changes, id)).toBe(keyOf(changes, id));
	});

	test('and another change of the same record is not taken for one', () => {
		expect(keyOf({ hash: undefined })).not.toBe(keyOf({ hash: undefined, created_at: now + 1 }));
		expect(keyOf({ created_at: undefined }, 'msg_1')).not.toBe(
			keyOf({ created_at: undefined }, 'msg_2'),
		);
		expect(keyOf({ created_at: undefined })).not.toBe(keyOf({ created_at: undefined }));
	});
});

test.each([
	['another store', { producer: 'stores/other99' }, 'store'],
	['a store whose hash begins alike', { producer: 'stores/abc1234' }, 'store'],
	['another event', { scope: 'store/product/created' }, 'event'],
	['an event of four days ago', { created_at: now - 4 * 24 * 60 * 60 }, 'age'],
	['an event of the next hour', { created_at: now + 60 * 60 }, 'age'],
	['more than 256 KB', { data: { note: 'x'.repeat(256 * 1024) } }, 'size'],
	['no event', { scope: undefined }, 'shape'],
	['data that is a text', { data: 'order 1' }, 'shape'],
	['four days ago in milliseconds', { created_at: (now - 4 * 24 * 60 * 60) * 1000 }, 'age'],
])('%s is refused', (_what, changes, reason) => {
	const text = Buffer.from(JSON.stringify({ ...JSON.parse(body.toString()), ...changes }));
	expect(verifyDelivery({ headers: proof, body: text }, expected, now)).toEqual({
		refused: reason,
	});
});
