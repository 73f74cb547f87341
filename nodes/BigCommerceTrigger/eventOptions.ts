import type { INodePropertyOptions } from 'n8n-workflow';

import type { WebhookEvent } from '../../catalog/webhookEventTypes';
import { describeNeeded, findPermissionProblem, type Grant } from '../shared/scopes/permission';
import { allEvents, needsChannel } from './events';
import { operationAt } from './eventOperation';

/**
 * The events to choose from. Always all of them: registering a webhook needs no scope, only reading the record does.
 * @param grant undefined if not known
 */
export function eventOptions(grant?: Grant): INodePropertyOptions[] {
	return allEvents().map((event) => {
		const lacking = grant && lackingFor(event, grant);
		return {
			name: event.name,
			value: event.scope,
			description: [
				...(lacking ? [`The record itself cannot be read: needs ${lacking}`] : []),
				describe(event),
			].join('. '),
		};
	});
}

function describe(event: WebhookEvent): string {
	const parts = [
		...(event.wildcard ? [`All events of ${event.group.toLowerCase()} records`] : []),
		...(needsChannel(event) ? ['For the channels selected under Options'] : []),
		...(event.b2b
			? [
					'Needs a store with B2B Edition, and an API account with the modify scope for it. The record is not included, because it is in a separate API',
				]
			: []),
		...(event.channelScope ? ['Can be limited to channels'] : []),
		event.scope,
	];
	return parts.join('. ');
}

function lackingFor({ fetch }: WebhookEvent, grant: Grant): string | undefined {
	if (!fetch) return undefined;
	const obstacle = findPermissionProblem(operationAt(fetch[0].operation), grant);
	return obstacle && describeNeeded(obstacle);
}
