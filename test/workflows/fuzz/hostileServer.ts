import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { plainAnswer, spoiledAnswer, type Circumstances, type WireAnswer } from './answers';
import type { FuzzCase } from './cases';
import { mutationNamed, pickMutation } from './mutations';
import { withOddHeaders } from './mutations/headers';
import { createRandom } from './random';
import { graphQlApiAt, rightGraphQlAnswer } from './rightGraphQl';
import { rightAnswer, type RightAnswer, type WireRequest } from './rightAnswers';

/** One request and what became of it, as the server knows. */
export interface Exchange {
	request: WireRequest;
	/** Which of the requests that may be spoiled it is; 0 while the server behaves. */
	turn: number;
	/** The same for the same request. */
	key: string;
	markers: number[];
	isGraphQl: boolean;
	/** It changes something. */
	isWrite: boolean;
	/** BigCommerce carries it out twice as once. */
	isRepeatable: boolean;
	isList: boolean;
	/** It asks what the account may do. */
	isAboutScopes: boolean;
	answer: WireAnswer;
	/** The client had the whole answer. */
	isDelivered: boolean;
}

/** Answers the requests of all cases, each by its own rules. */
export interface HostileServer {
	origin: string;
	/** @param only the numbers of the requests that may be spoiled, where not all may */
	begin(fuzzCase: FuzzCase, only?: ReadonlySet<number>): Session;
	end(fuzzCase: FuzzCase): void;
	close(): Promise<void>;
}

/** What the server knows of a case while it runs. */
export interface Session {
	fuzzCase: FuzzCase;
	exchanges: Exchange[];
	/** It behaves for the time being. */
	isCalm: boolean;
	requests: number;
	seen: Map<string, number>;
	/** The mutation that all answers of the case have. */
	always?: string;
	only?: ReadonlySet<number>;
}

export async function startHostileServer(): Promise<HostileServer> {
	const sessions = new Map<string, Session>();
	const server = createServer({ maxHeaderSize: 65_536 }, (request, response) => {
		const session = sessions.get(placeOf(request.url ?? ''));
		if (!session) return void response.writeHead(410).end();
		handle(session, request, response).catch((error: Error) => {
			console.error(error);
			response.destroy();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		begin: (fuzzCase, only) => {
			const session: Session = {
				fuzzCase,
				exchanges: [],
				isCalm: false,
				requests: 0,
				seen: new Map(),
				...(only ? { only } : {}),
			};
			sessions.set(fuzzCase.world.storeHash, session);
			return session;
		},
		end: ({ world }) => {
			sessions.delete(world.storeHash);
		},
		close: async () =>
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** Every case has a store or an account of its own, which stands in the address. */
function placeOf(url: string): string {
	const account = /^\/accounts\/([0-9a-f-]{36})/.exec(url)?.[1];
	if (account) return hashFrom(account);
	return (
		/^\/(?:payments\/)?(?:stores|files)\/([^/?]+)/.exec(url)?.[1] ??
		/^\/storefronts\/store-([a-z0-9]+)/.exec(url)?.[1] ??
		''
	);
}

/** An account's UUID that holds the hash of the case. */
export function uuidFor(storeHash: string): string {
	return `6f1b2c3d-4e5f-4a7b-8c9d-000${storeHash.slice(2)}`;
}

function hashFrom(uuid: string): string {
	return `fz${uuid.slice(-9)}`;
}

async function handle(
	session: Session,
	incoming: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const request = await readRequest(incoming);
	const api = graphQlApiAt(request.path);
	const { fuzzCase } = session;
	const right = api
		? rightGraphQlAnswer(api, request, fuzzCase.world)
		: rightAnswer(request, fuzzCase.world);
	const answer = answerFor(session, request, right, api !== undefined);
	const exchange = {
		...exchangeFor(session.fuzzCase, request, right, answer, api !== undefined),
		turn: session.isCalm ? 0 : session.requests,
	};
	session.exchanges.push(exchange);
	response.on('finish', () => {
		exchange.isDelivered = true;
	});
	// By the clock of the test, which is ahead of Node's own.
	if (fuzzCase.world.trigger) answer.headers.Date ??= new Date().toUTCString();
	await deliver(answer, incoming.socket, response);
}

async function readRequest(incoming: IncomingMessage): Promise<WireRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const text = Buffer.concat(chunks).toString('utf8');
	const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://localhost');
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch {
		body = undefined;
	}
	return { method: incoming.method ?? '', path: pathname, query: searchParams, text, body };
}

/** Addresses, dates and secrets differ from run to run in what a trigger sends; its requests are told apart by their places. */
function keyOf({ method, path, query, text }: WireRequest, { world }: FuzzCase): string {
	if (world.trigger) return `${method} ${path}`;
	return `${method} ${path}?${query.toString()} ${text}`;
}

function answerFor(
	session: Session,
	request: WireRequest,
	right: RightAnswer,
	isGraphQl: boolean,
): WireAnswer {
	const {
		fuzzCase: {
			seed,
			phase,
			number,
			disturbance: { policy, count, oddHeaders },
			token,
			world,
		},
		seen,
		only,
		isCalm,
	} = session;
	const key = keyOf(request, session.fuzzCase);
	const turn = (seen.get(key) ?? 0) + 1;
	seen.set(key, turn);
	if (isCalm) return plainAnswer(right);
	session.requests += 1;
	// By the request itself, so that requests at the same time get the same answers in whatever order they come.
	const random = createRandom(
		seed,
		phase,
		number,
		'answer',
		key.replaceAll(world.origin, ''),
		turn,
	);
	const circumstances: Circumstances = { random, request, world, token, isGraphQl };
	const isMine =
		policy === 'always' ||
		(policy === 'once' && session.requests === count) ||
		(policy === 'first' && session.requests <= count) ||
		(policy === 'some' && random.isTrue(0.45));
	if (!isMine || (only && !only.has(session.requests))) return plainAnswer(right);
	const usual =
		policy === 'always' && session.always
			? mutationNamed(session.always, right, circumstances)
			: undefined;
	const mutation = usual ?? pickMutation(right, circumstances, session.fuzzCase);
	const isOnlyInHeaders = random.isTrue(oddHeaders * 0.4);
	if (policy === 'always' && mutation) session.always ??= mutation.name;
	const answer =
		mutation && !isOnlyInHeaders
			? spoiledAnswer(right, mutation, circumstances)
			: plainAnswer(right);
	return random.isTrue(oddHeaders) ? withOddHeaders(answer, circumstances) : answer;
}

function exchangeFor(
	fuzzCase: FuzzCase,
	request: WireRequest,
	right: RightAnswer,
	answer: WireAnswer,
	isGraphQl: boolean,
): Omit<Exchange, 'turn'> {
	const { operation, markers, isList } = right;
	const { query = '' } = (request.body ?? {}) as { query?: string };
	const isWrite = isGraphQl
		? /^\s*mutation\b/.test(query)
		: request.method !== 'GET' &&
			operation?.repeat !== 'always' &&
			!request.path.includes('/storefront/api-token');
	const isRepeatable =
		!isGraphQl &&
		(request.method === 'PUT' || request.method === 'DELETE') &&
		(!operation?.repeat || fuzzCase.parameters.operation === 'api.request');
	return {
		request,
		key: keyOf(request, fuzzCase),
		markers,
		isGraphQl,
		isWrite,
		isRepeatable,
		isList,
		isAboutScopes: isGraphQl && /\bclient\s*\{/.test(query),
		answer,
		isDelivered: false,
	};
}

async function deliver(
	{ status, headers, body, delivery }: WireAnswer,
	socket: Socket,
	response: ServerResponse,
): Promise<void> {
	if (delivery.kind === 'drop' && delivery.at === 'before') return void socket.resetAndDestroy();
	if (delivery.kind === 'raw') return void socket.end(delivery.text);
	if (delivery.kind === 'stall') return await until(socket, 4_000);
	if (delivery.kind === 'late') await sleep(delivery.milliseconds);
	if (delivery.kind === 'drop' && delivery.at === 'after' && !headers['Content-Length'])
		return void socket.destroy();
	response.statusMessage = 'X';
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	response.writeHead(status);
	const bytes = Buffer.from(body as string);
	if (delivery.kind === 'drop') {
		response.write(
			bytes.subarray(0, delivery.at === 'middle' ? Math.floor(bytes.length / 2) : bytes.length),
		);
		await sleep(20);
		return void socket.destroy();
	}
	if (delivery.kind === 'drip') return await drip(response, bytes, delivery.chunks);
	response.end(status === 204 || status === 304 || status === 205 ? undefined : bytes);
}

/** Some bytes every 150 milliseconds; blanks for ever where the answer never ends. */
async function drip(
	response: ServerResponse,
	bytes: Buffer,
	chunks: number | undefined,
): Promise<void> {
	const size = Math.ceil(bytes.length / (chunks ?? 1));
	for (let part = 0; chunks === undefined ? part < 60 : part < chunks; part++) {
		if (response.destroyed) return;
		response.write(chunks === undefined ? ' ' : bytes.subarray(part * size, (part + 1) * size));
		await sleep(150);
	}
	response.end();
}

async function until(socket: Socket, milliseconds: number): Promise<void> {
	await Promise.race([
		sleep(milliseconds),
		new Promise((resolve) => socket.once('close', resolve)),
	]);
	socket.destroy();
}
