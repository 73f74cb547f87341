import type { Entry } from '../../sandbox/webhooks/book';
import { isBlocked, sendBurst } from '../place/burst';
import { openExecutions, type Executions, type Item } from '../place/executions';
import { ourListener, WEBHOOK_NODE, webhookListener, type Listener } from '../place/listeners';
import type { BenchN8n } from '../place/n8n.mjs';
import { openSandbox } from '../place/sandbox';
import type { Part } from './part';

const EVENTS = 2000;
const DUPLICATES = 0.1;
/** Of each node, by turns. */
const ROUNDS = 3;
/** Milliseconds that the store takes for every record. */
const SLOW_STORE = 300;
/** Records that the package reads at a time, and deliveries that the sandbox has under way at a time. */
const READ_AT_ONCE = 8;
const SENT_AT_ONCE = 32;

const median = (numbers: number[]) => [...numbers].sort((left, right) => left - right)[Math.floor(numbers.length / 2)];
const percentile = (numbers: number[], share: number) => [...numbers].sort((left, right) => left - right)[Math.ceil(numbers.length * share) - 1];

/** What became of one burst. */
interface Round {
	median: number;
	p99: number;
	/** Percent, in the worst two minutes. */
	success: number;
	/** Milliseconds from the first delivery to the last answer. */
	took: number;
}

function judgedBurst(attempts: Entry[]): Round {
	const times = attempts.filter(({ outcome }) => outcome === 'delivered').map(({ ms }) => ms);
	const ended = attempts.map(({ at, ms, outcome }) => ({ at: Date.parse(at) + ms, isGood: outcome === 'delivered' }));
	const shares = ended.map(({ at }) => {
		const window = ended.filter((each) => each.at > at - 120_000 && each.at <= at);
		return (100 * window.filter(({ isGood }) => isGood).length) / window.length;
	});
	const starts = attempts.map(({ at }) => Date.parse(at));
	return { median: median(times), p99: percentile(times, 0.99), success: Math.min(...shares), took: Math.max(...ended.map(({ at }) => at)) - Math.min(...starts) };
}

/** The ID of the record that an event is about: in the item itself, or in the body that n8n's node gives. */
function idOf(item: Item): number {
	const { data } = (item.body ?? item) as { data: { id: number } };
	return Number(data.id);
}

/** How many of the events from `first` on started the workflow not once, but never or more often. */
function countWrong(items: Item[], first: number, count: number): { lost: number; doubled: number } {
	const starts = new Map<number, number>();
	for (const item of items) starts.set(idOf(item), (starts.get(idOf(item)) ?? 0) + 1);
	const times = Array.from({ length: count }, (_, index) => starts.get(first + index) ?? 0);
	return { lost: times.filter((each) => each === 0).length, doubled: times.filter((each) => each > 1).length };
}

/** Many webhooks at once, beside n8n's own node that takes them: none lost, none twice, and BigCommerce waits no longer. */
export const webhooks: Part = {
	number: 6,
	title: `${EVENTS.toLocaleString('en')} webhooks at once`,
	async *run(n8n) {
		const sandbox = await openSandbox();
		const executions = await openExecutions(n8n);
		const what = `${EVENTS.toLocaleString('en')} webhooks at once`;
		try {
			const ours = await ourListener(n8n, sandbox, 'store/order/updated', { fetchRecord: false });
			const theirs = await webhookListener(n8n, sandbox, 'store/order/created');
			const rounds = { ours: [] as Round[], theirs: [] as Round[] };
			const wrong = { ours: 0, theirs: 0 };
			const play = async ({ id, scope, node }: Listener, round: number, first: number, expected = EVENTS) => {
				const attempts = await sendBurst(sandbox.url, { scope, count: EVENTS, first, duplicates: DUPLICATES });
				await executions.settled(id, round * expected);
				const items = await executions.itemsOf(id, node);
				return { result: judgedBurst(attempts), items, ...countWrong(items, first, EVENTS) };
			};
			for (let round = 1; round <= ROUNDS; round++) {
				for (const [who, listener] of Object.entries({ ours, theirs }) as Array<['ours' | 'theirs', Listener]>) {
					const { result, lost, doubled } = await play(listener, round, 1 + round * EVENTS);
					rounds[who].push(result);
					wrong[who] += lost + doubled;
				}
			}
			const all = (who: 'ours' | 'theirs', field: keyof Round) => rounds[who].map((round) => round[field]);
			yield { what: `${what}, every tenth twice: lost or doubled`, unit: 'events', ours: wrong.ours, others: { who: WEBHOOK_NODE, value: wrong.theirs }, target: { atMost: 0 } };
			yield { what: `${what}: median of the answers`, unit: 'ms', ours: median(all('ours', 'median')), others: { who: WEBHOOK_NODE, value: median(all('theirs', 'median')) }, ratio: 'ours', target: { atMost: 1.25 } };
			yield { what: `${what}: 99th percentile of the answers`, unit: 'ms', ours: median(all('ours', 'p99')), others: { who: WEBHOOK_NODE, value: median(all('theirs', 'p99')) }, ratio: 'ours', target: { atMost: 1.25 } };
			// BigCommerce blocks an address for three minutes below this.
			yield { what: `${what}: answered well in the worst two minutes`, unit: '%', ours: (await isBlocked(sandbox.url)) ? 0 : Math.min(...all('ours', 'success')), others: { who: WEBHOOK_NODE, value: Math.min(...all('theirs', 'success')) }, target: { atLeast: 90 } };
		} finally {
			sandbox.stop();
		}
		yield* withRecords(n8n, executions);
	},
};

/** The same with "Fetch Full Record", from a slow store. */
async function* withRecords(n8n: BenchN8n, executions: Executions): ReturnType<Part['run']> {
	const sandbox = await openSandbox({ latency: SLOW_STORE });
	try {
		const [first] = await sandbox.ask('addProducts', EVENTS);
		const { id, node, scope } = await ourListener(n8n, sandbox, 'store/product/updated', { fetchRecord: true });
		const { p99 } = judgedBurst(await sendBurst(sandbox.url, { scope, count: EVENTS, first, duplicates: DUPLICATES }));
		await executions.settled(id, EVENTS);
		const items = await executions.itemsOf(id, node);
		const { lost, doubled } = countWrong(items, first, EVENTS);
		const without = items.filter((item) => (item.record as { id?: number } | undefined)?.id !== idOf(item)).length;
		const what = `${EVENTS.toLocaleString('en')} webhooks at once, records from a slow store`;
		yield { what: `${what}: lost, doubled or without record`, unit: 'events', ours: lost + doubled + without, target: { atMost: 0 } };
		yield { what: `${what}: 99th percentile of the answers`, unit: 'ms', ours: p99, others: { who: 'if answers waited for records', value: (SENT_AT_ONCE / READ_AT_ONCE) * SLOW_STORE }, ratio: 'ours', target: { atMost: 1 } };
	} finally {
		sandbox.stop();
	}
}
