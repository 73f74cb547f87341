import { createHash, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { request } from 'undici';

/** What BigCommerce sends, as a test wants it. */
export interface Payload {
	scope: string;
	data: unknown;
	createdAt?: number;
	store?: string;
}

/** The body of a delivery, with BigCommerce's hash over the data. */
export function bodyOf({
	scope,
	data,
	createdAt = nowInSeconds(),
	store = 'hearth24kq',
}: Payload): string {
	const hash = createHash('sha1').update(JSON.stringify(data)).digest('hex');
	return JSON.stringify({
		scope,
		store_id: '1025646',
		data,
		hash,
		created_at: createdAt,
		producer: `stores/${store}`,
	});
}

export function nowInSeconds(): number {
	return Math.floor(Date.now() / 1000);
}

/** Signs as BigCommerce's guide says, with the Standard Webhooks' own library. */
export function signatureOf(
	body: string | Buffer,
	clientSecret: string,
	at = new Date(),
): Record<string, string> {
	const id = `msg_${randomUUID()}`;
	const signature = new Webhook(Buffer.from(clientSecret).toString('base64')).sign(
		id,
		at,
		body.toString(),
	);
	return {
		'webhook-id': id,
		'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
		'webhook-signature': signature,
	};
}

/** Sends a body to an address and answers with the status and text that came back. */
export async function deliver(
	destination: string,
	headers: Record<string, string>,
	body?: string | Buffer,
	method: 'POST' | 'GET' = 'POST',
): Promise<{ status: number; text: string }> {
	const response = await request(destination, {
		method,
		headers,
		...(body === undefined ? {} : { body }),
	});
	return { status: response.statusCode, text: await response.body.text() };
}
