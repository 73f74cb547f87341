import { ApiError } from '../../shared/http/send';
import { eventOf } from '../events';
import type { HooksApi } from './hooksApi';
import { headersOf, planHooks, type Desired, type Hook, type Plan } from './planHooks';
import { msg, type Message } from '../../shared/text/message';

/** The limit of webhooks per event is reached; nothing was changed. */
export class WebhookLimitError extends Error {
	override name = 'NoRoom';

	constructor(
		override message: Message,
		readonly description: string,
	) {
		super(message);
	}
}

/** The current hooks, and a sentence for each change; `done` is empty if nothing had to change. */
export interface ReconcileResult {
	hooks: Array<Pick<Hook, 'id' | 'scope'>>;
	done: string[];
	/** BigCommerce's clock, in seconds. */
	time: number;
}

/**
 * Creates, updates and deletes hooks to match the plan. If one cannot be registered, those just registered are removed again.
 * @throws WebhookLimitError before anything is sent, ApiError afterwards
 */
export async function reconcileWebhooks(api: HooksApi, desired: Desired): Promise<ReconcileResult> {
	const { hooks, time } = await api.list();
	const plan = planHooks(hooks, desired);
	assertRoom(plan);
	for (const { id } of plan.remove) await api.remove(id);
	const rest = { destination: desired.destination, is_active: true, headers: headersOf(desired) };
	for (const { hook } of plan.update) await api.update(hook.id, rest);
	const created = await createAll(
		api,
		plan.create.map((scope) => ({ scope, ...rest })),
	);
	const kept = hooks.filter(
		({ scope, destination, id }) =>
			destination === desired.destination &&
			desired.scopes.includes(scope) &&
			!plan.remove.some((hook) => hook.id === id),
	);
	return {
		hooks: [...kept, ...created].map(({ id, scope }) => ({ id, scope })),
		done: sentences(plan),
		time,
	};
}

/** The number of hooks that could not be removed, and the reason. */
export interface Left {
	count: number;
	reason: Error;
}

/**
 * Removes all hooks of a node, as far as possible. If BigCommerce does not list them, removes those that the node remembers.
 * @returns the hooks that are left; undefined if there are none
 */
export async function removeAll(
	api: HooksApi,
	desired: Omit<Desired, 'scopes'>,
): Promise<Left | undefined> {
	const listed = await api.list().catch((error: Error) => error);
	const ids =
		listed instanceof Error
			? desired.remembered
			: planHooks(listed.hooks, { ...desired, scopes: [] }).remove.map(({ id }) => id);
	const outcomes = await Promise.allSettled(ids.map(async (id) => await api.remove(id)));
	const failures = outcomes.filter((outcome) => outcome.status === 'rejected');
	if (failures.length > 0) return { count: failures.length, reason: failures[0].reason as Error };
	return listed instanceof Error && ids.length === 0 ? { count: 0, reason: listed } : undefined;
}

async function createAll(api: HooksApi, wanted: Array<Omit<Hook, 'id'>>): Promise<Hook[]> {
	const created: Hook[] = [];
	try {
		for (const hook of wanted) created.push(await createOne(api, hook));
		return created;
	} finally {
		if (created.length < wanted.length)
			for (const { id } of created) await api.remove(id).catch(() => undefined);
	}
}

/** If the outcome of the request is unknown, the hook may exist anyway. */
async function createOne(api: HooksApi, wanted: Omit<Hook, 'id'>): Promise<Hook> {
	return await api.create(wanted).catch(async (error: Error) => {
		const isUnknown = error instanceof ApiError && error.fate === 'unknown';
		const { hooks } = isUnknown ? await api.list() : { hooks: [] };
		const hook = hooks.find(
			({ scope, destination }) => scope === wanted.scope && destination === wanted.destination,
		);
		if (!hook) throw error;
		return hook;
	});
}

function assertRoom({ full: [first] }: Plan): void {
	if (!first) return;
	throw new WebhookLimitError(
		msg`BigCommerce allows 10 webhooks per event for one API account, and "${nameOf(first.scope)}" has 10`,
		`Nothing was registered. Deactivate a workflow that no longer needs the event, or use another API account. These addresses use them: ${first.destinations.filter(Boolean).join(', ')}.`,
	);
}

function sentences({ remove, update, create }: Plan): string[] {
	return [
		...remove.map(({ scope }) => `Removed an old webhook for "${nameOf(scope)}".`),
		...update.map(({ hook, because }) =>
			because === 'inactive'
				? `Reactivated the webhook for "${nameOf(hook.scope)}", which BigCommerce had deactivated.`
				: `Took over the webhook for "${nameOf(hook.scope)}" that was at this address.`,
		),
		...create.map((scope) => `Registered the webhook for "${nameOf(scope)}".`),
	];
}

function nameOf(scope: string): string {
	return eventOf(scope)?.name ?? scope;
}
