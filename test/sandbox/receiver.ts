import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../../sandbox/server';
import { ask, type Ask } from './support';

/** One delivery as it came in. */
export interface Received {
	path: string;
	headers: IncomingHttpHeaders;
	/** The body as it was sent. */
	text: string;
	payload: {
		scope: string;
		store_id: string;
		data: Record<string, unknown>;
		hash: string;
		created_at: number;
		producer: string;
	};
}

/** A small server that hooks may name, and what it was sent. */
export async function startReceiver() {
	const received: Received[] = [];
	const receiver = {
		url: '',
		received,
		/** Decides the status of each answer; may wait. */
		answer: (() => 200) as (delivery: Received) => number | Promise<number>,
		clear() {
			received.length = 0;
			receiver.answer = () => 200;
		},
		/** Waits until so many deliveries are there; the error says how many there were. */
		async count(wanted: number): Promise<Received[]> {
			for (let round = 0; received.length < wanted; round += 1) {
				if (round > 1_500)
					throw new Error(
						`${received.length} deliveries instead of ${wanted}: ${JSON.stringify(received.map(({ payload }) => payload.scope))}`,
					);
				await sleep(10);
			}
			return received;
		},
		close: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const text = Buffer.concat(chunks).toString();
		const delivery = {
			path: request.url ?? '',
			headers: request.headers,
			text,
			payload: JSON.parse(text),
		};
		received.push(delivery);
		response.writeHead(await receiver.answer(delivery)).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return receiver;
}

/** A receiver that runs. */
export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** An answer that takes its time, and keeps nothing running that long. */
export const after = (milliseconds: number) => sleep(milliseconds, 200, { ref: false });

/** Registers a hook and answers its ID. */
export async function listen(
	sandbox: Sandbox,
	scope: string,
	destination: string,
	{ token, ...more }: Pick<Ask, 'token'> & Record<string, unknown> = {},
): Promise<number> {
	const { status, body } = await ask(sandbox, 'POST', '/v3/hooks', {
		token,
		body: { scope, destination, ...more },
	});
	if (status !== 200) throw new Error(`The hook was refused: ${JSON.stringify(body)}`);
	return body.data.id;
}

/** Waits until nothing is on its way any more. */
export async function settled({ webhooks }: Sandbox): Promise<void> {
	for (let round = 0; webhooks.dispatcher.pending() > 0; round += 1) {
		if (round > 3_000)
			throw new Error(`${webhooks.dispatcher.pending()} deliveries do not come to an end`);
		await sleep(10);
	}
}
