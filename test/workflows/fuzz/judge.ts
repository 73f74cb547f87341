import type { INodeExecutionData } from 'n8n-workflow';

import type { FuzzCase } from './cases';
import type { Exchange } from './hostileServer';
import type { Run } from './runCase';
import { rawFindings, saysUnknown } from './texts';

/** Something that must never be, and how it showed. */
export interface Finding {
	invariant: string;
	detail: string;
	/** Which answer it is about. */
	mutation?: string;
}

/** What a case led to. */
export interface Evidence {
	fuzzCase: FuzzCase;
	run: Run;
	exchanges: Exchange[];
}

/** What became of one input item. */
interface ItemOutcome {
	index: number;
	markers: number[];
	green: INodeExecutionData[];
	red: INodeExecutionData[];
	/** Requests that were about it. */
	exchanges: Exchange[];
}

/** Statuses by which a batch may be refused because of some of its elements. */
const OF_ELEMENTS = new Set([400, 404, 409, 413, 422]);
/** The same request, as often as patience and passes over a list allow at most. */
const MOST_REPEATS = 15;

/** Everything that is wrong with a run, by what the server knows. */
export function judge(evidence: Evidence): Finding[] {
	const { run, fuzzCase } = evidence;
	const items = outcomesOf(evidence);
	const findings = [
		...end(evidence),
		...texts(evidence),
		...secrets(evidence),
		...repeatedWrites(evidence),
		...requests(evidence),
		...(fuzzCase.onError === 'stop' || run.wasCancelled
			? []
			: [
					...accounting(evidence, items),
					...items.flatMap((item) => [...itemFindings(evidence, item)]),
				]),
		...(fuzzCase.onError === 'stop' && !run.error
			? items.flatMap((item) => greenFindings(evidence, item))
			: []),
	];
	return findings;
}

function outcomesOf({ fuzzCase, run, exchanges }: Evidence): ItemOutcome[] {
	const about = exchanges.filter(({ isAboutScopes }) => !isAboutScopes);
	return fuzzCase.items.map((_, index) => {
		const markers = fuzzCase.markers[index];
		const own = run.outputs.flat().filter((item) => itemIndexOf(item) === index);
		const isOwn = ({ markers: named }: Exchange) =>
			markers.length === 0 || named.some((each) => markers.includes(each));
		return {
			index,
			markers,
			green: own.filter((item) => !isRed(item)),
			red: own.filter(isRed),
			exchanges: about.filter(isOwn),
		};
	});
}

function itemIndexOf({ pairedItem }: INodeExecutionData): number | undefined {
	return typeof pairedItem === 'object' && !Array.isArray(pairedItem)
		? pairedItem.item
		: typeof pairedItem === 'number'
			? pairedItem
			: undefined;
}

function isRed({ json, error }: INodeExecutionData): boolean {
	return (
		error !== undefined ||
		(typeof json.error === 'string' &&
			Object.keys(json).every((name) =>
				['error', 'message', 'details', 'description'].includes(name),
			))
	);
}

const mutationsOf = (exchanges: Exchange[]) =>
	[...new Set(exchanges.map(({ answer }) => answer.name).filter((name) => name !== 'right'))].join(
		' + ',
	) || 'none';

function end({ run, exchanges }: Evidence): Finding[] {
	return run.wasCancelled
		? [
				{
					invariant: 'the run ends',
					detail: `cancelled after ${Math.round(run.milliseconds)} ms and ${exchanges.length} requests`,
				},
			]
		: [];
}

function texts({ run }: Evidence): Finding[] {
	const shown = [
		run.error ? `${run.error.message}\n${run.error.description ?? ''}` : '',
		...run.hints.map(({ message }) => message),
		...run.outputs.flat().filter(isRed).map(textOf),
	];
	return shown.flatMap(rawFindings);
}

function textOf({ json, error }: INodeExecutionData): string {
	return [
		json.error,
		json.message,
		json.details,
		json.description,
		error?.message,
		error?.description,
	]
		.filter((each) => typeof each === 'string')
		.join('\n');
}

function secrets({ fuzzCase, run }: Evidence): Finding[] {
	const places = {
		'the output': run.outputs,
		'a hint': run.hints,
		'the error': [run.error?.message, run.error?.description, run.error],
		'the log': run.log,
	};
	return Object.entries(places).flatMap(([place, content]) => {
		const text = JSON.stringify(content);
		const found = fuzzCase.secrets.find((secret) => text.includes(secret));
		return found
			? [
					{
						invariant: 'no token comes out',
						detail: `${found.replace(/-of-.*/, '')} in ${place}: …${text.slice(Math.max(0, text.indexOf(found) - 80), text.indexOf(found) + 40)}`,
					},
				]
			: [];
	});
}

/** A creation that may have arrived is not sent again. */
function repeatedWrites({ fuzzCase, exchanges }: Evidence): Finding[] {
	const writes = exchanges.filter(({ isWrite, isRepeatable }) => isWrite && !isRepeatable);
	return writes
		.flatMap((later, position) => {
			const before = writes
				.slice(0, position)
				.filter(
					(each) =>
						each.request.path === later.request.path &&
						(each.isGraphQl ? each.key === later.key || later.markers.length > 0 : true),
				);
			const isSame = (each: Exchange) =>
				later.markers.length > 0
					? each.markers.some(
							(marker) => later.markers.includes(marker) && mayHaveArrived(each, marker),
						)
					: each.key === later.key && mayHaveArrived(each);
			// Items that nothing tells apart may send the same.
			const [first, ...others] = before.filter(isSame);
			return first && (later.markers.length > 0 || others.length + 1 >= fuzzCase.items.length)
				? [
						{
							invariant: 'no write is repeated that may have arrived',
							detail: `${later.request.method} ${later.request.path.replace(fuzzCase.world.storeHash, '…')} of ${later.markers.join()} again after "${first.answer.name}"`,
							mutation: first.answer.name,
						},
					]
				: [];
		})
		.slice(0, 1);
}

function mayHaveArrived({ answer }: Exchange, marker?: number): boolean {
	if (answer.verdict === 'unknown') return true;
	return answer.verdict === 'done' && (marker === undefined || answer.proven.includes(marker));
}

function requests({ exchanges, fuzzCase }: Evidence): Finding[] {
	const counts = new Map<string, number>();
	for (const { key } of exchanges) counts.set(key, (counts.get(key) ?? 0) + 1);
	const most = Math.max(0, ...counts.values());
	const limit = fuzzCase.operation?.answer.job ? MOST_REPEATS * 3 : MOST_REPEATS;
	const inAll = 100 + fuzzCase.items.length * 30;
	return [
		...(most > limit
			? [{ invariant: 'no request is sent over and over', detail: `${most} times the same` }]
			: []),
		...(exchanges.length > inAll
			? [{ invariant: 'every loop ends', detail: `${exchanges.length} requests` }]
			: []),
	];
}

/** Every input item comes out, and every output belongs to one. */
function accounting(
	{ fuzzCase: { onError, items: input }, run }: Evidence,
	items: ItemOutcome[],
): Finding[] {
	const strays = run.outputs
		.flat()
		.filter((item) => !(Number(itemIndexOf(item)) < input.length)).length;
	const astray = onError === 'errorOutput' ? (run.outputs[0] ?? []).filter(isRed) : [];
	const amiss =
		onError === 'errorOutput' ? (run.outputs[1] ?? []).filter((item) => !isRed(item)) : [];
	return [
		...(run.error ? [{ invariant: 'the node continues', detail: run.error.message }] : []),
		...(strays > 0
			? [
					{
						invariant: 'every output belongs to an item',
						detail: `${strays} outputs without a paired item`,
					},
				]
			: []),
		...(astray.length > 0
			? [
					{
						invariant: 'failures leave by the error branch',
						detail: `${astray.length} by the success branch, with ${Object.keys(astray[0].json).join()}`,
					},
				]
			: []),
		...(amiss.length > 0
			? [
					{
						invariant: 'only failures leave by the error branch',
						detail: JSON.stringify(amiss[0].json).slice(0, 200),
					},
				]
			: []),
		...items.flatMap(({ index, green, red, exchanges }) => {
			const mutation = mutationsOf(exchanges);
			if (red.length > 1)
				return [
					{
						invariant: 'every item comes out once',
						detail: `item ${index} failed ${red.length} times`,
						mutation,
					},
				];
			return red.length > 0 && green.length > 0
				? [
						{
							invariant: 'every item comes out once',
							detail: `item ${index} both failed and came out`,
							mutation,
						},
					]
				: [];
		}),
	];
}

function itemFindings(evidence: Evidence, item: ItemOutcome): Finding[] {
	if (evidence.run.error) return [];
	if (item.red.length > 0) return redFindings(evidence, item);
	return greenFindings(evidence, item);
}

const isReadList = ({ fuzzCase }: Evidence) =>
	fuzzCase.operation?.paging !== undefined ||
	(fuzzCase.operation?.method === 'GET' && fuzzCase.operation.answer.kind === 'list') ||
	fuzzCase.kind.includes('of a list');

/** What came out as done is proven. */
function greenFindings(evidence: Evidence, item: ItemOutcome): Finding[] {
	return (isReadList(evidence) ? listFindings(evidence, item) : recordFindings(evidence, item)).map(
		(each) => ({ mutation: mutationsOf(item.exchanges), ...each }),
	);
}

function recordFindings(
	{ fuzzCase }: Evidence,
	{ index, markers, green, exchanges }: ItemOutcome,
): Finding[] {
	const isUnclear = exchanges.some(({ answer }) => answer.verdict === 'unclear');
	if (green.length === 0)
		return isUnclear
			? []
			: [{ invariant: 'every item comes out once', detail: `item ${index} did not come out` }];
	const isProven = (marker?: number) =>
		exchanges.some(
			({ answer: { verdict, proven } }) =>
				verdict === 'unclear' ||
				(verdict === 'done' && (marker === undefined || proven.includes(marker))),
		);
	const isGone = exchanges.some(
		({ request, answer }, at) =>
			request.method === 'DELETE' &&
			answer.status === 404 &&
			exchanges.slice(0, at).some((each) => each.answer.verdict === 'unknown'),
	);
	const proven = markers.length > 0 ? markers.every((marker) => isProven(marker)) : isProven();
	const shown = JSON.stringify(green[0].json).slice(0, 200);
	const foreign = green
		.map(({ json }) => json.proof)
		.find(
			(proof) =>
				typeof proof === 'string' &&
				markers.length > 0 &&
				proof !== 'proof-all' &&
				!markers.some((marker) => proof === `proof-${marker}`),
		);
	const proofs = green.map(({ json }) => json.proof).filter((proof) => proof !== undefined);
	return [
		...(!proven && !isGone
			? [{ invariant: 'green only with a proof', detail: `item ${index} came out as ${shown}` }]
			: []),
		...(foreign !== undefined && !isUnclear
			? [
					{
						invariant: 'no foreign record',
						detail: `item ${index} got the record of ${String(foreign)}`,
					},
				]
			: []),
		...(new Set(proofs).size < proofs.length &&
		fuzzCase.markers[index].length > 0 &&
		fuzzCase.parameters.operation !== 'api.request'
			? [
					{
						invariant: 'every item comes out once',
						detail: `item ${index} came out ${green.length} times`,
					},
				]
			: []),
	];
}

function listFindings(
	{ fuzzCase: { world, wanted, nodeType, operation, parameters }, run }: Evidence,
	{ index, green, exchanges }: ItemOutcome,
): Finding[] {
	const isClear = exchanges.every(
		({ answer }) => answer.verdict !== 'unclear' && !answer.hasOtherRecords,
	);
	if (!isClear) return [];
	const expected = Math.min(
		world.records,
		wanted ?? (nodeType === 'bigCommerceGraphQl' || operation?.paging ? Infinity : world.records),
	);
	const isRest = exchanges.some(({ isList }) => isList) && operation?.graphql === undefined;
	const made = isRest ? green.find(({ json }) => typeof json.proof !== 'string') : undefined;
	const proofs = green.map(({ json }) => json.proof).filter((each) => each !== undefined);
	// A request of the user's own reads one page unless it is told otherwise.
	const isCounted =
		operation?.graphql?.inner === undefined &&
		(parameters.operation !== 'api.request' || parameters.returnAll === true);
	return [
		...(made
			? [
					{
						invariant: 'green only with a proof',
						detail: `item ${index} came out as ${JSON.stringify(made.json).slice(0, 200)}`,
					},
				]
			: []),
		...(new Set(proofs).size < proofs.length
			? [
					{
						invariant: 'each record of a list comes once',
						detail: `${proofs.length - new Set(proofs).size} came twice`,
					},
				]
			: []),
		...(isCounted && green.length < expected && run.hints.length === 0
			? [
					{
						invariant: 'no silent cut',
						detail: `item ${index} gave ${green.length} records of ${expected}`,
					},
				]
			: []),
		...(isCounted && green.length > expected
			? [
					{
						invariant: 'no more than asked for',
						detail: `item ${index} gave ${green.length} records of ${expected}`,
					},
				]
			: []),
	];
}

/** What failed was not done, was tried, and says what is known. */
function redFindings(
	evidence: Evidence,
	{ index, markers, red, exchanges }: ItemOutcome,
): Finding[] {
	const { fuzzCase } = evidence;
	const text = textOf(red[0]);
	const last = exchanges.at(-1);
	const mutation = mutationsOf(exchanges);
	const isSimple =
		!fuzzCase.operation?.own &&
		!fuzzCase.operation?.answer.job &&
		!isReadList(evidence) &&
		fuzzCase.phase !== 'heavy' &&
		fuzzCase.nodeType === 'bigCommerce' &&
		!fuzzCase.operation?.graphql;
	// Where nothing tells the requests of several items apart, nobody knows whose answer it was.
	const isOwn = markers.length > 0 || fuzzCase.items.length === 1;
	const isDone =
		isSimple &&
		isOwn &&
		last?.isWrite === true &&
		last?.answer.verdict === 'done' &&
		last.isDelivered &&
		!last.answer.hasOtherRecords &&
		(markers.length === 0 || markers.every((marker) => last.answer.proven.includes(marker)));
	const mayBeDone = exchanges.some(
		({ isWrite, answer }) => isWrite && answer.verdict === 'unknown',
	);
	const tries = exchanges.filter(
		({ answer }) => answer.verdict !== 'done' || answer.hasOtherRecords,
	);
	const isNamed = tries.some(
		({ answer, markers: shared }) =>
			shared.length < 2 ||
			answer.verdict !== 'refused' ||
			!OF_ELEMENTS.has(answer.status) ||
			answer.blamed?.some((each) => markers.includes(each)),
	);
	const isUntried =
		isSimple &&
		exchanges.length > 0 &&
		markers.length > 0 &&
		tries.length > 0 &&
		!isNamed &&
		fuzzCase.items.length < 9 &&
		!/not sent|not tried|not carried out/i.test(text);
	return [
		...(isDone
			? [
					{
						invariant: 'what was done is not called refused',
						detail: `item ${index}: ${text.slice(0, 300)}`,
						mutation,
					},
				]
			: []),
		...(isOwn && mayBeDone && !saysUnknown(text)
			? [
					{
						invariant: 'unknown is called unknown',
						detail: `item ${index}: ${text.slice(0, 300)}`,
						mutation,
					},
				]
			: []),
		...(isUntried
			? [
					{
						invariant: 'nothing is refused for another',
						detail: `item ${index} was not tried alone: ${text.slice(0, 300)}`,
						mutation,
					},
				]
			: []),
		...(text.trim() === '' || (!red[0].json.details && !red[0].json.description)
			? [
					{
						invariant: 'a failure says what to do',
						detail: `item ${index}: ${JSON.stringify(red[0].json).slice(0, 200)}`,
						mutation,
					},
				]
			: []),
	];
}
