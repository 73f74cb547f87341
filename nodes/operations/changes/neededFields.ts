import { recordSchema } from '../../../catalog/recordSchema';
import type { Operation } from '../../../catalog/types';
import { keyFields } from '../batching/planBatches';

/** Fields without which BigCommerce refuses an update, also if they do not change. */
export function requiredFields(operation: Operation): string[] {
	return recordSchema(operation)?.required ?? [];
}

/** Fields that an update may have to contain although they do not change, because others depend on them. */
export function neededFields(operation: Operation): Set<string> {
	const demanded = (operation.body?.demands ?? []).flatMap((demand) =>
		'oneOf' in demand
			? demand.oneOf
			: [
					demand.field,
					...Object.keys('when' in demand ? demand.when : 'unless' in demand ? demand.unless : {}),
				],
	);
	return new Set([
		...requiredFields(operation),
		...demanded.map((name) => name.split('.')[0]),
		...(operation.batch ? keyFields(operation) : []),
	]);
}
