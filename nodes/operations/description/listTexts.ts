import type { Operation, Resource } from '../../../catalog/types';
import { descriptions } from '../../shared/catalog/forms';

/** The name of a resource in the list, with the words that people look for: n8n searches only names. `Order Shipment · Tracking` */
export function searchableName({ id, name }: Resource): string {
	const words = descriptions.words[id];
	return words ? `${name} · ${words}` : name;
}

/** What a resource is, in one sentence. */
export function aboutResource({ id }: Resource): string | undefined {
	return descriptions.resources[id];
}

/** What an operation is for, if its name does not say it. */
export function aboutOperation({ id, name }: Operation): string | undefined {
	return descriptions.operations[id] ?? descriptions.names[name];
}
