import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/server';
import type { Row } from '../../sandbox/state/row';
import { runNode } from './node';
import { as } from './sandbox';
import { readOnce, isoDate } from './sinceLastRun';

/** A list that is read since the last run, and how its records are stored in the sandbox. */
export interface ListKind {
	operation: string;
	collection: string;
	mode: 'new' | 'changed';
	/** The fields with the dates of a record. */
	created?: string;
	modified?: string;
	parameters?: object;
}

/** What happens in the store. Records are chosen by a number, of those that exist. */
export type Change =
	| {
			kind: 'create';
			count: number;
			/** Seconds that BigCommerce needs to write it. */ late: number;
	  }
	| { kind: 'update'; which: number; late: number }
	| { kind: 'remove'; which: number };

/** What happens to an execution: nothing, a request or a later node fails, or n8n is killed before or after the records were processed. */
export type Fate = 'none' | 'request' | 'later' | 'killed' | 'killedLate';

export type Step =
	| Change
	| { kind: 'wait'; seconds: number }
	| {
			kind: 'run';
			fate: Fate;
			/** Executions may read in a loop. */
			reads: number;
			/** Changes while it reads, each after a number of requests. */
			during: Array<{ after: number; change: Change }>;
	  };

export interface History {
	before: number;
	limit: number | undefined;
	first: 'now' | 'beginning';
	move: 'read' | 'confirmed';
	steps: Step[];
}

/** What became of a history. */
export interface Outcome {
	/** Versions that exist and were never processed. */
	lost: string[];
	/** Versions that were processed more than once. */
	doubled: string[];
	failures: string[];
}

/** Twelve hours ago: BigCommerce's clock may differ from n8n's by a day. */
const START = Math.floor(Date.now() / 1000) - 12 * 60 * 60;

const ALL = 1_000_000;

/** Plays a history in the sandbox, then reads until nothing is left. */
export async function play(sandbox: Sandbox, kind: ListKind, history: History): Promise<Outcome> {
	const collection = [...sandbox.stores.values()][0].collection(kind.collection);
	for (const { [collection.identity.field]: id } of collection.all())
		collection.remove(id as number);
	let now = START;
	let sequence = 0;
	sandbox.settings.clock = () => now * 1000;
	const processed = new Map<string, number>();
	let staticData: IDataObject = {};
	const failures: string[] = [];
	/** When a first run from now has saved its place: BigCommerce's clock when it began, and what there was when it ended. */
	let begun: { time: number; versions: Set<string> } | undefined;

	const version = ({ id, note }: Row) =>
		kind.mode === 'new' ? String(id) : `${String(id)} ${String(note)}`;
	const dated = (row: Row, moment: number, isNew: boolean): Row => ({
		...row,
		note: ++sequence,
		...(isNew && kind.created ? { [kind.created]: isoDate(moment) } : {}),
		...(kind.modified ? { [kind.modified]: isoDate(moment) } : {}),
	});

	function apply(change: Change): void {
		if (change.kind === 'create') {
			for (let count = 0; count < change.count; count++)
				collection.insert(dated({ name: `R${sequence}` }, now - change.late, true));
			return;
		}
		const rows = collection.all();
		if (rows.length === 0) return;
		const { id, ...row } = rows[change.which % rows.length];
		if (change.kind === 'remove') collection.remove(id as number);
		else {
			const field = kind.modified ?? '';
			const before = Date.parse(String(row[field] ?? 0)) / 1000;
			// The date of a record does not go back.
			collection.update(id as number, dated({}, Math.max(before, now - change.late), false));
		}
	}

	async function execute(
		{ fate, reads, during }: Extract<Step, { kind: 'run' }>,
		execution: string,
		limit = history.limit,
	): Promise<number> {
		const working = structuredClone(staticData);
		const time = now;
		let requests = 0;
		const { add } = sandbox.log;
		sandbox.log.add = (entry) => {
			add(entry);
			requests += 1;
			for (const { after, change } of during) if (after === requests) apply(change);
		};
		if (fate === 'request')
			sandbox.trouble.set([{ kind: 'status', status: 403, skip: 1, times: 1, path: '/v' }]);
		const items: Row[] = [];
		let hasFailed = false;
		for (let read = 0; read < reads && !hasFailed; read++) {
			const result = await readOnce(
				sandbox,
				{
					operation: kind.operation,
					settings: {
						sinceLastRun: kind.mode,
						firstRun: history.first,
						movePlace: history.move,
					},
					staticData: working,
					parameters: kind.parameters,
					...(limit === undefined ? {} : { limit }),
				},
				{ executionId: execution },
			);
			hasFailed = result.error !== undefined;
			if (hasFailed && fate !== 'request') failures.push(String(result.error?.message));
			items.push(...result.items.map(({ json }) => json as Row));
			if (result.items.length === 0) break;
		}
		sandbox.log.add = add;
		sandbox.trouble.set([]);
		if (fate === 'killed') return items.length;
		// A later node does not get the items of an execution in which this one failed, unless an earlier turn of a loop had them.
		if (fate !== 'later')
			for (const item of items)
				processed.set(version(item), (processed.get(version(item)) ?? 0) + 1);
		if (fate === 'killedLate') return items.length;
		if (history.move === 'confirmed' && fate === 'none' && !hasFailed && items.length > 0)
			await confirm(sandbox, working, execution);
		staticData = working;
		if (!begun && staticData.global)
			begun = { time, versions: new Set(collection.all().map(version)) };
		return items.length;
	}

	/** Whether it has to be processed: a first run from now passes over what is older. */
	function isWanted(row: Row): boolean {
		if (history.first === 'beginning' || !begun) return history.first === 'beginning';
		const field = kind.mode === 'changed' ? kind.modified : kind.created;
		const isDated = kind.mode === 'changed' && field !== undefined;
		const isOlder = isDated && Date.parse(String(row[field])) / 1000 < begun.time;
		return !isOlder && !begun.versions.has(version(row));
	}

	for (let count = 0; count < history.before; count++)
		collection.insert(dated({ name: `B${count}` }, now - 5000 + Math.floor(count / 3), true));
	for (const [index, step] of history.steps.entries()) {
		if (step.kind === 'wait') now += step.seconds;
		else if (step.kind === 'run') await execute(step, `x${index}`);
		else apply(step);
	}
	now += 200;
	const ending: Step = { kind: 'run', fate: 'none', reads: 1, during: [] };
	await execute(ending, 'portion', history.limit);
	// The end of one sweep, and a whole one that meets what was written late.
	for (let left = 1, run = 0; left > 0; run++) left = await execute(ending, `end${run}`, ALL);
	delete sandbox.settings.clock;
	return {
		lost: collection
			.all()
			.filter(isWanted)
			.map(version)
			.filter((text) => !processed.has(text)),
		doubled: [...processed].filter(([, times]) => times > 1).map(([text]) => text),
		failures,
	};
}

async function confirm(sandbox: Sandbox, staticData: IDataObject, executionId: string) {
	const { use } = as(sandbox, 'full');
	const result = await runNode({
		...use,
		type: 'graphQl',
		parameters: { resource: 'readingPlace', operation: 'readingPlace.confirm' },
		mode: 'trigger',
		executionId,
		staticData,
	});
	if (result.error) throw new Error(result.error.message);
}
