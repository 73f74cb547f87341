import type { Circumstances, Mutation, Verdict, WireAnswer } from '../answers';
import type { Random } from '../random';
import type { RightAnswer } from '../rightAnswers';
import { MARKUP } from './texts';

const JSON_TYPE = { 'Content-Type': 'application/json' };

type Body = (text: string, random: Random) => string;

/** A success whose body is none: what was asked for may have been done, but nothing proves it. */
const malformed = (
	name: string,
	weight: number,
	body: Body,
	type = 'application/json',
): Mutation => ({
	name,
	weight,
	mutate: (right, { random }) => ({
		status: successOf(right),
		body: body(textOf(right), random),
		headers: { 'Content-Type': type },
		verdict: 'unknown',
		proven: [],
	}),
});

function textOf({ body }: RightAnswer): string {
	return body === undefined || Buffer.isBuffer(body)
		? '{"data":[{"id":1,"name":"made up"}],"meta":{}}'
		: JSON.stringify(body);
}

/** A body cannot come with 204. */
function successOf({ status }: RightAnswer): number {
	return status === 204 ? 200 : status;
}

const isFile = ({ body }: RightAnswer) => Buffer.isBuffer(body);
const hasContent = ({ body }: RightAnswer) => body !== undefined && !Buffer.isBuffer(body);

/** Some specifications call a list an object; where a record is read by its ID, it is one. */
const mayBeList = ({ operation }: RightAnswer, method: string) =>
	method === 'GET' && !/(\}|\/count)$/.test(operation?.path ?? '');

export const BODIES: Mutation[] = [
	malformed(
		'page',
		4,
		() =>
			`<!doctype html><html><head><title>Just a moment...</title></head><body>${MARKUP}</body></html>`,
		'text/html',
	),
	malformed('page that claims to be JSON', 2, () => '<html><body>OK</body></html>'),
	{
		...malformed('plain text', 2, () => 'OK', 'text/plain'),
		fits: (right) => !Buffer.isBuffer(right.body),
	},
	{
		...malformed('blank', 3, (_text, random) => random.pick(['', ' ', '\r\n', '\t'])),
		fits: hasContent,
	},
	{
		...malformed('cut off', 4, (text, random) =>
			text.slice(0, random.integer(1, Math.max(1, text.length - 1))),
		),
		fits: (right) => textOf(right).length > 2,
	},
	malformed('trailing garbage', 1, (text) => `${text}}<!-- served by cache -->`),
	malformed('several documents', 1, (text) => `${text}\n${text}`),
	malformed('JavaScript', 1, (text) => `callback(${text})`),
	malformed('not a number', 1, () => '{"data":{"id":NaN,"price":Infinity}}'),
	malformed('single quotes', 1, () => "{'data': {'id': 1}}"),
	malformed(
		'XML',
		1,
		() => '<?xml version="1.0"?><product><id>1</id></product>',
		'application/xml',
	),
	...(['null', 'true', 'false', '0', '17', '"OK"', '""'] as const).map((text) => ({
		...malformed(`JSON ${text}`, 0.6, () => text),
		mutate: plainValue(text),
	})),
	{
		...malformed('data of null', 1.5, () => '{"data":null}'),
		fits: isEnveloped,
		mutate: envelope(() => ({ data: null, meta: {} })),
	},
	{
		...malformed('no data', 1.5, () => '{"meta":{}}'),
		fits: isEnveloped,
		mutate: envelope(() => ({ meta: {} })),
	},
	{
		...malformed('data of text', 1, () => ''),
		fits: isEnveloped,
		mutate: envelope(() => ({ data: 'OK' })),
	},
	{
		...malformed('data of a number', 1, () => ''),
		fits: isEnveloped,
		mutate: envelope(() => ({ data: 3 })),
	},
	{
		...malformed('records of null', 1, () => ''),
		fits: isEnvelopedList,
		mutate: envelope(() => ({ data: [null, null] })),
	},
	{
		...malformed('records of text', 1, () => ''),
		fits: isEnvelopedList,
		mutate: envelope(() => ({ data: ['a', 1, true] })),
	},
	{
		...malformed('object for a list', 2, () => ''),
		fits: isEnvelopedList,
		mutate: envelope((data) => ({ data: (data as unknown[])[0] ?? {} })),
	},
	{
		...malformed('list for an object', 2, () => ''),
		fits: isEnvelopedObject,
		mutate: (right, { request }) =>
			changed(right, { data: [] }, mayBeList(right, request.method) ? 'unclear' : 'unknown'),
	},
	{
		...malformed('empty object', 1.5, () => ''),
		fits: hasContent,
		mutate: (right) => changed(right, {}, isEnveloped(right) ? 'unknown' : 'unclear'),
	},
	{
		...malformed('empty list', 1.5, () => ''),
		fits: (right) => hasContent(right) && !right.isList,
		mutate: (right, { request }) =>
			changed(right, [], mayBeList(right, request.method) ? 'unclear' : 'unknown'),
	},
	{
		name: 'byte order mark',
		weight: 1,
		fits: hasContent,
		mutate: (right) => ({
			body: `\ufeff${textOf(right)}`,
			verdict: 'unclear',
			proven: right.found ?? right.markers,
		}),
	},
	{
		name: 'broken characters',
		weight: 1,
		fits: hasContent,
		mutate: (right) => ({
			body: Buffer.concat([
				Buffer.from(textOf(right).slice(0, -1)),
				Buffer.from([0x2c, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
			]),
			verdict: 'unclear',
			proven: right.found ?? right.markers,
		}),
	},
	{
		name: 'page in place of a file',
		weight: 3,
		fits: isFile,
		mutate: () => ({
			body: '<html><body>Expired</body></html>',
			headers: { 'Content-Type': 'text/html' },
			verdict: 'unclear',
			proven: [],
		}),
	},
	{
		name: 'empty file',
		weight: 1,
		fits: isFile,
		mutate: () => ({ body: '', verdict: 'unclear', proven: [] }),
	},
];

function isEnveloped({ body }: RightAnswer): boolean {
	return typeof body === 'object' && body !== null && 'data' in body;
}

function isEnvelopedList(right: RightAnswer): boolean {
	return isEnveloped(right) && Array.isArray((right.body as { data: unknown }).data);
}

function isEnvelopedObject(right: RightAnswer): boolean {
	return isEnveloped(right) && !isEnvelopedList(right);
}

/** Where no content is documented, a plain value says no less than nothing does. */
function plainValue(text: string) {
	return (right: RightAnswer, { request }: Circumstances): Partial<WireAnswer> => ({
		status: successOf(right),
		body: text,
		headers: JSON_TYPE,
		verdict: right.body === undefined && request.method !== 'GET' ? 'unclear' : 'unknown',
		proven: [],
	});
}

function envelope(change: (data: unknown) => object) {
	return (right: RightAnswer): Partial<WireAnswer> =>
		changed(right, change((right.body as { data: unknown }).data), 'unknown');
}

function changed(right: RightAnswer, body: unknown, verdict: Verdict): Partial<WireAnswer> {
	return {
		status: successOf(right),
		body: JSON.stringify(body),
		headers: JSON_TYPE,
		verdict,
		proven: [],
	};
}
