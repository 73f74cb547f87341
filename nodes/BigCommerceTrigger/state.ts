import type { IDataObject, IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

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

/** What a node knows in this process. */
export interface State {
	owner: string;
	registration?: Registration;
	memory: PersistedState;
	/** What this process last saved, and what it learned from others: nothing new. */
	seen: unknown[];
	/** Deliveries come to this process. In queue mode they may come to others, of which this one then knows nothing. */
	takesDeliveries: boolean;
	/** What was repaired when n8n started, for the next check to report. */
	repairs: string[];
	/** Deliveries refused since the last check, by reason. */
	refused: Partial<Record<RejectReason, number>>;
	/** Milliseconds, n8n's clock; 0: not yet in this process. */
	checkedAt: number;
	/** Ends when nobody is changing the hooks any more. */
	busy: Promise<unknown>;
	/** Events that were answered and are on their way into an execution. */
	queue: BurstBuffer<IDataObject>;
	/** So that a burst of deliveries does not read the credential for each. Milliseconds. */
	caller?: { caller: Promise<Connection>; until: number };
}

/** While many deliveries come in, some still find what was saved a moment before. */
const SEEN = 4;

export type TriggerContext = IHookFunctions | IPollFunctions | IWebhookFunctions;

/**
 * n8n gives every delivery a copy of the static data of its own, and the poll keeps the one from the activation: of two that
 * write at the same time the later wins. What counts therefore lives here, and each of them saves all of it.
 */
const states = new Map<string, State>();

/** The state of the node, from memory, or after a restart from what n8n saved. */
export function stateOf(context: TriggerContext, isTest = context.getMode() === 'manual'): State {
	const owner = ownerMark(
		context.getInstanceId(),
		String(context.getWorkflow().id),
		context.getNode().id,
		isTest ? 'test' : 'production',
	);
	const saved = context.getWorkflowStaticData('node');
	const registration = registrationFrom(saved.registration);
	const known = states.get(owner);
	if (known && (!registration || known.registration?.version === registration.version))
		return learnt(known, saved.memory);
	const memory = saved.memory === undefined ? emptyState() : parseState(saved.memory);
	// Whether BigCommerce signs goes with the account, which may be another now.
	if (known) mergeState(memory, { ...known.memory, signed: false });
	const state: State = {
		owner,
		memory,
		seen: [saved.memory],
		takesDeliveries: known?.takesDeliveries ?? false,
		refused: {},
		repairs: [],
		checkedAt: 0,
		queue: createBurstBuffer(),
		busy: Promise.resolve(),
		...(registration ? { registration } : {}),
	};
	states.set(owner, state);
	return state;
}

/** In queue mode other processes take deliveries too; what they noted stands in what n8n saved. */
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

/** One change of the hooks after another: n8n registers and polls at the same time, and both would register what is missing. */
export async function runExclusive<Result>(
	state: State,
	work: () => Promise<Result>,
): Promise<Result> {
	const result = state.busy.then(work);
	state.busy = result.catch(() => undefined);
	return await result;
}

/**
 * Hands the state to n8n for saving, if it changed: the latest, should the node have been registered again meanwhile.
 * Never throws: events are on their way by then, and what is not saved now is saved with the next ones.
 */
export function save(context: TriggerContext, state: State): void {
	try {
		const { registration, memory } = states.get(state.owner) ?? state;
		const saved = context.getWorkflowStaticData('node');
		if (registration && JSON.stringify(saved.registration) !== JSON.stringify(registration))
			saved.registration = JSON.parse(JSON.stringify(registration)) as IDataObject;
		if (!registration && saved.registration !== undefined) delete saved.registration;
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
