/** The part of Express's response that the gate uses. */
interface HttpResponse {
	status(code: number): HttpResponse;
	set(headers: Record<string, string>): HttpResponse;
	json(body: object): unknown;
	end(): unknown;
	once(event: 'close', listener: () => void): unknown;
}

/** What is sent to BigCommerce. Without a body, only the status. */
export interface Reply {
	status: number;
	body?: object;
}

/** The only way to answer a request. The first answer counts; later ones are dropped. */
export interface Gate {
	/** Sends an answer. @returns false if there was one before, or the caller has hung up */
	answer(reply: () => Reply): boolean;
}

/** The methods that n8n may call on a response, besides those that send the body. */
const OTHERS = [
	'append',
	'appendHeader',
	'attachment',
	'contentType',
	'cookie',
	'flushHeaders',
	'header',
	'links',
	'location',
	'removeHeader',
	'set',
	'setHeader',
	'setHeaders',
	'type',
	'vary',
	'writeHead',
] as const;
const ENDS = ['end', 'json', 'jsonp', 'redirect', 'send', 'sendStatus', 'status', 'write'] as const;

/**
 * Puts a gate before n8n's response. n8n answers with what the workflow has responded, with "Error in workflow" if it failed,
 * or with nothing if it ended without a response; some of it long after the deadline. All of that comes to `decide`.
 * @param decide turns the status and body of n8n's answer into what is sent
 * @param onEnd called once, when the request is answered or the caller hangs up
 */
export function gateFor(
	response: HttpResponse,
	decide: (status: number, body: unknown) => Reply,
	onEnd: () => void,
): Gate {
	const own = new Map(
		[...OTHERS, ...ENDS].map((name) => [name, Object.getOwnPropertyDescriptor(response, name)]),
	);
	let isOver = false;
	let status = 200;
	const chunks: Buffer[] = [];

	const end = (): boolean => {
		if (isOver) return false;
		isOver = true;
		onEnd();
		return true;
	};
	const answer = (reply: () => Reply): boolean => {
		if (!end()) return false;
		const { status: code, body } = reply();
		lift();
		response.status(code).set({ 'Cache-Control': 'no-store' });
		if (body === undefined) response.end();
		else response.json(body);
		close();
		return true;
	};
	const pass = (body: unknown): HttpResponse => {
		answer(() => decide(status, body));
		return response;
	};
	/** Removes the gate, so that Express's own methods send the answer. */
	const lift = () => {
		for (const [name, descriptor] of own) {
			if (descriptor) Object.defineProperty(response, name, descriptor);
			else delete (response as unknown as Record<string, unknown>)[name];
		}
	};
	const close = () => {
		const ignore = () => response;
		put({
			...Object.fromEntries(OTHERS.map((name) => [name, ignore])),
			status: (code: number) => {
				status = code;
				return response;
			},
			sendStatus: (code: number) => {
				status = code;
				return pass(undefined);
			},
			json: pass,
			jsonp: pass,
			send: pass,
			redirect: () => pass(undefined),
			write: (chunk: string | Uint8Array) => {
				chunks.push(Buffer.from(chunk as string));
				return true;
			},
			// n8n also ends a response that it is about to send. That is no answer.
			end: (chunk?: unknown) => {
				if (typeof chunk === 'string' || chunk instanceof Uint8Array)
					chunks.push(Buffer.from(chunk as string));
				return chunks.length > 0 ? pass(parsed(Buffer.concat(chunks))) : response;
			},
		});
	};
	const put = (methods: Record<string, unknown>) => {
		for (const [name, value] of Object.entries(methods))
			Object.defineProperty(response, name, { value, configurable: true, writable: true });
	};
	response.once('close', end);
	close();
	return { answer };
}

function parsed(bytes: Buffer): unknown {
	try {
		return JSON.parse(bytes.toString('utf8'));
	} catch {
		return undefined;
	}
}
