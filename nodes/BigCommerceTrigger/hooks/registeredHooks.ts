import { randomUUID } from 'node:crypto';
import type { IHookFunctions, IPollFunctions } from 'n8n-workflow';

import type { Registration } from './savedRegistration';
import type { State } from '../state';
import { msg } from '../../shared/text/message';

/** Stores the current registration. Other n8n processes adopt it when the version differs. */
export function noteRegistered(
	state: State,
	registration: Omit<Registration, 'version'> & { version?: string },
): void {
	const { registration: before } = state;
	const isSame =
		before?.secretHash === registration.secretHash && before.version === registration.version;
	state.registration = { ...registration, version: isSame ? before.version : randomUUID() };
	if (before?.account === registration.account) return;
	// The new account may have a different client secret or none, and BigCommerce may not sign for it.
	state.memory.signed = false;
	delete state.connection;
}

/** Logs a warning if webhooks of a previously selected account can no longer be reached. */
export function tellLeftBehind(
	context: IHookFunctions | IPollFunctions,
	before: Registration | undefined,
	account: string,
	hooks: Registration['hooks'] = [],
): void {
	if (!before || before.account === account) return;
	const count = before.hooks.filter(({ id }) => !hooks.some((hook) => hook.id === id)).length;
	if (count === 0) return;
	context.logger.warn(
		msg`${count} webhooks of this workflow belong to the API account that was chosen before, and BigCommerce shows them to no other. Their deliveries are refused, and BigCommerce deactivates them after two days. To remove them at once, delete that API account.`,
		{ workflowId: context.getWorkflow().id },
	);
}
