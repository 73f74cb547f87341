import type { IDataObject, IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

import { parseBackfill, type Backfill } from './catchUp/backfill';
import type { RejectReason } from './delivery/verifyDelivery';
import {
	emptyState,
	printState,
	parseState,
	mergeState,
	type PersistedState,
} from './delivery/persistedState';
import { ownerMark } from './hooks/sharedSecret';
import type { Connection } from '../shared/http/types';
import { createBurstBuffer, type BurstBuffer } from './delivery/burstBuffer';
import { registrationFrom, type Registration } from './hooks/savedRegistration';

/** The state of a node in this process. */
export interface State {
	owner: string;
	registration?: Registration;
	memory: PersistedState;
	/** How far the records of before the start were loaded. */
	backfill?: Backfill;
	/** Saved texts that this process wrote or has already merged. */
	seen: unknown[];
	/** This process receives deliveries. In queue mode they may go to other processes instead. */
	takesDeliveries: boolean;
	/** Repairs made when n8n started, for the next check to report. */
	repairs: string[];
	/** Deliveries refused since the last check, by reason. */
	refused: Partial<Record<RejectReason, number>>;
	/** Time of the last check by n8n's clock, in milliseconds; 0 if there was none in this process. */
	checkedAt: number;
	/** Resolves when no change to the hooks is in progress. */
	busy: Promise<unknown>;
	/** Events that were acknowledged and wait for an execution. */
	queue: BurstBuffer<IDataObject>;
	/** Cached, so that a burst of deliveries does not read the credential each time. `until` in milliseconds. */
	connection?: { connection: Promise<Connection>; until: number };
}

/** Number of saved texts to remember, because some deliveries of a burst still read a slightly older one. */
const SEEN = 4;

export type TriggerContext = IHookFunctions | IPollFunctions | IWebhookFunctions;

/**
 * n8n gives every delivery its own copy of the static data, and the poll keeps the copy from activation. If two write at the
 * same time, the later one wins. The actual state is therefore kept here, and each of them saves all of it.
 */
const states = new Map<string, State>();

/** The state of the node: from memory, or after a restart from n8n's saved data. */
export function stateOf(context: TriggerContext, isTest = context.getMode() === 'manual'): State {
	const owner = ownerMark(
		context.getInstanceId(),
		String(context.getWorkflow().id),
		context.getNode().id,
		isTest ? 'test' : 'production',
	);
	const saved = context.getWorkflowStaticData('node');
	const registration = registrationFrom(saved.registration);
	const existing = states.get(owner);
	if (existing && (!registration || existing.registration?.version === registration.version))
		return learnt(existing, saved.memory);
	const memory = saved.memory === undefined ? emptyState() : parseState(saved.memory);
	// `signed` depends on the account, which may have changed.
	if (existing) mergeState(memory, { ...existing.memory, signed: false });
	const backfill = existing?.backfill ?? parseBackfill(saved.backfill);
	const state: State = {
		owner,
		memory,
		seen: [saved.memory],
		takesDeliveries: existing?.takesDeliveries ?? false,
		refused: {},
		repairs: [],
		checkedAt: 0,
		queue: createBurstBuffer(),
		busy: Promise.resolve(),
		...(registration ? { registration } : {}),
		...(backfill ? { backfill } : {}),
	};
	states.set(owner, state);
	return state;
}

/** Merges what other processes saved: in queue mode they receive deliveries too. */
function learnt(state: State, text: unknown): State {
	if (text !== undefined && !state.seen.includes(text)) {
		mergeState(state.memory, parseState(text));
		note(state, text);
	}
	return state;
}

function note({ seen }: State, text: unknown): void {
	seen.unshift(text);
	seen.length = Math.min(seen.length, SEEN);
}

/** Runs changes to the hooks one at a time. n8n registers and polls simultaneously, and both would register missing hooks. */
export async function runExclusive<Result>(
	state: State,
	work: () => Promise<Result>,
): Promise<Result> {
	const result = state.busy.then(work);
	state.busy = result.catch(() => undefined);
	return await result;
}

/**
 * Passes the state to n8n for saving, if it changed. Uses the latest state, in case the node was registered again meanwhile.
 * Never throws, because events are already being processed. What is not saved now is saved with the next events.
 */
export function save(context: TriggerContext, state: State): void {
	try {
		const { registration, memory, backfill } = states.get(state.owner) ?? state;
		const saved = context.getWorkflowStaticData('node');
		if (registration && JSON.stringify(saved.registration) !== JSON.stringify(registration))
			saved.registration = JSON.parse(JSON.stringify(registration)) as IDataObject;
		if (!registration && saved.registration !== undefined) delete saved.registration;
		const loaded = backfill && JSON.stringify(backfill);
		if (loaded && saved.backfill !== loaded) saved.backfill = loaded;
		if (!loaded && saved.backfill !== undefined) delete saved.backfill;
		const text = printState(memory);
		if (saved.memory !== text) saved.memory = text;
		note(state, text);
	} catch (error) {
		context.logger.error('The BigCommerce Trigger could not save what it has reported so far.', {
			workflowId: context.getWorkflow().id,
			error: error as Error,
		});
	}
}
