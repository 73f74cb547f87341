import nock from 'nock';

import { runNode } from '../support/node';
import { parametersOf } from '../support/oddServer';
import { loadPackage } from '../support/package';
import { id } from '../support/run';

beforeAll(async () => {
	await loadPackage();
});

describe('whether it was sent is decided once', () => {
	const UNKNOWN = 'It is not known whether BigCommerce carried out the request';
	const API = 'https://api.bigcommerce.com';
	beforeAll(() => nock.disableNetConnect());
	beforeEach(() => nock.enableNetConnect('127.0.0.1'));
	afterEach(() => nock.cleanAll());
	afterAll(() => {
		nock.enableNetConnect();
		nock.restore();
	});
	const broken = (code: string) => Object.assign(new Error(code), { code });
	const atBigCommerce = {
		credentials: {
			shop: {
				store: 'abc123',
				accessToken: 'x',
				scopeSource: 'all',
				grantedScopes: [],
				environment: 'bigcommerce',
				timeout: 1,
			},
		},
	};
	const at = async (operation: string, parameters: object) =>
		await runNode({
			...atBigCommerce,
			chosen: { bigCommerceStoreApi: 'shop' },
			parameters: parametersOf(operation, parameters, { giveUpAfter: 1 }),
		});
	const put = () => nock(API).put('/stores/abc123/v3/catalog/products/77');
	const change = async () =>
		await at('product.update', {
			productId: id('77'),
			bodyMode: 'json',
			jsonBody: '{"price":1}',
			output: 'raw',
		});

	it.each([
		'ECONNREFUSED',
		'ENOTFOUND',
		'EAI_AGAIN',
		'EHOSTUNREACH',
		'ENETUNREACH',
		'CERT_HAS_EXPIRED',
	])(
		'a change that was lost before the repetitions met %s may have been carried out',
		async (code) => {
			put().replyWithError(broken('ECONNRESET'));
			put().times(20).replyWithError(broken(code));
			const { error } = await change();
			expect(error?.description).toContain(UNKNOWN);
			expect(error?.description).not.toContain('Nothing was changed');
		},
	);

	it('so may one that was answered by 503 before', async () => {
		put().reply(503, {});
		put().times(20).replyWithError(broken('ECONNREFUSED'));
		expect((await change()).error?.description).toContain(UNKNOWN);
	});

	it.each<[code: string, words: string]>([
		['ECONNREFUSED', 'The connection was refused.'],
		['ENOTFOUND', 'The DNS lookup of the server failed.'],
		['EAI_AGAIN', 'DNS server did not respond'],
		['EHOSTUNREACH', 'has no route to the server.'],
		['ENETUNREACH', "has no route to the server's network"],
		['CERT_HAS_EXPIRED', 'TLS certificate is not valid'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'TLS certificate is not valid'],
	])('one that met only %s was not sent, and says why', async (code, words) => {
		put().times(20).replyWithError(broken(code));
		const { error } = await change();
		expect(error?.description).toContain(words);
		expect(error?.description).toContain('Nothing was changed');
	});

	it.each(['ECONNRESET', 'EPIPE', 'ETIMEDOUT'])(
		'a creation that met %s may have been carried out',
		async (code) => {
			nock(API).post('/stores/abc123/v3/catalog/brands').replyWithError(broken(code));
			expect(
				(await at('brand.create', { bodyMode: 'json', jsonBody: '{"name":"A"}' })).error
					?.description,
			).toContain(UNKNOWN);
		},
	);

	it('a redirected change may have been, too', async () => {
		put().reply(302, '', { location: 'https://example.com/' });
		const { error } = await change();
		expect(error?.message).toBe('The request was redirected (status 302)');
		expect(error?.description).toContain(UNKNOWN);
	});
});
