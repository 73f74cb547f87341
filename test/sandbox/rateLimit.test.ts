import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../../sandbox/server';
import { ask, askAt, sandboxFor } from './support';

let sandbox: Sandbox;
afterEach(() => sandbox.close());

test('every answer says what is left, and 429 says when to come back', async () => {
	sandbox = await sandboxFor({ quota: 3, window: 400 });
	for (let left = 2; left >= 0; left -= 1) {
		const { status, headers } = await ask(
			sandbox,
			'GET',
			left === 1 ? '/v3/catalog/products/1' : '/v2/time',
		);
		expect(status).toBe(left === 1 ? 404 : 200);
		expect(headers.get('X-Rate-Limit-Requests-Quota')).toBe('3');
		expect(headers.get('X-Rate-Limit-Requests-Left')).toBe(String(left));
		expect(headers.get('X-Rate-Limit-Time-Window-Ms')).toBe('400');
		expect(Number(headers.get('X-Rate-Limit-Time-Reset-Ms'))).toBeGreaterThan(0);
	}
	const refused = await ask(sandbox, 'GET', '/v2/orders', {
		token: 'sandbox-token-orders-read-only',
	});
	expect(refused.status).toBe(429);
	expect(refused.headers.get('X-Retry-After')).toBe('1');
	expect(refused.headers.get('X-Rate-Limit-Requests-Left')).toBe('0');
	expect(refused.body).toEqual([{ status: 429, message: 'Too many requests' }]);
	await sleep(Number(refused.headers.get('X-Rate-Limit-Time-Reset-Ms')) + 20);
	expect((await ask(sandbox, 'GET', '/v2/time')).status).toBe(200);
});

test('GraphQL counts too, a bad token does not', async () => {
	sandbox = await sandboxFor({ quota: 2 });
	await ask(sandbox, 'GET', '/v2/time', { token: 'made-up' });
	const answer = await ask(sandbox, 'POST', '/graphql', { body: { query: '{ __typename }' } });
	expect(answer.headers.get('X-Rate-Limit-Requests-Left')).toBe('1');
});

test('quota, window and latency can be switched while it runs', async () => {
	sandbox = await sandboxFor();
	const post = (body: unknown) =>
		askAt(sandbox, '/sandbox/settings', { method: 'POST', body: JSON.stringify(body) });
	expect((await post({ latency: 80, quota: 7 })).body).toMatchObject({ latency: 80, quota: 7 });
	const before = Date.now();
	const { headers } = await ask(sandbox, 'GET', '/v2/time');
	expect(Date.now() - before).toBeGreaterThanOrEqual(75);
	expect(headers.get('X-Rate-Limit-Requests-Quota')).toBe('7');
	expect((await post({ speed: 1 })).status).toBe(422);
	expect((await post({ latency: 'slow' })).status).toBe(422);
});
