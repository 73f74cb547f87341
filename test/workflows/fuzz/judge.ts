import type { INodeExecutionData } from 'n8n-workflow';

import type { Exchange } from './hostileServer';
import {
	mayHaveArrived,
	textOf,
	mutationsOf,
	type Evidence,
	type Finding,
	type ItemOutcome,
} from './evidence';
import { rawFindings } from './texts';
import { greenFindings, itemFindings } from './judgeItems';

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
			markers.length === 0 || named.some((value) => markers.includes(value));
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
					(write) =>
						write.request.path === later.request.path &&
						(write.isGraphQl ? write.key === later.key || later.markers.length > 0 : true),
				);
			const isSame = (exchange: Exchange) =>
				later.markers.length > 0
					? exchange.markers.some(
							(marker) => later.markers.includes(marker) && mayHaveArrived(exchange, marker),
						)
					: exchange.key === later.key && mayHaveArrived(exchange);
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
