import type { DeliveryEntry } from '../../sandbox/webhooks/deliveryLog';
import { isBlocked, sendBurst } from '../environment/burst';
import { openExecutions, type Executions, type Item } from '../environment/executions';
import {
	ourListener,
	WEBHOOK_NODE,
	webhookListener,
	type Listener,
} from '../environment/listeners';
import type { BenchN8n } from '../environment/n8n.mjs';
import { openSandbox } from '../environment/sandbox';
import type { Part } from './part';

const EVENTS = 2000;
const DUPLICATES = 0.1;
const WHAT = `${EVENTS.toLocaleString('en')} webhooks at once`;
/** Number of bursts per node, alternating. */
const ROUNDS = 2;
/** Milliseconds that the store needs for a record. */
const SLOW_STORE = 300;

const mean = (numbers: number[]) => numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
const percentile = (numbers: number[], share: number) =>
	[...numbers].sort((left, right) => left - right)[Math.ceil(numbers.length * share) - 1];

/** The result of one burst. */
interface Round {
	median: number;
	p99: number;
	/** Percent, in the worst two minutes. */
	success: number;
}

function judgedBurst(attempts: DeliveryEntry[]): Round {
	const times = attempts.filter(({ outcome }) => outcome === 'delivered').map(({ ms }) => ms);
	const ended = attempts.map(({ at, ms, outcome }) => ({
		at: Date.parse(at) + ms,
		isGood: outcome === 'delivered',
	}));
	const shares = ended.map(({ at }) => {
		const window = ended.filter((record) => record.at > at - 120_000 && record.at <= at);
		return (100 * window.filter(({ isGood }) => isGood).length) / window.length;
	});
	return {
		median: percentile(times, 0.5),
		p99: percentile(times, 0.99),
		success: Math.min(...shares),
	};
}

/** The record ID of an event: in the item itself, or in the body that n8n's node outputs. */
function idOf(item: Item): number {
	const { data } = (item.body ?? item) as { data: { id: number } };
	return Number(data.id);
}

/** Number of events from `first` on that started the workflow never or more than once. */
function countWrong(items: Item[], first: number, count: number): number {
	const starts = new Map<number, number>();
	for (const item of items) starts.set(idOf(item), (starts.get(idOf(item)) ?? 0) + 1);
	return Array.from({ length: count }, (_, index) => starts.get(first + index)).filter(
		(times) => times !== 1,
	).length;
}

/** The results of all bursts of a node. */
interface Outcome {
	rounds: Round[];
	wrong: number;
	executions: number;
}

/** Sends bursts to both nodes in turn, each after n8n has finished the previous one. */
async function playBoth(
	url: string,
	executions: Executions,
	listeners: Record<'ours' | 'theirs', Listener>,
): Promise<Record<'ours' | 'theirs', Outcome>> {
	const outcomes: Record<'ours' | 'theirs', Outcome> = {
		ours: { rounds: [], wrong: 0, executions: 0 },
		theirs: { rounds: [], wrong: 0, executions: 0 },
	};
	const both = Object.entries(listeners) as Array<['ours' | 'theirs', Listener]>;
	for (let round = 0; round < ROUNDS; round++) {
		for (const [who, { id, scope }] of both) {
			outcomes[who].rounds.push(
				judgedBurst(
					await sendBurst(url, {
						scope,
						count: EVENTS,
						first: 1 + round * EVENTS,
						duplicates: DUPLICATES,
					}),
				),
			);
			outcomes[who].executions = await executions.settled(id);
		}
	}
	for (const [who, { id, node }] of both)
		outcomes[who].wrong = countWrong(await executions.itemsOf(id, node), 1, ROUNDS * EVENTS);
	return outcomes;
}

/** Many webhooks at once, compared with n8n's Webhook node: none lost, none doubled, and BigCommerce waits no longer. */
export const webhooks: Part = {
	number: 6,
	title: WHAT,
	async *run(n8n) {
		const sandbox = await openSandbox();
		const executions = await openExecutions(n8n);
		try {
			const { ours, theirs } = await playBoth(sandbox.url, executions, {
				ours: await ourListener(n8n, sandbox, 'store/order/updated', { fetchRecord: false }),
				theirs: await webhookListener(n8n, sandbox, 'store/order/created'),
			});
			const beside = (ask: (outcome: Outcome) => number) => ({
				ours: ask(ours),
				others: { who: WEBHOOK_NODE, value: ask(theirs) },
			});
			yield {
				what: `${WHAT}, every tenth twice: lost or doubled`,
				unit: 'events',
				...beside(({ wrong }) => wrong / ROUNDS),
				target: { atMost: 0 },
			};
			yield {
				what: `${WHAT}: executions`,
				unit: 'executions',
				...beside((outcome) => Math.round(outcome.executions / ROUNDS)),
			};
			yield {
				what: `${WHAT}: median of the answers`,
				unit: 'ms',
				...beside(({ rounds }) => mean(rounds.map((round) => round.median))),
				ratio: 'ours',
				target: { atMost: 1.25 },
			};
			yield {
				what: `${WHAT}: 99th percentile of the answers`,
				unit: 'ms',
				...beside(({ rounds }) => mean(rounds.map((round) => round.p99))),
				ratio: 'ours',
				target: { atMost: 1.25 },
			};
			// Below this, BigCommerce blocks a domain for three minutes.
			const success = beside(({ rounds }) => Math.min(...rounds.map((round) => round.success)));
			yield {
				what: `${WHAT}: answered well in the worst two minutes`,
				unit: '%',
				...success,
				...((await isBlocked(sandbox.url)) ? { ours: 0 } : {}),
				target: { atLeast: 90 },
			};
			yield* withRecords(n8n, executions, mean(theirs.rounds.map((round) => round.p99)));
		} finally {
			sandbox.stop();
		}
	},
};

/** The same with "Fetch Full Record" from a slow store. BigCommerce must not have to wait. */
async function* withRecords(
	n8n: BenchN8n,
	executions: Executions,
	theirP99: number,
): ReturnType<Part['run']> {
	const sandbox = await openSandbox({ latency: SLOW_STORE });
	try {
		const [first] = await sandbox.ask('addProducts', EVENTS);
		const { id, node, scope } = await ourListener(n8n, sandbox, 'store/product/updated', {
			fetchRecord: true,
		});
		const { p99 } = judgedBurst(
			await sendBurst(sandbox.url, { scope, count: EVENTS, first, duplicates: DUPLICATES }),
		);
		await executions.settled(id);
		const items = await executions.itemsOf(id, node);
		const without = items.filter(
			(item) => (item.record as { id?: number } | undefined)?.id !== idOf(item),
		).length;
		yield {
			what: `${WHAT}, records from a slow store: lost, doubled or without record`,
			unit: 'events',
			ours: countWrong(items, first, EVENTS) + without,
			target: { atMost: 0 },
		};
		yield {
			what: `${WHAT}, records from a slow store: 99th percentile of the answers`,
			unit: 'ms',
			ours: p99,
			others: { who: `${WEBHOOK_NODE}, which reads none`, value: theirP99 },
			ratio: 'ours',
			target: { atMost: 1.25 },
		};
	} finally {
		sandbox.stop();
	}
}
