import events from '../../../catalog/webhookEvents.json';
import type { RecordList, WebhookEvent } from '../../../catalog/webhookEventTypes';
import { startTrigger, type RunningTrigger } from '../../support/trigger';
import type { FuzzCase, Work } from './cases';
import { restoreClock, shiftClock } from './clock';
import type { HostileServer, Session } from './hostileServer';
import type { Finding } from './evidence';
import type { Random } from './random';
import type { World } from './rightAnswers';
import { credentialFor, takeLog } from './runCase';
import { rawFindings } from './texts';
import { FOREIGN_HOOKS, type TriggerStore } from './triggerStore';
import { markerOf } from './values';

const { lists, events: allEvents } = events as unknown as {
	lists: Record<string, RecordList>;
	events: WebhookEvent[];
};
const LISTED = allEvents.filter(({ catchUp, b2b }) => catchUp && !b2b);
const listOf = ({ catchUp }: WebhookEvent) => lists[catchUp?.list ?? ''];

/** Longer than the stretch by which one look overlaps the next: what was missed once is not found by chance. */
const BETWEEN_POLLS = 300_000;
/** A poll asks for little, and what is spoiled about it passes. */
const LONGEST_STEP = 10_000;

/** A trigger and the store that it watches. */
export function triggerWork(random: Random, world: World): Work {
	const event = random.pick(LISTED);
	const list = listOf(event);
	const [, server, path] = list.operation.split(' ');
	const hooks = random.isTrue(0.5) ? structuredClone(FOREIGN_HOOKS) : [];
	world.trigger = {
		path: `/${server}${path}`,
		isV2: server === 'v2',
		since: list.since,
		modified: list.modified,
		records: [],
		hooks,
	};
	const delivery = random.pick(['polling', 'webhooks']);
	return {
		kind: `trigger with ${delivery}`,
		subject: event.scope,
		nodeType: 'trigger',
		parameters: {
			authentication: 'store',
			delivery,
			events: [event.scope],
			options: { checkEvery: 0 },
		},
		items: [],
		markers: [],
		accountKind: 'store',
	};
}

/** One trigger while it is watched. */
interface Watch {
	session: Session;
	fuzzCase: FuzzCase;
	trigger: RunningTrigger;
	isActive: boolean;
	errors: string[];
	findings: Finding[];
	/** What each poll told. */
	told: unknown[];
}

const MARKERS = [markerOf(1), markerOf(2)];

/**
 * Activates triggers, lets something change in their stores, and polls while the server misbehaves and again when it behaves:
 * what changed is told once, sooner or later. All at the same time, because they share a clock.
 */
export async function tryTriggers(
	server: HostileServer,
	cases: FuzzCase[],
	only?: ReadonlySet<number>,
): Promise<Array<{ session: Session; findings: Finding[] }>> {
	const watches = await Promise.all(
		cases.map(async (testCase) => await begin(server.begin(testCase, only))),
	);
	try {
		await inStep(
			watches,
			'activation',
			({ number }) => number % 3 !== 0,
			async (watch) => {
				await watch.trigger.activate();
				watch.isActive = true;
			},
		);
		for (const [at, isCalm] of [false, true, true].entries()) {
			shiftClock(BETWEEN_POLLS);
			if (at < MARKERS.length) for (const { fuzzCase } of watches) change(fuzzCase, MARKERS[at]);
			shiftClock(2000);
			await inStep(
				watches.filter(({ isActive }) => isActive),
				`poll ${at + 1}`,
				() => isCalm,
				async (watch) => {
					watch.told.push(await watch.trigger.poll());
				},
			);
		}
		await inStep(
			watches.filter(({ isActive }) => isActive),
			'deactivation',
			({ number }) => number % 4 !== 0,
			async ({ trigger }) => await trigger.deactivate(),
		);
		return watches.map((watch) => ({ session: watch.session, findings: findingsOf(watch) }));
	} finally {
		restoreClock();
		for (const { fuzzCase, trigger } of watches) {
			await trigger.close();
			server.end(fuzzCase);
		}
	}
}

async function begin(session: Session): Promise<Watch> {
	const { fuzzCase } = session;
	const trigger = await startTrigger({
		parameters: fuzzCase.parameters,
		use: {
			credentials: { fuzz: credentialFor(fuzzCase) },
			chosen: { bigCommerceStoreApi: 'fuzz' },
		},
	});
	return { session, fuzzCase, trigger, isActive: false, errors: [], findings: [], told: [] };
}

/** Something that changes in a store now. */
function change({ subject, world }: FuzzCase, marker: number): void {
	const event = LISTED.find(({ scope }) => scope === subject) as WebhookEvent;
	const { created, modified } = listOf(event);
	const now = new Date().toISOString();
	const record = {
		id: marker,
		order_id: marker,
		resource_id: marker,
		[created]: event.catchUp?.change === 'created' ? now : '2020-01-01T00:00:00Z',
		[modified]: now,
	};
	(world.trigger as TriggerStore).records.push({ ...record, proof: `proof-${marker}` });
}

async function inStep(
	watches: Watch[],
	name: string,
	isCalm: (fuzzCase: FuzzCase) => boolean,
	work: (watch: Watch) => Promise<void>,
): Promise<void> {
	await Promise.all(
		watches.map(async (watch) => {
			const { session, fuzzCase, errors, findings } = watch;
			session.isCalm = isCalm(fuzzCase);
			const began = performance.now();
			const error = await work(watch).then(
				() => undefined,
				(thrown: Error & { description?: string }) =>
					`${thrown.message}\n${thrown.description ?? ''}`,
			);
			const milliseconds = Math.round(performance.now() - began);
			if (milliseconds > LONGEST_STEP)
				findings.push({ invariant: 'the run ends', detail: `${name} took ${milliseconds} ms` });
			if (error === undefined) return;
			errors.push(error);
			if (session.isCalm)
				findings.push({
					invariant: 'a trigger works with a server that behaves',
					detail: `${name}: ${error}`,
				});
		}),
	);
}

function findingsOf({
	session: { exchanges },
	fuzzCase,
	trigger,
	isActive,
	errors,
	findings,
	told,
}: Watch): Finding[] {
	const places = {
		'the output': told,
		'what is saved': trigger.saved(),
		'the error': errors,
		'the log': takeLog(fuzzCase),
	};
	const leaks = Object.entries(places).filter(([, content]) =>
		fuzzCase.secrets.some((secret) => JSON.stringify(content).includes(secret)),
	);
	const text = JSON.stringify(told);
	// A list that leaves records out, in due form, cannot be told from one without them.
	const isJudged = isActive && !exchanges.some(({ answer }) => answer.hasOtherRecords);
	const times = isJudged ? MARKERS.map((marker) => text.split(`"proof-${marker}"`).length - 1) : [];
	return [
		...findings,
		...errors.flatMap(rawFindings),
		...leaks.map(([place]) => ({ invariant: 'no token comes out', detail: `a token in ${place}` })),
		...(times.includes(0)
			? [
					{
						invariant: 'no event is lost',
						detail: `told ${times.join(' and ')} times; ${errors.join(' / ').slice(0, 300)}`,
					},
				]
			: []),
		...(times.some((time) => time > 1)
			? [{ invariant: 'no event is told twice', detail: `told ${times.join(' and ')} times` }]
			: []),
	];
}
