import type { IHttpRequestOptions } from 'n8n-workflow';

import { authenticate } from '../../../nodes/shared/accounts/authenticate';
import { sandboxAt } from '../../../nodes/shared/accounts/environment';

describe('the sandbox is only ever on this machine', () => {
	it.each([
		'http://localhost:4010',
		'http://127.0.0.1:4010/',
		'http://127.9.8.7',
		'http://[::1]:4010',
		'http://host.docker.internal:4010',
		'https://localhost',
	])('%s is accepted', (address) => {
		expect(sandboxAt(address)).toBeDefined();
	});

	it.each([
		'http://example.com',
		'http://localhost.example.com',
		'http://127.0.0.1.example.com',
		'http://10.0.0.5:4010',
		'http://192.168.1.2',
		'http://169.254.169.254',
		'http://localhost@example.com',
		'http://user:pass@localhost:4010',
		'ftp://localhost',
		'localhost:4010',
		'http://0.0.0.0:4010',
		'http://[::]:4010',
		'',
		'http://',
	])('%s is refused', (address) => {
		expect(sandboxAt(address)).toBeUndefined();
	});
});

describe('the access token goes to BigCommerce alone', () => {
	const credential = { accessToken: 'secret-token', environment: 'bigcommerce' };
	const send = async (options: IHttpRequestOptions, data: Record<string, string> = credential) =>
		await authenticate(data, options);

	it.each([
		'https://api.bigcommerce.com/stores/abc/v3/hooks',
		'https://payments.bigcommerce.com/stores/abc/payments',
	])('it is added for %s', async (url) => {
		expect((await send({ url })).headers).toMatchObject({ 'X-Auth-Token': 'secret-token' });
	});

	it.each([
		'http://api.bigcommerce.com/stores/abc',
		'https://api.bigcommerce.com.example.com/',
		'https://api.bigcommerce.com@example.com/',
		'https://example.com/https://api.bigcommerce.com',
		'https://api.bigcommerce.com:8443/',
		'http://localhost:4010/stores/abc/v3/hooks',
		'/stores/abc',
		'',
	])('it is not sent to %s', async (url) => {
		await expect(send({ url })).rejects.toThrow('The request was not sent');
	});

	it('a relative address counts with its base', async () => {
		await expect(
			send({ url: '//example.com/x', baseURL: 'https://api.bigcommerce.com' }),
		).rejects.toThrow('not sent');
		expect(
			(await send({ url: '/stores/abc', baseURL: 'https://api.bigcommerce.com' })).headers,
		).toHaveProperty('X-Auth-Token');
	});

	it('a sandbox credential reaches the sandbox and not BigCommerce', async () => {
		const sandbox = {
			accessToken: 'made-up',
			environment: 'sandbox',
			sandboxUrl: 'http://localhost:4010',
		};
		expect(
			(await send({ url: 'http://localhost:4010/stores/abc/v3/hooks' }, sandbox)).headers,
		).toHaveProperty('X-Auth-Token');
		await expect(send({ url: 'https://api.bigcommerce.com/stores/abc' }, sandbox)).rejects.toThrow(
			'not sent',
		);
		await expect(
			send({ url: 'http://example.com' }, { ...sandbox, sandboxUrl: 'http://example.com' }),
		).rejects.toThrow('not sent');
	});

	it('no message repeats the token', async () => {
		await expect(send({ url: 'http://example.com' })).rejects.not.toThrow('secret-token');
	});
});
