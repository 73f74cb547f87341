import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `store/channel/*` means the channels themselves, `store/channel/1/order/*` events in one channel. */
const IN_CHANNEL = /^store\/channel\/(\d+|\*)\/(.+)$/;

/** The scope of the same event in one channel. */
export function inChannel(scope: string, channel: unknown): string {
	return scope.replace(/^store\//, `store/channel/${String(channel)}/`);
}

function split(scope: string): { channel?: string; name: string } {
	const [, channel, rest] = IN_CHANNEL.exec(scope) ?? [];
	return channel ? { channel, name: `store/${rest}` } : { name: scope };
}

/** Checks whether a hook with scope `listening` receives an event: the same scope, or a wildcard above it. */
export function hears(listening: string, scope: string): boolean {
	const [hook, event] = [split(listening), split(scope)];
	if (hook.channel !== event.channel) return false;
	if (hook.name === event.name) return true;
	return hook.name.endsWith('/*') && event.name.startsWith(hook.name.slice(0, -1));
}

interface CatalogEvent {
	scope: string;
	deliveredAs?: string[];
}

const TEXT = readFileSync(join(__dirname, '../../catalog/webhookEvents.json'), 'utf8');
const RENAMED = new Map(
	(JSON.parse(TEXT) as { events: CatalogEvent[] }).events.map(({ scope, deliveredAs }) => [
		scope,
		deliveredAs ?? [],
	]),
);

/**
 * Whether an event, or a wildcard for events, has this scope. A trailing slash, as some guides print it, does not count.
 * Likely: BigCommerce refuses the others.
 */
export function isScope(scope: string): boolean {
	const { name } = split(scope.replace(/\/$/, ''));
	const names = [...RENAMED.keys()].map((known) => split(known.replace('{channel_id}', '*')).name);
	return name.endsWith('/*')
		? names.some((known) => known.startsWith(name.slice(0, -1)))
		: names.includes(name);
}

/** The scope in a delivery. For some events, BigCommerce uses a different scope than the registered one. */
export function writtenAs(scope: string): string {
	const { channel, name } = split(scope);
	const others = RENAMED.get(name) ?? [];
	const other = others.find((other) => other.includes('{channel_id}') === (channel !== undefined));
	return other?.replace('{channel_id}', channel ?? '') ?? scope;
}
