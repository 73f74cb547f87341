import {
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';

import { beginBackfill, isLoaded, loadPortion } from './backfill';
import {
	findChanges,
	notListed,
	searchesFor,
	type ChangeSearch,
	type FoundEvent,
} from './findChanges';
import { ownTime } from '../../shared/http/serverTime';
import { hooksApi } from '../hooks/hooksApi';
import { listChanges, findListProblem, type ChangeLists } from './listChanges';
import { itemOf } from '../delivery/outputItem';
import { reconcileWebhooks } from '../hooks/reconcileWebhooks';
import { oddAnswer } from '../checkPayload';
import { hashOf, secretFrom } from '../hooks/sharedSecret';
import { forgetOld } from '../delivery/seenEvents';
import { requiredScopes } from '../hooks/requiredScopes';
import { askOtherProcesses } from './askOtherProcesses';
import { toActivationError, toTriggerError, isFault, isTemporary } from '../triggerErrors';
import { noteRegistered, tellLeftBehind } from '../hooks/registeredHooks';
import { accountMark, settingsFrom, triggerConnection, type Settings } from '../settings';
import { runExclusive, save, stateOf, type State } from '../state';
import { msg } from '../../shared/text/message';

type TriggerCaller = Awaited<ReturnType<typeof triggerConnection>>;

/** Seconds of overlap between two checks, because a change can appear in a list some time after its date. */
const OVERLAP = 60;

/** Contexts that have polled before. n8n creates one per activation. */
const begun = new WeakSet<IPollFunctions>();

/** Called by n8n on the schedule, and once when a workflow is activated. */
export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const state = stateOf(this, false);
	const isFirst = !begun.has(this);
	begun.add(this);
	const startsAnew =
		state.memory.startedAt === undefined || (isFirst && this.getActivationMode() === 'activate');
	let settings: Settings | undefined;
	try {
		settings = settingsFrom(this.getNodeParameter.bind(this), this.getNode(), this.getTimezone());
		if (!isFirst && settings.delivery === 'webhooks' && isEarly(state, settings)) {
			// The load goes on at every poll, the check of the webhooks only now and then.
			if (!state.backfill || isLoaded(state.backfill)) return null;
			const loaded = await loadNow(this, settings, state);
			save(this, state);
			return loaded.length > 0 ? [loaded] : null;
		}
		const items = await checkNow(this, settings, state, startsAnew);
		state.checkedAt = Date.now();
		save(this, state);
		return items.length > 0 ? [items] : null;
	} catch (error) {
		const mayWait = settings?.delivery === 'webhooks' || this.getActivationMode() === 'init';
		if (mayWait && isTemporary(error as Error)) {
			if (startsAnew) begin(state, ownTime());
			this.logger.warn(
				msg`The BigCommerce Trigger could not be checked: ${(error as Error).message}. The next check looks after it.`,
				{ workflowId: this.getWorkflow().id },
			);
			return null;
		}
		if (isFault(error as Error))
			this.logger.error('The BigCommerce Trigger could not be checked.', {
				workflowId: this.getWorkflow().id,
				error: error as Error,
			});
		throw (isFirst ? toActivationError : toTriggerError)(
			error as Error,
			this.getNode(),
		) as NodeOperationError;
	}
}

/** Allows for n8n's clock having been set back since the last check. */
function isEarly({ checkedAt }: State, { checkEvery }: Settings): boolean {
	const since = Date.now() - checkedAt;
	return since >= 0 && since < checkEvery - 5_000;
}

async function checkNow(
	context: IPollFunctions,
	settings: Settings,
	state: State,
	startsAnew: boolean,
): Promise<INodeExecutionData[]> {
	const connection = await triggerConnection(context, context.getNodeParameter.bind(context));
	const wanted = requiredScopes(settings.events, settings.channels);
	if ('obstacle' in wanted)
		throw new NodeOperationError(context.getNode(), wanted.obstacle, {
			description: wanted.advice,
		});
	if (settings.delivery === 'polling') await assertListed(context, connection, wanted.scopes);
	const { done, time } = await runExclusive(
		state,
		async () => await repair(context, connection, state),
	);
	const { memory } = state;
	const missedEvents = startsAnew
		? begin(state, time)
		: await catchUp(context, connection, settings, state, wanted.scopes, time);
	forgetOld(memory.seenEvents, (memory.lookedUntil ?? 0) - OVERLAP, time);
	const { storeHash } = connection.account;
	const searches = searchesFor(wanted.scopes);
	if (startsAnew) startLoad(state, settings, searches, time);
	const events = missedEvents.flatMap((event) =>
		itemFor(context, () =>
			itemOf(
				{
					...event,
					storeHash,
					fetched: settings.fetchRecord ? { record: event.record } : {},
					caughtUp: true,
				},
				settings.raw,
			),
		),
	);
	return [
		...events,
		...(await loadExisting(context, connection, settings, state, searches)),
		...(settings.reportRepairs && done.length > 0
			? [{ json: reportOf(done, connection, time) }]
			: []),
	];
}

/** Forgets an earlier load, and begins one if the settings ask for it. */
function startLoad(state: State, settings: Settings, searches: ChangeSearch[], time: number): void {
	if (settings.startFrom === undefined) delete state.backfill;
	else state.backfill = beginBackfill(searches, settings.startFrom, time);
}

/** Loads on without a check. */
async function loadNow(
	context: IPollFunctions,
	settings: Settings,
	state: State,
): Promise<INodeExecutionData[]> {
	const connection = await triggerConnection(context, context.getNodeParameter.bind(context));
	const wanted = requiredScopes(settings.events, settings.channels);
	if ('obstacle' in wanted) return [];
	return await loadExisting(context, connection, settings, state, searchesFor(wanted.scopes));
}

/** The next records that existed before the trigger started, as items. */
async function loadExisting(
	context: IPollFunctions,
	connection: TriggerCaller,
	settings: Settings,
	state: State,
	searches: ChangeSearch[],
): Promise<INodeExecutionData[]> {
	if (!state.backfill || isLoaded(state.backfill)) return [];
	const { events, backfill } = await loadPortion(
		context,
		connection,
		searches,
		state.backfill,
		state.memory.seenEvents,
	);
	state.backfill = backfill;
	const { storeHash } = connection.account;
	return events.flatMap((event) =>
		itemFor(context, () =>
			itemOf(
				{
					...event,
					storeHash,
					fetched: settings.fetchRecord ? { record: event.record } : {},
					backfill: true,
				},
				settings.raw,
			),
		),
	);
}

/** Skips an event that cannot be converted to an item, so that the others are kept. */
function itemFor(context: IPollFunctions, write: () => IDataObject): INodeExecutionData[] {
	try {
		return [{ json: write() }];
	} catch (error) {
		context.logger.error(
			'The BigCommerce Trigger skipped an event that it could not convert to an item.',
			{ workflowId: context.getWorkflow().id, error: error as Error },
		);
		return [];
	}
}

/** Starts from now: older changes are not reported. */
function begin({ memory }: State, time: number): FoundEvent[] {
	memory.startedAt = time;
	memory.lookedUntil = Math.min(time, ownTime());
	return [];
}

async function catchUp(
	context: IPollFunctions,
	connection: TriggerCaller,
	settings: Settings,
	state: State,
	scopes: string[],
	time: number,
): Promise<FoundEvent[]> {
	const { memory } = state;
	if (settings.delivery === 'webhooks' && !settings.catchUp) {
		memory.lookedUntil = Math.min(time, ownTime());
		return [];
	}
	const from = windowStart(state, time);
	const looked = await listChanges(context, connection, searchesFor(scopes), from);
	// The first check in this process has just read what the others saved.
	if (settings.delivery === 'webhooks' && !state.takesDeliveries && state.checkedAt > 0)
		await askOtherProcesses(context, connection, state, looked.listed);
	// No await in this step: a delivery that arrives now sees either none or all of these changes.
	const events = looked.listed.flatMap(({ search, records }) =>
		records.flatMap((record) =>
			findChanges(search, record, { from, to: looked.time }, memory.seenEvents),
		),
	);
	moveOn(context, state, looked, events);
	return events.sort((one, other) => one.time - other.time);
}

/** Start of the time range to search. A saved time that is ahead of both clocks is cut to now. */
function windowStart({ memory }: State, time: number): number {
	const latest = Math.max(time, ownTime());
	const [startedAt, lookedUntil] = [memory.startedAt ?? 0, memory.lookedUntil ?? 0].map((value) =>
		Math.min(value, latest),
	);
	return Math.max(startedAt, lookedUntil - OVERLAP);
}

/**
 * Marks the time range as checked. If some records could not be read, the next check covers the same range again.
 * Uses the slower of the two clocks, because checking twice is harmless.
 * @throws ApiError if records could not be read and no change was found
 */
function moveOn(
	context: IPollFunctions,
	{ memory }: State,
	{ listed, time }: ChangeLists,
	events: FoundEvent[],
): void {
	const unread = listed.filter(({ odd }) => odd > 0);
	if (unread.length === 0) {
		memory.lookedUntil = Math.max(
			Math.min(memory.lookedUntil ?? 0, Math.max(time, ownTime())),
			Math.min(time, ownTime()),
		);
		return;
	}
	const refusal = oddAnswer('a list of records with their IDs and dates');
	if (events.length === 0) throw refusal;
	context.logger.warn(
		msg`The BigCommerce Trigger could not be checked: ${refusal.message}. The next check looks after it.`,
		{ workflowId: context.getWorkflow().id },
	);
}

/** Repairs the webhooks. Returns a sentence for each repair. */
async function repair(
	context: IPollFunctions,
	connection: TriggerCaller,
	state: State,
): Promise<{ done: string[]; time: number }> {
	const api = hooksApi(context, connection);
	const { registration, owner, refused } = state;
	if (!registration) return { done: [], time: (await api.list()).time };
	const secret = secretFrom(connection.account.accessToken, owner, registration.salt);
	const remembered = registration.hooks.map(({ id }) => id);
	const {
		hooks,
		done: doneNow,
		time,
	} = await reconcileWebhooks(api, { ...registration, secret, owner, remembered });
	const done = [...state.repairs.splice(0), ...doneNow];
	tellLeftBehind(context, registration, accountMark(connection), hooks);
	noteRegistered(state, {
		...registration,
		hooks,
		secretHash: hashOf(secret),
		account: accountMark(connection),
	});
	const host = new URL(registration.destination).hostname;
	const blocked = (await api.blockedDomains()).filter((domain) => domain.includes(host));
	if (blocked.length > 0)
		done.push(
			msg`BigCommerce does not deliver to ${host} at the moment, because too many deliveries went unanswered. It tries again on its own.`,
		);
	const refusals = Object.entries(refused).map(([reason, count]) => `${count} for their ${reason}`);
	if (refusals.length > 0)
		context.logger.warn(msg`The BigCommerce Trigger refused deliveries: ${refusals.join(', ')}.`, {
			workflowId: context.getWorkflow().id,
		});
	state.refused = {};
	if (done.length > 0)
		context.logger.info(`BigCommerce Trigger: ${done.join(' ')}`, {
			workflowId: context.getWorkflow().id,
		});
	return { done, time };
}

async function assertListed(
	context: IPollFunctions,
	connection: TriggerCaller,
	scopes: string[],
): Promise<void> {
	const unlisted = notListed(scopes);
	if (unlisted.length > 0) {
		throw new NodeOperationError(
			context.getNode(),
			msg`BigCommerce has no list that shows ${unlisted.map((text) => `"${text}"`).join(', ')}`,
			{
				description:
					'These events are available by webhook only. Remove them, or select "Webhooks" under Delivery.',
			},
		);
	}
	const obstacle = await findListProblem(context, connection, searchesFor(scopes));
	if (obstacle)
		throw new NodeOperationError(context.getNode(), obstacle, {
			description:
				'Polling reads records, so the API account needs their scope. Use another API account, or select "Webhooks" under Delivery.',
		});
}

function reportOf(repairs: string[], { account }: TriggerCaller, time: number): IDataObject {
	return {
		event: 'webhooks.repaired',
		storeHash: account.storeHash,
		time: new Date(time * 1000).toISOString(),
		repairs,
	};
}
