import { bodyOf, nowInSeconds, signatureOf } from './deliveries';

const PROOF = 'X-N8n-Trigger-Secret';
const DAY = 24 * 60 * 60;

/** A delivery that must be refused. */
export interface Forgery {
	name: string;
	headers: Record<string, string>;
	body?: string | Buffer;
}

/** The names of all, before there is a hook to forge deliveries to. */
export function namesOfForgeries(): string[] {
	return forgeriesOf({
		headers: { [PROOF]: 'secret' },
		clientSecret: 'secret',
		scope: 'store/order/created',
		data: {},
	}).map(({ name }) => name);
}

/** What a genuine delivery to this hook is made of. */
export interface Genuine {
	/** The headers that the hook was registered with. */
	headers: Record<string, string>;
	clientSecret: string;
	scope: string;
	data: Record<string, unknown>;
}

/** Everything a forger, a stray or a broken sender may try; each differs from a genuine delivery in what its name says. */
export function forgeriesOf({ headers, clientSecret, scope, data }: Genuine): Forgery[] {
	const body = bodyOf({ scope, data });
	const json = { 'content-type': 'application/json' };
	const signed = (text: string | Buffer, at?: Date): Record<string, string> => ({
		...json,
		...headers,
		...signatureOf(text, clientSecret, at),
	});
	const without = (name: string, from = signed(body)) =>
		Object.fromEntries(
			Object.entries(from).filter(([text]) => text.toLowerCase() !== name.toLowerCase()),
		);
	const valid = (name: string, text: string | Buffer): Forgery => ({
		name,
		headers: signed(text),
		body: text,
	});
	const changed = (changes: object): string => JSON.stringify({ ...JSON.parse(body), ...changes });
	const lacking = (field: string): string =>
		JSON.stringify({ ...JSON.parse(body), [field]: undefined });
	const minutes = (count: number) => new Date(Date.now() + count * 60_000);
	return [
		{ name: 'no secret and no signature', headers: json, body },
		{ name: 'no secret', headers: without(PROOF), body },
		{ name: 'another secret', headers: { ...signed(body), [PROOF]: 'A'.repeat(43) }, body },
		{ name: 'an empty secret', headers: { ...signed(body), [PROOF]: '' }, body },
		{
			name: 'the beginning of the secret',
			headers: { ...signed(body), [PROOF]: headers[PROOF].slice(0, -1) },
			body,
		},
		{
			name: 'the secret in the body',
			headers: without(PROOF),
			body: changed({ secret: headers[PROOF] }),
		},
		{
			name: 'a question between processes of n8n without the secret',
			headers: { ...json, 'X-N8n-Trigger-Inquiry': 'told' },
			body: '{"records":["orders|101"]}',
		},
		{
			name: 'a question that is none',
			headers: { ...signed(body), 'X-N8n-Trigger-Inquiry': 'told' },
			body,
		},
		{ name: 'no signature, where BigCommerce signs', headers: { ...json, ...headers }, body },
		{ name: 'a signature without its ID', headers: without('webhook-id'), body },
		{ name: 'a signature without its time', headers: without('webhook-timestamp'), body },
		{ name: 'an ID and a time without a signature', headers: without('webhook-signature'), body },
		{
			name: 'signed with another client secret',
			headers: { ...json, ...headers, ...signatureOf(body, 'another-client-secret') },
			body,
		},
		{
			name: 'signed with the shared secret',
			headers: { ...json, ...headers, ...signatureOf(body, headers[PROOF]) },
			body,
		},
		{
			name: 'another ID than was signed',
			headers: { ...signed(body), 'webhook-id': 'msg_other' },
			body,
		},
		{
			name: 'another time than was signed',
			headers: { ...signed(body), 'webhook-timestamp': String(nowInSeconds() - 1) },
			body,
		},
		{
			name: 'a time that is no number',
			headers: { ...signed(body), 'webhook-timestamp': 'now' },
			body,
		},
		{
			name: 'an altered ID in the data',
			headers: signed(body),
			body: changed({ data: { ...data, id: 1 } }),
		},
		{
			name: 'an altered scope',
			headers: signed(body),
			body: body.replace(scope, scope.replace(/\w+$/, 'deleted')),
		},
		{ name: 'one space more', headers: signed(body), body: `${body} ` },
		{
			name: 'a signature of an unknown version',
			headers: {
				...signed(body),
				'webhook-signature': signed(body)['webhook-signature'].replace('v1,', 'v9,'),
			},
			body,
		},
		{
			name: 'a signature that is no base64',
			headers: { ...signed(body), 'webhook-signature': 'v1,***' },
			body,
		},
		{
			name: 'a signature cut short',
			headers: {
				...signed(body),
				'webhook-signature': signed(body)['webhook-signature'].slice(0, 20),
			},
			body,
		},
		{ name: 'signed ten minutes ago', headers: signed(body, minutes(-10)), body },
		{ name: 'signed ten minutes ahead', headers: signed(body, minutes(10)), body },
		valid(
			'an event of four days ago',
			bodyOf({ scope, data, createdAt: nowInSeconds() - 4 * DAY }),
		),
		valid('an event of tomorrow', bodyOf({ scope, data, createdAt: nowInSeconds() + DAY })),
		valid('another store', bodyOf({ scope, data, store: 'someoneelse' })),
		valid('an event that was not registered', bodyOf({ scope: 'store/customer/created', data })),
		valid('a wildcard that was not registered', bodyOf({ scope: 'store/*', data })),
		valid(
			'the event of a channel that was not registered',
			bodyOf({ scope: scope.replace('store/', 'store/channel/1/'), data }),
		),
		valid('300 kB', bodyOf({ scope, data: { ...data, padding: 'x'.repeat(300_000) } })),
		valid('text that is not JSON', 'order=101'),
		valid('half of the JSON', body.slice(0, 60)),
		valid('a list in place of an object', `[${body}]`),
		valid('null', 'null'),
		valid('a number as the scope', changed({ scope: 7 })),
		valid('no scope', lacking('scope')),
		valid('a text as the data', changed({ data: 'order 101' })),
		{
			name: 'an empty body',
			headers: { ...json, ...headers, ...signatureOf('', clientSecret) },
			body: '',
		},
		{
			name: 'a form',
			headers: { ...signed('scope=store'), 'content-type': 'application/x-www-form-urlencoded' },
			body: 'scope=store',
		},
		{
			name: 'bytes',
			headers: { ...headers, 'content-type': 'application/octet-stream' },
			body: Buffer.from([0, 1, 2, 255]),
		},
	];
}
