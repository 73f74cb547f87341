import type { INodePropertyOptions } from 'n8n-workflow';

import type { WebhookEvent } from '../../catalog/webhookEventTypes';
import { describeNeeded, findPermissionProblem, type Grant } from '../shared/scopes/permission';
import { inSentence } from '../shared/text/sentences';
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
				...notesOn(event),
				event.scope,
			].join('. '),
		};
	});
}

/** The same in the description of the node: as short as possible, because n8n's AI reads all of it. The list is loaded anyway. */
export function describedEvents(): INodePropertyOptions[] {
	return allEvents().map((event) => {
		const description = demandsOf(event).join('. ');
		return { name: event.name, value: event.scope, ...(description ? { description } : {}) };
	});
}

/** What an event needs besides being chosen. */
function demandsOf(event: WebhookEvent): string[] {
	return [
		...(needsChannel(event) ? ['For the channels selected under Options'] : []),
		...(event.b2b ? ['Needs B2B Edition, and its modify scope'] : []),
	];
}

function notesOn(event: WebhookEvent): string[] {
	return [
		...(event.wildcard ? [`All events of ${inSentence(event.group)} records`] : []),
		...demandsOf(event),
		...(event.channelScope ? ['Can be limited to channels'] : []),
	];
}

function lackingFor({ fetch }: WebhookEvent, grant: Grant): string | undefined {
	if (!fetch) return undefined;
	const obstacle = findPermissionProblem(operationAt(fetch[0].operation), grant);
	return obstacle && describeNeeded(obstacle);
}
