import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import { unreachable } from './destination';
import { hooksApi } from './hooksApi';
import { isDone, planHooks, type Desired } from './planHooks';
import { reconcileWebhooks, removeAll, type Left } from './reconcileWebhooks';
import { hashOf, newSalt, secretFrom } from './sharedSecret';
import { requiredScopes } from './requiredScopes';
import { toActivationError, toTriggerError, isTemporary } from '../triggerErrors';
import { noteRegistered, tellLeftBehind } from './registeredHooks';
import { accountMark, settingsFrom, triggerConnection } from '../settings';
import { runExclusive, save, stateOf, type State } from '../state';
import { msg } from '../../shared/text/message';

/** Modes in which n8n restarts or takes over from another instance, so no user is there to act on an error. */
const ON_ITS_OWN = new Set(['init', 'leadershipChange']);

/** Checks that all hooks exist and are correct. */
export async function checkExists(this: IHookFunctions): Promise<boolean> {
	const state = stateOf(this, isTest(this));
	try {
		const { connection, desired } = await prepare(this, state);
		if (state.registration?.account !== accountMark(connection)) return false;
		const { hooks } = await hooksApi(this, connection).list();
		return (
			isDone(planHooks(hooks, desired)) &&
			desired.scopes.join() === state.registration.scopes.join()
		);
	} catch (error) {
		if (
			state.registration &&
			isTemporary(error as Error) &&
			ON_ITS_OWN.has(this.getActivationMode())
		) {
			this.logger.warn(
				msg`BigCommerce could not be asked for its webhooks. The next check looks after them.`,
				{ workflowId: this.getWorkflow().id },
			);
			return true;
		}
		throw toActivationError(error as Error, this.getNode()) as NodeOperationError;
	}
}

/** Registers missing hooks, adopts existing ones, and removes our hooks that are no longer needed. */
export async function create(this: IHookFunctions): Promise<boolean> {
	const state = stateOf(this, isTest(this));
	try {
		await runExclusive(state, async () => await register(this, state));
		return true;
	} catch (error) {
		throw toActivationError(error as Error, this.getNode()) as NodeOperationError;
	}
}

/** Removes the node's hooks. Only logs a failure, because it must always be possible to deactivate a workflow. */
export async function remove(this: IHookFunctions): Promise<boolean> {
	const state = stateOf(this, isTest(this));
	const workflow = { workflowId: this.getWorkflow().id };
	const reasonOf = (error: Error) => toTriggerError(error, this.getNode()).message;
	try {
		const left = await runExclusive(state, async () => await unregister(this, state));
		if (left)
			this.logger.warn(
				msg`Webhooks of this workflow may stay registered at BigCommerce (${left.count || 'how many is not known'}): ${reasonOf(left.reason)}. They are removed when the workflow is published again, and what they deliver is refused.`,
				workflow,
			);
	} catch (error) {
		this.logger.warn(
			msg`The webhooks of this workflow could not be removed from BigCommerce: ${reasonOf(error as Error)}. They are removed when the workflow is published again, and what they deliver is refused.`,
			workflow,
		);
	}
	delete state.registration;
	save(this, state);
	return true;
}

async function register(context: IHookFunctions, state: State): Promise<void> {
	const { connection, desired, salt } = await prepare(context, state);
	const account = accountMark(connection);
	const { hooks, done } = await reconcileWebhooks(hooksApi(context, connection), desired);
	tellLeftBehind(context, state.registration, account, hooks);
	const { destination, secret, scopes } = desired;
	noteRegistered(state, {
		destination,
		salt,
		secretHash: hashOf(secret),
		storeHash: connection.account.storeHash,
		scopes,
		hooks,
		account,
	});
	if (ON_ITS_OWN.has(context.getActivationMode())) state.repairs.push(...done);
	save(context, state);
	context.logger.debug(`BigCommerce Trigger: ${done.join(' ')}`, {
		workflowId: context.getWorkflow().id,
	});
}

async function unregister(
	context: IHookFunctions,
	{ owner, registration }: State,
): Promise<Left | undefined> {
	const connection = await triggerConnection(context, context.getNodeParameter.bind(context));
	const remembered = registration?.hooks.map(({ id }) => id) ?? [];
	const left = await removeAll(hooksApi(context, connection), {
		...addressOf(context),
		owner,
		secret: '',
		remembered,
	});
	tellLeftBehind(context, registration, accountMark(connection));
	return left;
}

async function prepare(
	context: IHookFunctions,
	{ registration, owner }: State,
): Promise<{
	connection: Awaited<ReturnType<typeof triggerConnection>>;
	desired: Desired;
	salt: string;
}> {
	const read = context.getNodeParameter.bind(context);
	const { events, channels } = settingsFrom(read, context.getNode(), context.getTimezone());
	const wanted = requiredScopes(events, channels);
	if ('obstacle' in wanted)
		throw new NodeOperationError(context.getNode(), wanted.obstacle, {
			description: wanted.advice,
		});
	const connection = await triggerConnection(context, read);
	const { destination } = addressOf(context);
	const hindrance = unreachable(destination, connection.account.environment);
	if (hindrance)
		throw new NodeOperationError(context.getNode(), hindrance.message, {
			description: hindrance.description,
		});
	const salt = registration?.salt ?? newSalt();
	const secret = secretFrom(connection.account.accessToken, owner, salt);
	return {
		connection,
		salt,
		desired: {
			scopes: wanted.scopes,
			destination,
			secret,
			owner,
			remembered: registration?.hooks.map(({ id }) => id) ?? [],
		},
	};
}

function addressOf(context: IHookFunctions): { destination: string } {
	return { destination: String(context.getNodeWebhookUrl('default')) };
}

/** Test executions register a separate test address. */
function isTest(context: IHookFunctions): boolean {
	return context.getMode() === 'manual';
}
