import { tryCase, type Failure } from './campaign';
import { createCase, type FuzzCase } from './cases';
import type { Exchange, HostileServer } from './hostileServer';

/** Failures of the same kind. */
export interface FailureGroup {
	invariant: string;
	kind: string;
	/** What was spoiled about the answers. */
	mutation: string;
	failures: Failure[];
}

/** Puts failures of the same kind together, the most frequent first. */
export function groupFailures(failures: Failure[]): FailureGroup[] {
	const groups = new Map<string, FailureGroup>();
	for (const failure of failures) {
		const {
			invariant,
			fuzzCase: { kind },
		} = failure;
		const mutation = culpritOf(failure);
		const key = [invariant, kind, mutation].join('\n');
		const group = groups.get(key) ?? { invariant, kind, mutation, failures: [] };
		group.failures.push(failure);
		groups.set(key, group);
	}
	return [...groups.values()].sort(
		(one, other) =>
			one.invariant.localeCompare(other.invariant) || other.failures.length - one.failures.length,
	);
}

/** The last thing that was spoiled, without the details that vary: `trouble 502, odd date` is trouble. */
function culpritOf({ mutation, exchanges }: Failure): string {
	const names = (mutation ?? exchanges.map(({ answer }) => answer.name).join(' + '))
		.split(' + ')
		.map(withoutDetails);
	return names.filter((name) => name !== 'right').at(-1) ?? 'none';
}

function withoutDetails(name: string): string {
	const [first, header] = name.split(', ');
	return first === 'right' && header ? header : first.replace(/ \d{3}$/, '');
}

/** How many cases of a group are run again before it counts as chance. */
const MOST_EXAMPLES = 3;

/** What also shows when its case runs alone, and with as little spoiled as shows it. Undefined where that was chance. */
export async function confirmFailure(
	server: HostileServer,
	{ invariant, failures }: FailureGroup,
): Promise<Failure | undefined> {
	for (const { fuzzCase } of failures.slice(0, MOST_EXAMPLES)) {
		const again = await failureAgain(server, fuzzCase, invariant);
		if (again) return await shrinkFailure(server, again);
	}
	return undefined;
}

async function failureAgain(
	server: HostileServer,
	{ seed, phase, number }: FuzzCase,
	invariant: string,
	only?: ReadonlySet<number>,
): Promise<Failure | undefined> {
	const failures = await tryCase(server, createCase(seed, phase, number, server.origin), only);
	return failures.find((failure) => failure.invariant === invariant);
}

/** Requests of a case that are tried as the only spoiled one. */
const MOST_SHRINKS = 4;

/** The same failure with one spoiled answer, if one is enough. */
async function shrinkFailure(server: HostileServer, failure: Failure): Promise<Failure> {
	const spoiled = failure.exchanges
		.filter(({ turn, answer }) => turn > 0 && answer.name !== 'right')
		.map(({ turn }) => turn);
	if (spoiled.length < 2 || failure.fuzzCase.phase === 'heavy') return failure;
	for (const turn of spoiled.slice(0, MOST_SHRINKS)) {
		const smaller = await failureAgain(
			server,
			failure.fuzzCase,
			failure.invariant,
			new Set([turn]),
		);
		if (smaller) return smaller;
	}
	return failure;
}

const MOST_EXCHANGES = 8;

/** A failure for people: what was wrong, how to see it again, and the answers that led to it. */
export function describeFailure({ invariant, detail, fuzzCase, exchanges }: Failure): string {
	const { seed, phase, number, kind, subject, onError, items } = fuzzCase;
	const more = exchanges.length - MOST_EXCHANGES;
	return [
		`${invariant}: ${detail}`,
		`  FUZZ_SEED=${seed} FUZZ_CASE=${phase}:${number} (${kind}: ${subject}, ${items.length} items, on error: ${onError})`,
		...exchanges
			.slice(0, MOST_EXCHANGES)
			.map((exchange) => `    ${describeExchange(exchange, fuzzCase)}`),
		...(more > 0 ? [`    … and ${more} more requests`] : []),
	].join('\n');
}

function describeExchange(
	{ request: { method, path, query }, answer: { status, name, verdict, body } }: Exchange,
	{ world }: FuzzCase,
): string {
	const address = `${path.replace(world.storeHash, '…')}${query.size > 0 ? `?${query.toString().slice(0, 80)}` : ''}`;
	return `${method} ${address} -> ${status} "${name}" (${verdict}): ${JSON.stringify(body.toString('utf8').slice(0, 160))}`;
}
