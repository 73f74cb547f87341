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
		delivery: { future: [1], scope: 'store/order/created' },
	});
});

test.each([
	['another store', { producer: 'stores/other99' }, 'store'],
	['a store whose hash begins alike', { producer: 'stores/abc1234' }, 'store'],
	['another event', { scope: 'store/product/created' }, 'event'],
	['an event of four days ago', { created_at: now - 4 * 24 * 60 * 60 }, 'age'],
	['an event of the next hour', { created_at: now + 60 * 60 }, 'age'],
	['more than 256 KB', { data: { note: 'x'.repeat(256 * 1024) } }, 'size'],
	['no time', { created_at: undefined }, 'shape'],
])('%s is refused', (_what, changes, reason) => {
	const text = Buffer.from(JSON.stringify({ ...JSON.parse(body.toString()), ...changes }));
	expect(verifyDelivery({ headers: proof, body: text }, expected, now)).toEqual({
		refused: reason,
	});
});
