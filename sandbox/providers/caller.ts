import { Agent, request } from 'undici';
import { isLoopback } from '../webhooks/delivery';

/** A call to a provider, as its page shows it. */
export interface ProviderCall {
	at: string;
	provider: string;
	store: string;
	/** `rate`, `estimate` and so on. */
	kind: string;
	milliseconds: number;
	status: number | null;
	/** What BigCommerce makes of the answer. */
	verdict: string;
	/** What was sent, without the secrets. */
	sent: unknown;
	answer: unknown;
}

/** The answer of a provider. Without a status, there was none in time. */
export interface ProviderAnswer {
	status: number | null;
	body: unknown;
}

interface Asked {
	provider: string;
	store: string;
	kind: string;
	url: string;
	headers?: Record<string, string>;
	body?: object;
	/** What the log shows of the body. */
	shown?: unknown;
	timeout: number;
	/** Why the answer cannot be used; undefined if it can. */
	judge: (answer: ProviderAnswer) => string | undefined;
	/** What BigCommerce does without a usable answer. */
	otherwise: string;
}

const KEPT = 200;

/** Calls providers and keeps a log. Like webhooks, calls go only to this machine. */
export interface ProviderCaller {
	/** @returns the body of a usable answer */
	call(asked: Asked): Promise<unknown>;
	calls(): ProviderCall[];
	clear(): void;
	close(): Promise<void>;
}

export function createCaller(): ProviderCaller {
	const agent = new Agent({ connect: { timeout: 2_000 } });
	let log: ProviderCall[] = [];
	return {
		async call({ judge, otherwise, ...asked }) {
			const start = performance.now();
			const at = new Date().toISOString();
			const answer = await post(agent, asked);
			const mistake = isLoopback(asked.url) ? judge(answer) : 'The URL is not on this machine';
			log = [
				...log.slice(1 - KEPT),
				{
					at,
					provider: asked.provider,
					store: asked.store,
					kind: asked.kind,
					milliseconds: Math.round(performance.now() - start),
					status: answer.status,
					verdict: mistake ? `${mistake}. ${otherwise}` : 'Used',
					sent: asked.shown ?? asked.body ?? null,
					answer: answer.body ?? null,
				},
			];
			return mistake ? undefined : answer.body;
		},
		calls: () => [...log],
		clear() {
			log = [];
		},
		close: () => agent.destroy(),
	};
}

async function post(
	agent: Agent,
	{ url, headers, body, timeout }: Pick<Asked, 'url' | 'headers' | 'body' | 'timeout'>,
): Promise<ProviderAnswer> {
	if (!isLoopback(url)) return { status: null, body: undefined };
	try {
		const response = await request(url, {
			dispatcher: agent,
			method: 'POST',
			headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
			...(body && { body: JSON.stringify(body) }),
			signal: AbortSignal.timeout(timeout),
		});
		const text = await response.body.text();
		return { status: response.statusCode, body: parsed(text) };
	} catch {
		return { status: null, body: undefined };
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text || undefined;
	}
}
