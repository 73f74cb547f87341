import { codeForLabel } from '../shared/text/subtitle';
import { allEvents } from './events';

/** A scope as a name in camel case: `store/order/statusUpdated` → `orderStatusUpdated`. Those of channels have more in front. */
function nameOf(scope: string): string {
	return scope
		.replace(/^store.(channel.[^/]*[}*].)?/, '')
		.replace('/*', ':AnyChange')
		.replace(/[/_]./g, (text) => text[1].toUpperCase());
}

const CODE_FOR_NAME =
	".replace(/^store.(channel.[^/]*[}*].)?/,'').replace('/*',':AnyChange').replace(/[/_]./g,t=>t[1].toUpperCase())";

/** The labels of other events are made of the words of their scope: with all of them, the subtitle would be a sixth of the node. */
const FREQUENT = /^(order|product|sku|cart|customer)/;

/** The chosen event by its label, or how many are chosen. */
export function subtitleOfTrigger(): string {
	const labels = allEvents()
		.map(({ scope, name }) => [nameOf(scope), name] as const)
		.filter(([name]) => FREQUENT.test(name));
	const label = `[$parameter.events[0]${CODE_FOR_NAME}].map(x=>${codeForLabel(labels)})[0]`;
	return `={{$parameter.events.length===1?${label}:$parameter.events.length+' events'}}`;
}
