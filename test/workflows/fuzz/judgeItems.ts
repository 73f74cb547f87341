import { textOf, mutationsOf, type Evidence, type Finding, type ItemOutcome } from './evidence';
import { saysUnknown } from './texts';

/** Statuses by which a batch may be refused because of some of its elements. */
const OF_ELEMENTS = new Set([400, 404, 409, 413, 422]);

export function itemFindings(evidence: Evidence, item: ItemOutcome): Finding[] {
	if (evidence.run.error) return [];
	if (item.red.length > 0) return redFindings(evidence, item);
	return greenFindings(evidence, item);
}

const isReadList = ({ fuzzCase }: Evidence) =>
	fuzzCase.operation?.paging !== undefined ||
	(fuzzCase.operation?.method === 'GET' && fuzzCase.operation.answer.kind === 'list') ||
	fuzzCase.kind.includes('of a list');

/** What came out as done is proven. */
export function greenFindings(evidence: Evidence, item: ItemOutcome): Finding[] {
	return (isReadList(evidence) ? listFindings(evidence, item) : recordFindings(evidence, item)).map(
		(recordFinding) => ({ mutation: mutationsOf(item.exchanges), ...recordFinding }),
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
			exchanges.slice(0, at).some((exchange) => exchange.answer.verdict === 'unknown'),
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
		wanted ?? (nodeType === 'graphQl' || operation?.paging ? Infinity : world.records),
	);
	const isRest = exchanges.some(({ isList }) => isList) && operation?.graphql === undefined;
	const made = isRest ? green.find(({ json }) => typeof json.proof !== 'string') : undefined;
	const proofs = green.map(({ json }) => json.proof).filter((proof) => proof !== undefined);
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
		fuzzCase.nodeType === 'operations' &&
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
			answer.blamed?.some((value) => markers.includes(value)),
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
