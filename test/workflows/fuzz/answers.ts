import type { Random } from './random';
import type { RightAnswer, WireRequest, World } from './rightAnswers';

/**
 * What a client may take an answer for. done: a well-formed success. refused: nothing was carried out. unknown: it may have
 * been carried out, and the answer does not prove it. unclear: both readings are fair.
 */
export type Verdict = 'done' | 'refused' | 'unknown' | 'unclear';

/** How an answer is sent. */
export type Delivery =
	| { kind: 'plain' }
	/** The connection ends before anything was done, after it, or after some of the body. */
	| { kind: 'drop'; at: 'before' | 'after' | 'middle' }
	| { kind: 'late'; milliseconds: number }
	| { kind: 'stall' }
	/** A few bytes at a time; for ever where no end is given. */
	| { kind: 'drip'; chunks?: number }
	/** Bytes that are not HTTP. */
	| { kind: 'raw'; text: string };

/** An answer as it goes over the wire, and what it is worth. */
export interface WireAnswer {
	/** What was changed about the right answer. */
	name: string;
	status: number;
	headers: Record<string, string>;
	body: string | Buffer;
	delivery: Delivery;
	verdict: Verdict;
	/** The elements that it proves to be done. */
	proven: number[];
	/** The elements that a refusal names, where it names only some. */
	blamed?: number[];
	/** The records of a list are not the right ones any more. */
	hasOtherRecords?: true;
}

/** What a mutation may look at. */
export interface Circumstances {
	random: Random;
	request: WireRequest;
	world: World;
	/** The access token, for answers that echo it. */
	token: string;
	/** GraphQL instead of REST. */
	isGraphQl: boolean;
}

/** One way to spoil a right answer. */
export interface Mutation {
	name: string;
	weight: number;
	/** Takes long to send or to read: run alone. */
	isHeavy?: true;
	fits?(right: RightAnswer, circumstances: Circumstances): boolean;
	mutate(right: RightAnswer, circumstances: Circumstances): Partial<WireAnswer>;
}

/** The right answer, unspoiled. */
export function plainAnswer(right: RightAnswer): WireAnswer {
	const { status, body, markers, found } = right;
	const hasRefusal = typeof body === 'object' && body !== null && 'errors' in body && status < 300;
	return {
		name: 'right',
		status,
		headers:
			body === undefined
				? {}
				: { 'Content-Type': Buffer.isBuffer(body) ? 'text/csv' : 'application/json' },
		body: body === undefined ? '' : Buffer.isBuffer(body) ? body : JSON.stringify(body),
		delivery: { kind: 'plain' },
		verdict: status >= 400 || hasRefusal ? 'refused' : 'done',
		proven: status >= 400 || hasRefusal ? [] : (found ?? markers),
	};
}

/** A right answer, spoiled. */
export function spoiledAnswer(
	right: RightAnswer,
	mutation: Mutation,
	circumstances: Circumstances,
): WireAnswer {
	return { ...plainAnswer(right), name: mutation.name, ...mutation.mutate(right, circumstances) };
}
