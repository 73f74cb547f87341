import type { Mutation, WireAnswer } from '../answers';
import type { Random } from '../random';
import type { RightAnswer } from '../rightAnswers';
import { markersIn } from '../values';
import { MARKUP, nestedText, oddText } from './texts';

type Json = Record<string, unknown>;

/** The records of an answer and what they stand in. */
interface Envelope {
	records: unknown[];
	isList: boolean;
	wrap(records: unknown[]): unknown;
}

function envelopeOf({ body }: RightAnswer): Envelope | undefined {
	if (Buffer.isBuffer(body) || typeof body !== 'object' || body === null) return undefined;
	if (Array.isArray(body)) return { records: body, isList: true, wrap: (records) => records };
	const { data } = body as { data?: unknown };
	if (Array.isArray(data))
		return { records: data, isList: true, wrap: (records) => ({ ...body, data: records }) };
	if (typeof data === 'object' && data !== null)
		return { records: [data], isList: false, wrap: ([record]) => ({ ...body, data: record }) };
	return { records: [body], isList: false, wrap: ([record]) => record };
}

const hasObjects = (right: RightAnswer) =>
	(envelopeOf(right)?.records ?? []).some(
		(record) => typeof record === 'object' && record !== null,
	);
/** Whether records differ in what can be compared: a plain value, and not only an ID that BigCommerce gave. */
const areTellable = (right: RightAnswer) =>
	right.operation?.repeat !== 'always' &&
	(envelopeOf(right)?.records ?? []).every(
		(record) =>
			typeof record !== 'object' ||
			record === null ||
			Object.entries(record).some(
				([name, value]) =>
					name !== 'id' &&
					name !== 'proof' &&
					typeof value !== 'object' &&
					markersIn(String(value)).length > 0,
			),
	);
const isWrittenList = (right: RightAnswer) =>
	right.markers.length > 0 &&
	(envelopeOf(right)?.isList ?? false) &&
	(envelopeOf(right)?.records.length ?? 0) > 0;

type Change = (records: unknown[], random: Random) => unknown[];

/** A well-formed answer with other records: it proves only what its records name. */
const otherRecords = (name: string, weight: number, change: Change): Mutation => ({
	name,
	weight,
	fits: (right) => isWrittenList(right) && areTellable(right),
	mutate: (right, { random }) => {
		const envelope = envelopeOf(right) as Envelope;
		const records = change(envelope.records, random);
		const named = markersIn(JSON.stringify(records));
		return {
			body: JSON.stringify(envelope.wrap(records)),
			verdict: 'done',
			proven: right.markers.filter((marker) => named.includes(marker)),
			hasOtherRecords: true,
		};
	},
});

/** A well-formed answer about the same records, which hold something odd besides. */
const decorated = (
	name: string,
	weight: number,
	decoration: (random: Random, token: string) => string,
	isHeavy?: true,
): Mutation => ({
	name,
	weight,
	...(isHeavy ? { isHeavy } : {}),
	fits: hasObjects,
	mutate: (right, { random, token }) => {
		const envelope = envelopeOf(right) as Envelope;
		const [first, ...others] = envelope.records;
		// Put in as text: an object literal would drop `__proto__`.
		const text = JSON.stringify(
			envelope.wrap([{ ...(first as Json), __decoration__: 0 }, ...others]),
		);
		return {
			body: text.replace('"__decoration__":0', () => decoration(random, token)),
			verdict: 'done',
			proven: right.found ?? right.markers,
		};
	},
});

function foreign(record: unknown, shift: number): unknown {
	if (typeof record === 'number') return record + shift;
	if (typeof record === 'string') return `${record}-foreign`;
	const text = JSON.stringify(record).replace(/910(\d{4})/g, (_, digits: string) =>
		String(7_770_000 + Number(digits) + shift),
	);
	return { ...(JSON.parse(text) as Json), proof: 'proof-foreign' };
}

export const RECORDS: Mutation[] = [
	otherRecords('missing record', 5, (records, random) =>
		records
			.filter((_, index) => index !== random.integer(0, records.length - 1))
			.slice(0, Math.max(0, records.length - 1)),
	),
	otherRecords('no records', 3, () => []),
	otherRecords('reordered records', 4, (records, random) => random.shuffle(records)),
	otherRecords('doubled record', 3, (records, random) => [...records, random.pick(records)]),
	otherRecords('foreign record besides', 3, (records, random) =>
		random.shuffle([...records, foreign(records[0], 1)]),
	),
	otherRecords('foreign record instead', 4, (records) => [
		foreign(records[0], 1),
		...records.slice(1),
	]),
	otherRecords('only foreign records', 2, (records) =>
		records.map((record, index) => foreign(record, index)),
	),
	otherRecords('null among records', 2, (records) => [null, ...records]),
	{
		name: 'record of another ID',
		weight: 5,
		fits: (right, { isGraphQl }) =>
			!isGraphQl &&
			right.markers.length > 0 &&
			!right.isList &&
			envelopeOf(right)?.isList === false &&
			hasObjects(right),
		mutate: (right, { request }) => {
			const envelope = envelopeOf(right) as Envelope;
			// Where the answer is what holds the record, such as a cart, its ID is another one anyway.
			const isNamed =
				!right.operation?.answer.holder &&
				markersIn(request.path).length > 0 &&
				typeof (envelope.records[0] as Json).id === 'number' &&
				/\d$/.test(request.path);
			return {
				body: JSON.stringify(envelope.wrap([foreign(envelope.records[0], 1)])),
				verdict: isNamed ? 'unknown' : 'unclear',
				proven: [],
				hasOtherRecords: true,
			};
		},
	},
	{
		name: 'some refused in a success',
		weight: 5,
		fits: isWrittenList,
		mutate: (right, { random }) => partly(right, random),
	},
	decorated('token in a record', 3, (_random, token) => `"note":"X-Auth-Token: ${token}"`),
	decorated(
		'names of prototypes',
		2,
		() =>
			'"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":"x","hasOwnProperty":1,"then":"y","length":-1',
	),
	decorated(
		'odd names',
		2,
		() =>
			'"":1,"a.b":2,"a[0]":3,"=x":4,"{{x}}":5,"\\u0000":6,"error":"","message":"","pairedItem":7,"json":8,"binary":9',
	),
	decorated('odd text', 2, (random) => `"note":${JSON.stringify(oddText(random))}`),
	decorated('lone surrogate', 2, () => '"note":"\\ud83d","other":"\\udc00\\ud800"'),
	decorated('markup', 1, () => `"note":${JSON.stringify(MARKUP)}`),
	decorated(
		'odd numbers',
		1,
		() => '"a":1e308,"b":-0,"c":9007199254740993,"d":1e-320,"e":123456789012345678901234567890',
	),
	decorated('nested a little', 1, () => `"deep":${nestedText(60)}`),
	decorated('nested very deeply', 1, () => `"deep":${nestedText(100_000)}`, true),
	decorated('long text', 1, () => `"note":"${'a'.repeat(2_000_000)}"`, true),
	decorated(
		'many fields',
		1,
		() => Array.from({ length: 20_000 }, (_, index) => `"field_${index}":${index}`).join(','),
		true,
	),
];

/** A success that says of some elements that they were refused, in the ways that are documented. */
function partly(right: RightAnswer, random: Random): Partial<WireAnswer> {
	const { records } = envelopeOf(right) as Envelope;
	const index = random.integer(0, records.length - 1);
	const data = records.filter((_, value) => value !== index);
	const named = markersIn(JSON.stringify(data));
	const errors = [
		{
			index,
			message: 'was refused',
			...(typeof records[index] === 'object' ? (records[index] as object) : { id: records[index] }),
		},
	];
	const status = random.pick([200, 207, 422]);
	const body = random.pick<unknown>([
		{ data, errors, meta: { total: records.length, success: data.length, failed: 1 } },
		{ data, meta: { total: records.length, success: data.length, failed: 1 } },
		{ data, errors: [{ message: 'one was refused' }], meta: {} },
		{ data, batch_errors: errors },
	]);
	return {
		status,
		body: JSON.stringify(body),
		verdict: status === 422 ? 'unclear' : 'done',
		proven: right.markers.filter((marker) => named.includes(marker)),
		hasOtherRecords: true,
	};
}
