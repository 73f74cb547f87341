import { gzipSync } from 'node:zlib';

import { plainAnswer, type Mutation, type Verdict, type WireAnswer } from '../answers';
import type { RightAnswer } from '../rightAnswers';

const sent = (
	name: string,
	weight: number,
	delivery: WireAnswer['delivery'],
	verdict: Verdict,
): Mutation => ({
	name,
	weight,
	mutate: (right) => ({
		delivery,
		verdict,
		proven: verdict === 'unknown' ? [] : (right.found ?? right.markers),
	}),
});

const hasBody = ({ body }: RightAnswer) => body !== undefined;
const plainBody = (right: RightAnswer) => Buffer.from(plainAnswer(right).body);

/** Some hundred megabytes of the same character, in some hundred kilobytes. Made once. */
let bomb: Buffer | undefined;
function gzipBomb(): Buffer {
	bomb ??= gzipSync(
		Buffer.concat([
			Buffer.from('{"data":{"note":"'),
			Buffer.alloc(300_000_000, 'a'),
			Buffer.from('"}}'),
		]),
		{ level: 9 },
	);
	return bomb;
}

export const TRANSPORTS: Mutation[] = [
	sent('dropped before', 3, { kind: 'drop', at: 'before' }, 'unknown'),
	sent('dropped after', 3, { kind: 'drop', at: 'after' }, 'unknown'),
	{ ...sent('dropped amid the body', 3, { kind: 'drop', at: 'middle' }, 'unknown'), fits: hasBody },
	sent('late', 2, { kind: 'late', milliseconds: 400 }, 'done'),
	sent('never answered', 1.5, { kind: 'stall' }, 'unknown'),
	{ ...sent('dripping', 1, { kind: 'drip', chunks: 12 }, 'unclear'), fits: hasBody },
	sent('dripping for ever', 1.5, { kind: 'drip' }, 'unknown'),
	sent('not HTTP', 1, { kind: 'raw', text: 'SSH-2.0-OpenSSH_9.2\r\n' }, 'unknown'),
	sent(
		'broken chunks',
		1,
		{
			kind: 'raw',
			text: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n',
		},
		'unknown',
	),
	sent('no status line', 0.5, { kind: 'raw', text: '\r\n\r\n' }, 'unknown'),
	sent(
		'too many headers',
		0.5,
		{ kind: 'raw', text: `HTTP/1.1 200 OK\r\n${`X-Long: ${'y'.repeat(1000)}\r\n`.repeat(40)}\r\n` },
		'unknown',
	),
	{
		name: 'shorter than it says',
		weight: 1,
		fits: hasBody,
		mutate: (right) => ({
			headers: {
				...plainAnswer(right).headers,
				'Content-Length': String(plainBody(right).length + 50),
			},
			delivery: { kind: 'drop', at: 'after' },
			verdict: 'unknown',
			proven: [],
		}),
	},
	{
		name: 'compressed',
		weight: 1,
		fits: hasBody,
		mutate: (right) => ({
			headers: { ...plainAnswer(right).headers, 'Content-Encoding': 'gzip' },
			body: gzipSync(plainBody(right)),
		}),
	},
	{
		name: 'compressed and cut off',
		weight: 1,
		// n8n unpacks what there is of a file: nothing tells that its end is missing.
		fits: (right) => hasBody(right) && !Buffer.isBuffer(right.body),
		mutate: (right) => ({
			headers: { ...plainAnswer(right).headers, 'Content-Encoding': 'gzip' },
			body: gzipSync(plainBody(right)).subarray(
				0,
				-Math.max(10, Math.floor(gzipSync(plainBody(right)).length / 2)),
			),
			verdict: 'unknown',
			proven: [],
		}),
	},
	{
		name: 'said to be compressed',
		weight: 1,
		fits: hasBody,
		mutate: (right, { random }) => ({
			headers: {
				...plainAnswer(right).headers,
				'Content-Encoding': random.pick(['gzip', 'br', 'deflate']),
			},
			verdict: 'unknown',
			proven: [],
		}),
	},
	{
		name: 'compressed bomb',
		weight: 1,
		isHeavy: true,
		fits: hasBody,
		mutate: () => ({
			headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
			body: gzipBomb(),
			verdict: 'unknown',
			proven: [],
		}),
	},
];
