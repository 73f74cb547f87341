import type { INodePropertyOptions } from 'n8n-workflow';

import type { WebhookEvent } from '../../catalog/webhookEventTypes';
import { describeNeeded, findPermissionProblem, type Grant } from '../shared/scopes/permission';
import { allEvents, needsChannel } from './events';
import { operationAt } from './eventOperation';

/**
 * The events to choose from. All of them, whatever the account may do: registering needs no scope, only the record does.
 * @param grant undefined: not known
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
		...(event.wildcard ? [`Everything that happens to ${event.group.toLowerCase()} records`] : []),
		...(needsChannel(event) ? ['In the channels chosen under Options'] : []),
		...(event.b2b
			? [
					'For stores with B2B Edition, and an API account that may modify it. Comes without the record, which is in an API of its own',
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
