/**
 * The lists that cannot be read since the last run, by the reason, as a Markdown list.
 *
 * @param {Record<string, string>} reasons  by operation
 * @param {{ resources: Array<{ id: string, name: string }>, operations: Array<{ id: string, resource: string, name: string }> }} catalog
 */
export function listsWithoutPlace(reasons, { resources, operations }) {
	const resourceName = new Map(resources.map(({ id, name }) => [id, name]));
	const nameOf = (id) => {
		const { resource, name } = operations.find((operation) => operation.id === id);
		return name === 'Get Many'
			? resourceName.get(resource)
			: `${resourceName.get(resource)} (*${name}*)`;
	};
	const byReason = Map.groupBy(Object.keys(reasons), (id) => reasons[id]);
	return [...byReason]
		.map(([reason, ids]) => `- **${reason}** ${ids.map(nameOf).sort().join(', ')}.`)
		.join('\n');
}
