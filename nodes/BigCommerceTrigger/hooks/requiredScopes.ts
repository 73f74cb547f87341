import { eventOf, inChannel, needsChannel } from '../events';
import { msg } from '../../shared/text/message';

/** The scopes to register for what was chosen in the node, or why that is not possible. */
export type RequiredScopes = { scopes: string[] } | { obstacle: string; advice: string };

/**
 * Turns chosen events and channels into scopes. An event that BigCommerce has per channel is registered once per channel; one
 * that it has only for the whole store stays that.
 * @param events scopes as saved in the workflow
 */
export function requiredScopes(events: string[], channels: number[]): RequiredScopes {
	if (events.length === 0)
		return {
			obstacle: msg`No event is chosen`,
			advice: 'Choose under Events what shall start this workflow.',
		};
	const scopes = new Set<string>();
	for (const chosen of events) {
		const event = eventOf(chosen);
		if (!event)
			return {
				obstacle: msg`This version of the node has no event "${chosen}"`,
				advice: 'Choose the events again, or update the package.',
			};
		if (needsChannel(event) && channels.length === 0) {
			return {
				obstacle: msg`"${event.name}" happens in a channel, and no channel is chosen`,
				advice: 'Choose the channels under Options → Channels.',
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

/** The wildcard that certainly includes a scope; whether it includes events further below, BigCommerce leaves open. */
function wildcardOf(scope: string): string {
	return scope.replace(/[^/]+$/, '*');
}
