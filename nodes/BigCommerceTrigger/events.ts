import type { RecordList, WebhookEvent } from '../../catalog/webhookEventTypes';
import { webhookEvents } from '../shared/catalog/events';

const { events, lists } = webhookEvents();

const CHANNEL = '{channel_id}';
const CHANNEL_SEGMENT = /^store\/channel\/([^/]+)\//;

const byScope = new Map<string, WebhookEvent>();
for (const event of events)
	for (const scope of [event.scope, event.channelScope]) if (scope) byScope.set(scope, event);
// After all real scopes, because those take precedence.
for (const event of events)
	for (const scope of event.deliveredAs ?? []) if (!byScope.has(scope)) byScope.set(scope, event);

/** Every event, by resource. */
export function allEvents(): readonly WebhookEvent[] {
	return events;
}

/** The event of a scope, as saved in a workflow, as registered, or as in a payload; undefined if unknown. */
export function eventOf(scope: string): WebhookEvent | undefined {
	return (
		byScope.get(scope) ??
		byScope.get(scope.replace(CHANNEL_SEGMENT, `store/channel/${CHANNEL}/`)) ??
		byScope.get(scope.replace(CHANNEL_SEGMENT, 'store/channel/*/'))
	);
}

/** The list in which missed events of a record can be found. */
export function listOf(name: string): RecordList {
	return lists[name];
}

/** Checks whether BigCommerce offers this event only per channel. */
export function needsChannel({ scope }: WebhookEvent): boolean {
	return scope.includes(CHANNEL);
}

/** A scope limited to a channel: `store/channel/{channel_id}/order/*` → `store/channel/2/order/*`. */
export function inChannel(scope: string, channel: number): string {
	return scope.replace(CHANNEL, String(channel));
}

/** The channel that a scope names; undefined for events of the whole store. */
export function channelIn(scope: string): number | undefined {
	const segment = CHANNEL_SEGMENT.exec(scope)?.[1];
	return segment !== undefined && /^\d+$/.test(segment) ? Number(segment) : undefined;
}

/**
 * Checks whether a payload with scope `delivered` belongs to a hook registered for `registered`: the same scope, one below a
 * wildcard, or one of the other scopes that BigCommerce's examples show for the event.
 */
export function belongsTo(registered: string, delivered: string): boolean {
	if (covers(registered, delivered)) return true;
	// Registered with a literal star as the channel; the payload may contain the channel ID.
	if (
		registered.startsWith('store/channel/*/') &&
		covers(registered, delivered.replace(CHANNEL_SEGMENT, 'store/channel/*/'))
	)
		return true;
	const channel = channelIn(registered);
	const others = eventOf(registered)?.deliveredAs ?? [];
	return others.some((other) =>
		covers(channel === undefined ? other : inChannel(other, channel), delivered),
	);
}

function covers(registered: string, delivered: string): boolean {
	return registered.endsWith('/*')
		? delivered.startsWith(registered.slice(0, -1))
		: registered === delivered;
}
