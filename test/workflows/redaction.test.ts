import { runNode, type NodeRun } from '../support/node';
import {
	api,
	CARD,
	common,
	COOKIE,
	echo,
	everything,
	get,
	graphQl,
	headers,
	OWN,
	PASSWORD,
	PAT,
	pay,
	SECRET,
	serveAnswers,
	shop,
	SHOPPER,
	STOREFRONT,
	update,
	use,
	withToken,
	type Answer,
} from '../support/redaction';
import { fields, id, jsons } from '../support/run';
import { TOKEN } from '../support/scripted';

let answer: Answer;
serveAnswers((request) => answer(request));

/** Ways by which a text of the server comes out, each with an answer that repeats what was sent. */
const WAYS: Array<[way: string, run: () => NodeRun, answer: Answer, secrets: string[]]> = [
	[
		'the title of a refusal',
		() => use(get),
		() => ({ status: 422, body: { status: 422, title: everything } }),
		[TOKEN, SECRET],
	],
	[
		'a field of a refusal and its name',
		() => use(get),
		() => ({
			status: 422,
			body: { title: 'No', errors: { [`x${TOKEN}`]: everything, other: everything } },
		}),
		[TOKEN, SECRET],
	],
	[
		'a refusal of V2',
		() => use({ resource: 'order', operation: 'order.get', orderId: id('7') }),
		() => ({
			status: 400,
			body: [{ status: 400, message: everything, details: { invalid_reason: everything } }],
		}),
		[TOKEN, SECRET],
	],
	[
		'plain text',
		() => use(get),
		() => ({ status: 401, body: `X-Auth-Token ${everything} is not known` }),
		[TOKEN, SECRET],
	],
	[
		'a page',
		() => use(get),
		() => ({ status: 403, body: `<html><body>${everything}</body></html>` }),
		[TOKEN, SECRET],
	],
	[
		'a page that is cut off within it',
		() => use(get),
		() => ({
			status: 403,
			body: `<html><body>${TOKEN} ${'<p></p>'.repeat(1_418)}${TOKEN}</body></html>`,
		}),
		[TOKEN, TOKEN.slice(0, 20)],
	],
	[
		'trouble of the server',
		() => use(get),
		() => ({ status: 500, body: { title: everything } }),
		[TOKEN, SECRET],
	],
	[
		'a record',
		() => use(get),
		() => ({
			body: { data: { id: 7, name: everything, list: [{ a: everything }], [TOKEN]: 1 }, meta: {} },
		}),
		[TOKEN, SECRET],
	],
	[
		'the records of a list',
		() => use({ resource: 'product', operation: 'product.getMany', returnAll: false, limit: 5 }),
		() => ({
			body: {
				data: [{ id: 1, description: everything }],
				meta: { pagination: { total: 1, total_pages: 1 } },
			},
		}),
		[TOKEN, SECRET],
	],
	[
		'the items of a refusal, where the node goes on',
		() =>
			use(update, {
				items: jsons([{ id: 1 }, { id: 2 }]),
				onError: 'continueErrorOutput',
				isAfterNode: true,
			}),
		() => ({ status: 422, body: { title: 'No', errors: { price: everything } } }),
		[TOKEN, SECRET],
	],
	[
		'a part of a batch',
		() => use(update, { items: jsons([{ id: 1 }, { id: 2 }]), onError: 'continueRegularOutput' }),
		() => ({
			status: 207,
			body: {
				data: [{ id: 1, note: everything }],
				errors: [{ id: 2, message: everything }],
				meta: { total: 2, success: 1, failed: 1 },
			},
		}),
		[TOKEN, SECRET],
	],
	[
		'the name of a file',
		() => use({ resource: 'redirect', operation: 'redirect.downloadExport', exportUuid: id('x') }),
		() => ({ headers: { ...headers, 'content-type': 'text/csv' }, body: 'a,b' }),
		[TOKEN],
	],
	[
		'a refused payment',
		() => use(pay),
		() => ({
			status: 422,
			body: { status: 422, title: everything, errors: [{ code: 1, message: everything }] },
		}),
		[TOKEN, SECRET, PAT, CARD],
	],
	[
		'a payment that went through',
		() => use(pay),
		() => ({
			status: 202,
			body: { data: { id: '1', status: 'success', note: everything, number: Number(CARD) } },
		}),
		[TOKEN, SECRET, PAT, CARD],
	],
	[
		"a request of one's own, refused",
		() => api(),
		() => ({ status: 400, body: { title: everything } }),
		[TOKEN, SECRET, OWN],
	],
	[
		"a request of one's own, answered",
		() => api(),
		() => ({ headers, body: { anything: everything } }),
		[TOKEN, SECRET, OWN],
	],
	[
		'a request with a cookie and a password, refused',
		() =>
			api({
				customHeaders: JSON.stringify({
					'X-Session-Cookie': `session=${COOKIE}; lang=en`,
					Authorization: `Basic ${Buffer.from(`me:${PASSWORD}`).toString('base64')}`,
				}),
			}),
		() => ({
			status: 400,
			body: {
				title: `${echo(COOKIE, PASSWORD)} ${encodeURIComponent(PASSWORD).toLowerCase()}`,
				errors: { text: `{"a":"${PASSWORD.replaceAll('/', '\\/')}"}` },
			},
		}),
		[COOKIE, PASSWORD, 'pa55%2fword', 'pa55\\/word'],
	],
	[
		"a query of one's own, refused",
		() => graphQl(),
		() => ({ body: { data: null, errors: [{ message: everything, path: ['store', TOKEN] }] } }),
		[TOKEN, SECRET],
	],
	[
		"a query of one's own, answered",
		() => graphQl(),
		() => ({ body: { data: { store: { id: everything } } } }),
		[TOKEN, SECRET],
	],
	[
		'a hint about what is missing',
		() => graphQl({ options: { ...common.options, acceptPartial: true } }),
		() => ({
			body: { data: { store: { id: 1 } }, errors: [{ message: everything, path: ['store'] }] },
		}),
		[TOKEN, SECRET],
	],
	[
		'a storefront that refuses',
		() => graphQl({ ...shop, options: { ...common.options, customerAccessToken: SHOPPER } }),
		withToken({ body: { data: null, errors: [{ message: everything }] } }),
		[TOKEN, SECRET, STOREFRONT, SHOPPER],
	],
	[
		'a storefront that does not take the token',
		() => graphQl(shop),
		withToken({ status: 401, body: { title: everything } }),
		[TOKEN, SECRET, STOREFRONT],
	],
	[
		'a storefront that answers',
		() => graphQl({ ...shop, options: { ...common.options, customerAccessToken: SHOPPER } }),
		withToken({ body: { data: { site: { settings: { storeName: everything } } } } }),
		[TOKEN, SECRET, STOREFRONT, SHOPPER],
	],
	[
		'a token that is revoked',
		() =>
			use({
				resource: 'storefrontToken',
				operation: 'storefrontToken.revoke',
				sfApiToken: STOREFRONT,
			}),
		() => ({ status: 404, body: { title: everything } }),
		[TOKEN, SECRET, STOREFRONT],
	],
	[
		'names of fields that are not sent',
		() =>
			use(
				{ ...update, bodyMode: 'fields', jsonBody: '', fields: fields(null, 'autoMapInputData') },
				{ items: [{ json: { id: 1, price: 5, [TOKEN]: 'x' } }] },
			),
		() => ({ body: { data: { id: 1 } } }),
		[TOKEN],
	],
	['an address that is not one', () => api({ url: `/v3/{${TOKEN}}` }), () => undefined, [TOKEN]],
];

test.each(WAYS)(
	'what was sent as a proof cannot be read in %s',
	async (_way, run, answers, secrets) => {
		answer = answers;
		const { items, errorItems, error, hints } = await runNode(run());
		const binary = items.map((item) => item.binary?.data?.fileName);
		const shown = JSON.stringify([
			items,
			errorItems,
			binary,
			hints,
			error && {
				...error,
				node: undefined,
				message: error.message,
				stack: (error as Error).stack,
				cause: (error as Error).cause,
			},
		]);
		expect(items.length + errorItems.length + (error ? 1 : 0)).toBeGreaterThan(0);
		for (const secret of secrets) {
			expect(shown).not.toContain(secret);
			expect(shown).not.toContain(encodeURIComponent(secret));
			expect(shown).not.toContain(Buffer.from(`x:${secret}`).toString('base64'));
			expect(shown.replaceAll('\\"', '')).not.toContain(secret);
		}
		expect(shown).toContain('[removed]');
	},
);
