import { eventOf, inChannel, needsChannel } from '../events';
import { msg } from '../../shared/text/message';

/** The webhook scopes to register for the node's settings, or why they cannot be determined. */
export type RequiredScopes = { scopes: string[] } | { obstacle: string; advice: string };

/**
 * Turns the selected events and channels into webhook scopes. An event that exists per channel is registered once per channel.
 * An event that exists only for the whole store is registered for the whole store.
 * @param events scopes as saved in the workflow
 */
export function requiredScopes(events: string[], channels: number[]): RequiredScopes {
	if (events.length === 0)
		return {
			obstacle: msg`No event is chosen`,
			advice: 'Select at least one event under Events.',
		};
	const scopes = new Set<string>();
	for (const chosen of events) {
		const event = eventOf(chosen);
		if (!event)
			return {
				obstacle: msg`This version of the node has no event "${chosen}"`,
				advice: 'Select the events again, or update the package.',
			};
		if (needsChannel(event) && channels.length === 0) {
			return {
				obstacle: msg`"${event.name}" happens in a channel, and no channel is chosen`,
				advice: 'Select the channels under Options → Channels.',
			};
		}
		const perChannel = needsChannel(event) ? event.scope : event.channelScope;
		if (perChannel && channels.length > 0)
			channels.forEach((channel) => scopes.add(inChannel(perChannel, channel)));
		else scopes.add(event.scope);
	}
	return {
		scopes: [...scopes].filter((scope) => !scopes.has(wildcardOf(scope)) || scope.endsWith('/*')),
	};
}

/** The wildcard directly above a scope. BigCommerce does not document whether a wildcard also includes deeper levels. */
function wildcardOf(scope: string): string {
	return scope.replace(/[^/]+$/, '*');
}
