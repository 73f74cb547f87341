import { loadOperations } from '../catalog';
import { shapeOf } from '../shapes';

/** Settings that exist once per channel. The path looks like a record's, but they always exist. */
const SETTINGS_PER_CHANNEL = /settings\/channels$/;

function findCollections(): Set<string> {
	const found = new Set<string>();
	for (const operation of loadOperations()) {
		const { collection, item } = shapeOf(operation.path);
		if (SETTINGS_PER_CHANNEL.test(collection)) continue;
		const lists = operation.method === 'GET' && operation.answer.kind === 'list';
		const takesMany = operation.method === 'PUT' && operation.body?.schema.type === 'array';
		if (item || lists || takesMany) found.add(collection);
	}
	return found;
}

const COLLECTIONS = findCollections();

/** Checks whether a name is a collection. If not, it is a singleton. */
export function isCollection(name: string): boolean {
	return COLLECTIONS.has(name);
}
