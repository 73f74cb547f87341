import { BigCommerceAppOAuth2Api } from '../../../credentials/BigCommerceAppOAuth2Api.credentials';
import {
	BIGCOMMERCE,
	sandboxAt,
	isThisMachine,
	type Environment,
} from '../../../nodes/shared/accounts/environment';
import { pageHeaders, redirectTarget } from '../../../nodes/BigCommerceAppTrigger/resultPage';
import { sign } from '../../../nodes/operations/localOperations/sign';
import { isThisMachine as isThisMachineInSandbox } from '../../../sandbox/http/guard';
import ownFile from '../../../catalog/localOperations.json';
import type { Catalog, OwnWork } from '../../../catalog/types';

const HERE = ['localhost', '127.0.0.1', '127.9.8.7', '[::1]', 'host.docker.internal'];
const ELSEWHERE = [
	'example.com',
	'localhost.example.com',
	'127.0.0.1.example.com',
	'xlocalhost',
	'host.docker.internal.example.com',
	'hostxdocker.internal',
	'10.0.0.5',
	'192.168.1.2',
	'169.254.169.254',
	'0.0.0.0',
	'[::]',
	'[::2]',
	'[fe80::1]',
	'local',
	'128.0.0.1',
];

const signing = (ownFile as unknown as Catalog).operations.find(({ own }) => own?.kind === 'sign')
	?.own as Extract<OwnWork, { kind: 'sign' }>;
const [, siteField] = /\{(\w+)\}/.exec(JSON.stringify(signing.link.site)) ?? [];

/** Where n8n would send the client secret of an OAuth2 credential with this sandbox. */
function tokenUrlFor(sandboxUrl: string): string {
	const { default: expression } = new BigCommerceAppOAuth2Api().properties.find(
		({ name }) => name === 'accessTokenUrl',
	) as { default: string };
	return String(
		new Function('$self', `return (${expression.replace(/^=\{\{|\}\}$/g, '')});`)({
			environment: 'sandbox',
			sandboxUrl,
			store: 'abc123',
		}),
	);
}

/** Every place in which a host of this machine is treated otherwise than another one. */
const PLACES: Array<[place: string, accepts: (host: string) => boolean]> = [
	['the nodes', isThisMachine],
	['the sandbox', isThisMachineInSandbox],
	[
		'the address of a sandbox in a credential',
		(host) => sandboxAt(`http://${host}:4010`) !== undefined,
	],
	[
		'the token address of an OAuth2 credential',
		(host) => tokenUrlFor(`http://${host}:4010`).startsWith(`http://${host}:4010/`),
	],
	[
		'an address that a merchant is sent on to',
		(host) => redirectTarget(`http://${host}:3000/done`) !== undefined,
	],
	[
		'a storefront that a customer signs in to',
		(host) => {
			try {
				return sign(
					signing,
					{ [siteField]: `http://${host}:3000`, now: 0 },
					'secret',
				).url.startsWith(`http://${host}:3000/`);
			} catch {
				return false;
			}
		},
	],
];

describe.each(PLACES)('this machine, for %s', (_place, accepts) => {
	it.each(HERE)('is %s', (host) => expect(accepts(host)).toBe(true));
	it.each(ELSEWHERE)('is not %s', (host) => expect(accepts(host)).toBe(false));
});

describe('the page of an app may be shown in an iframe', () => {
	const framesFor = (environment: Environment) =>
		/frame-ancestors (.*)$/
			.exec(pageHeaders(environment)['Content-Security-Policy'])?.[1]
			.split(' ');

	it.each(HERE.filter((host) => !host.startsWith('[')))('by the sandbox at %s', (host) => {
		expect(framesFor(sandboxAt(`http://${host}:4010`) as Environment)).toContain(
			`http://${host}:*`,
		);
	});

	// A Content Security Policy has no words for such an address; Chromium takes only the scheme.
	it('by the sandbox at [::1]', () => {
		expect(framesFor(sandboxAt('http://[::1]:4010') as Environment)).toEqual(['http:', 'https:']);
	});

	it('by a sandbox that the browser opens as localhost and n8n reaches by another name', () => {
		expect(framesFor(sandboxAt('http://host.docker.internal:4010') as Environment)).toEqual(
			expect.arrayContaining(['http://localhost:*', 'http://127.0.0.1:*']),
		);
	});

	it("by BigCommerce's control panels alone where it is no sandbox", () => {
		expect(framesFor(BIGCOMMERCE)).toEqual([
			'https://*.mybigcommerce.com',
			'https://*.bigcommerce.com',
		]);
	});

	it('and loads nothing, sends nothing, and gives its address to nobody', () => {
		const headers = pageHeaders(BIGCOMMERCE);
		expect(headers['Content-Security-Policy'].split('; ').slice(0, -1)).toEqual([
			"default-src 'none'",
			"style-src 'unsafe-inline'",
			"base-uri 'none'",
			"form-action 'none'",
		]);
		expect([headers['Referrer-Policy'], headers['Cache-Control']]).toEqual([
			'no-referrer',
			'no-store',
		]);
	});
});
