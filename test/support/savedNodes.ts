import { randomUUID } from 'node:crypto';

/** A node as a workflow saves it. */
export function node(name: string, type: string, parameters: object, more: object = {}) {
	return {
		id: randomUUID(),
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		...more,
	};
}

/** The connections of nodes of which each follows the one before. */
export function inLine(nodes: Array<{ name: string }>): Record<string, object> {
	return Object.fromEntries(
		nodes
			.slice(0, -1)
			.map(({ name }, index) => [
				name,
				{ main: [[{ node: nodes[index + 1].name, type: 'main', index: 0 }]] },
			]),
	);
}
