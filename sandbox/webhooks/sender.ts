import { Agent, errors, request } from 'undici';

import { isThisMachine } from '../http/guard';

/** Checks whether a URL is on this machine. The sandbox calls no others, because hooks can contain any URL. */
export function isLoopback(address: string): boolean {
	return URL.canParse(address) && isThisMachine(new URL(address).hostname);
}

/** The result of one attempt: the status, or why there is none. */
export type Sent = { status: number } | { status: null; reason: string };

/** Posts to destinations over persistent connections. */
export function createSender() {
	const agent = new Agent({ pipelining: 1, connect: { timeout: 5_000 } });
	return {
		async post(
			destination: string,
			headers: Record<string, string>,
			body: string,
			timeout: number,
		): Promise<Sent> {
			try {
				// Redirects are not followed: a 3xx counts as a failed delivery.
				const answer = await request(destination, {
					dispatcher: agent,
					method: 'POST',
					headers,
					body,
					signal: AbortSignal.timeout(timeout),
				});
				await answer.body.dump();
				return { status: answer.statusCode };
			} catch (error) {
				return { status: null, reason: reasonOf(error) };
			}
		},
		close: () => agent.destroy(),
	};
}

function reasonOf(error: unknown): string {
	if (error instanceof DOMException || error instanceof errors.ConnectTimeoutError)
		return 'No answer in time';
	return error instanceof errors.InvalidArgumentError
		? 'The headers of the hook cannot be sent'
		: 'No connection';
}
