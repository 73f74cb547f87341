import type { Operation } from '../../catalog/types';
import type { Sandbox } from '../../sandbox/server';
import type { Store } from '../../sandbox/state/store';
import { sampleBody, sampleHeaders, sampleParameters, sampleQuery } from './samples';
import { addressOf, ask, askAt, FULL, HASH } from './support';

async function paymentToken(sandbox: Sandbox): Promise<string> {
	const { body } = await ask(sandbox, 'POST', '/v3/payments/access_tokens', {
		body: { order: { id: 101 } },
	});
	return `PAT ${body.data.id}`;
}

/** Sends one request of an operation, for records that exist; with the smallest valid body, or what is made of it. */
export async function sendOperation(
	sandbox: Sandbox,
	operation: Operation,
	bodyFrom: (sample: unknown) => unknown = (sample) => sample,
	parameters: Record<string, string> = {},
) {
	const store = sandbox.stores.get(HASH) as Store;
	const query = sampleQuery(operation);
	const path =
		addressOf(operation, { ...sampleParameters(operation, store), ...parameters }) +
		(query && `?${query}`);
	const init: RequestInit = {
		method: operation.method,
		headers: {
			...sampleHeaders(operation, store),
			...(operation.server === 'payments'
				? { Authorization: await paymentToken(sandbox) }
				: { 'X-Auth-Token': FULL }),
		},
	};
	if (operation.body?.content === 'multipart') {
		init.body = new FormData();
		const [field] = Object.keys(operation.body.schema.properties ?? { file: {} });
		init.body.set(field, new File(['from_path,to_url\n/a,/b'], 'sample.csv', { type: 'text/csv' }));
	} else if (operation.body) {
		init.body = JSON.stringify(bodyFrom(sampleBody(operation, store)));
		init.headers = { ...init.headers, 'Content-Type': 'application/json' };
	}
	const answer = await askAt(sandbox, path, init);
	return {
		answer,
		sent: `${operation.method} ${path} ${typeof init.body === 'string' ? init.body : ''}`,
	};
}
