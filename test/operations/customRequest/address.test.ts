import {
	BIGCOMMERCE,
	sandboxAt,
	type Environment,
} from '../../../nodes/shared/accounts/environment';
import { addressFrom } from '../../../nodes/operations/customRequest/address';

const real = { environment: BIGCOMMERCE, storeHash: 'abc123' };
const sandbox = {
	environment: sandboxAt('http://localhost:4010') as Environment,
	storeHash: 'abc123',
};

const summary = (text: string, place = real) => {
	const { server, path, query, isLegacy } = addressFrom(text, place);
	return [server, path, ...(query.length > 0 ? [query] : []), ...(isLegacy ? ['legacy'] : [])];
};

describe('an address', () => {
	it.each([
		['/v3/catalog/products', ['v3', '/catalog/products']],
		['v2/orders/100', ['v2', '/orders/100']],
		['  /v3/catalog/products/  ', ['v3', '/catalog/products']],
		[
			'/v3/catalog/products?id:in=1,2&include=images',
			[
				'v3',
				'/catalog/products',
				[
					['id:in', '1,2'],
					['include', 'images'],
				],
			],
		],
		['/v2/orders.json', ['v2', '/orders']],
		['/v3/content/pages/a.json', ['v3', '/content/pages/a.json']],
		['/payments', ['payments', '/payments']],
		['/v3/payments/access_tokens', ['v3', '/payments/access_tokens']],
		['/stores/abc123/v3/hooks', ['v3', '/hooks']],
		['/stores/ABC123/v3/hooks', ['v3', '/hooks']],
		['/stores/{store_hash}/v3/hooks', ['v3', '/hooks']],
		['https://api.bigcommerce.com/stores/{{$$.env.store_hash}}/v3/hooks', ['v3', '/hooks']],
		['https://api.bigcommerce.com/stores/abc123/v2/orders/1', ['v2', '/orders/1']],
		['HTTPS://API.BigCommerce.com:443/stores/abc123/v2/orders/1', ['v2', '/orders/1']],
		['https://payments.bigcommerce.com/stores/abc123/payments', ['payments', '/payments']],
		[
			'/v3/promotions/1/codes?code=50%25%20off',
			['v3', '/promotions/1/codes', [['code', '50% off']]],
		],
		['/v3/catalog/brands/caf%C3%A9', ['v3', '/catalog/brands/caf%C3%A9']],
		['/v3/catalog/brands/café', ['v3', '/catalog/brands/caf%C3%A9']],
		['/v3/catalog/brands/%252e%252e', ['v3', '/catalog/brands/%252e%252e']],
	])('%s', (text, expected) => {
		expect(summary(text)).toEqual(expected);
	});

	it.each([
		['https://store-abc123.mybigcommerce.com/api/v2/orders/1.json', ['v2', '/orders/1', 'legacy']],
		[
			'https://store-abc123-1.mybigcommerce.com/api/v2/orders.json?limit=5',
			['v2', '/orders', [['limit', '5']], 'legacy'],
		],
		[
			'http://www.hearth-and-home.example/api/v2/products/1/images.json',
			['v2', '/products/1/images', 'legacy'],
		],
		['https://shop.example:8443/api/v2/time', ['v2', '/time', 'legacy']],
		['/api/v2/orders/1.json', ['v2', '/orders/1', 'legacy']],
	])('of the legacy API: %s', (text, expected) => {
		expect(summary(text)).toEqual(expected);
	});

	it.each([
		['http://localhost:4010/stores/abc123/v3/hooks', ['v3', '/hooks']],
		['http://localhost:4010/payments/stores/abc123/payments', ['payments', '/payments']],
		['https://api.bigcommerce.com/stores/abc123/v3/hooks', ['v3', '/hooks']],
	])('with a sandbox: %s', (text, expected) => {
		expect(summary(text, sandbox)).toEqual(expected);
	});
});

describe('refuses', () => {
	it.each([
		['', 'is empty'],
		['/catalog/products', 'does not say which API'],
		['/graphql', 'does not say which API'],
		['/v4/x', 'does not say which API'],
		['/v3', 'ends before it names anything'],
		['/v3/?limit=1', 'ends before it names anything'],
		['/v2/.json', 'ends before it names anything'],
		['/v2/orders.xml', 'asks for XML'],
		['https://api.bigcommerce.com/', 'names no store'],
		['https://api.bigcommerce.com/v3/catalog/products', 'names no store'],
		[
			'https://api.bigcommerce.com/stores/other99/v3/hooks',
			'names the store other99, but the credential is for the store abc123',
		],
		['/stores/other99/v3/hooks', 'names the store other99'],
		['https://payments.bigcommerce.com/stores/other99/payments', 'names the store other99'],
		['https://store-other99.mybigcommerce.com/api/v2/orders/1.json', 'names the store other99'],
		['https://example.com/stores/abc123/v3/hooks', "example.com is not BigCommerce's API"],
		['https://api.bigcommerce.com.example.com/stores/abc123/v3/hooks', "is not BigCommerce's API"],
		['https://api.bigcommerce.com:8443/stores/abc123/v3/hooks', "is not BigCommerce's API"],
		['http://localhost:4010/stores/abc123/v3/hooks', "is not BigCommerce's API"],
		['https://shop.example/api/v3/orders', "is not BigCommerce's API"],
		['https://shop.example/x/api/v2/orders', "is not BigCommerce's API"],
		['//example.com/api/v2/orders', 'is not a web address'],
		['ftp://shop.example/api/v2/orders', 'is not a web address'],
		['file:///api/v2/orders', 'is not a web address'],
		['javascript://x/api/v2/orders', 'is not a web address'],
		[
			'https://ada:secret@api.bigcommerce.com/stores/abc123/v3/hooks',
			'has a user name or password',
		],
		[
			'https://api.bigcommerce.com@example.com/stores/abc123/v3/hooks',
			'has a user name or password',
		],
		['https://store-abc123.mybigcommerce.com\\@example.com/api/v2/orders', 'a backslash'],
		['/v3/catalog/products#top', 'a part after #'],
		['/v3/../v2/orders', 'leads somewhere else'],
		['/v3/catalog/%2e%2e/orders', 'leads somewhere else'],
		['/v3/catalog/%2E/orders', 'leads somewhere else'],
		['/v3/catalog%2Fproducts', 'leads somewhere else'],
		['/v3/catalog%5cproducts', 'leads somewhere else'],
		['/v3/catalog/x%0d%0ay', 'leads somewhere else'],
		['/v3/catalog/\u0000', 'a space, a line break'],
		['/v3/catalog/pro ducts', 'a space, a line break'],
		['/v3/catalog//products', 'two slashes in a row'],
		['/v3/catalog/products/{product_id}', 'still has the placeholder {product_id}'],
		['/v3/catalog/products/100%', 'a percent sign that stands for nothing'],
	])('%j: %s', (text, reason) => {
		expect(() => addressFrom(text, real)).toThrow(reason);
	});

	it('without repeating a password', () => {
		const refused = (): unknown => {
			try {
				return addressFrom('https://ada:secret@shop.example/api/v2/orders', real);
			} catch (error) {
				return error;
			}
		};
		expect(JSON.stringify(refused())).not.toContain('secret');
	});
});
