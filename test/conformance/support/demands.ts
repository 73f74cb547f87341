import type { ResourceMapperField } from 'n8n-workflow';

import type { Demand } from '../../../catalog/types';
import { isRecord, read, write } from './places';

/** A record that meets the demands of the prose, which a schema does not make: one of several fields, and not two that exclude each other. */
export function withDemands(record: unknown, full: unknown, demands: Demand[] = []): unknown {
	if (!isRecord(record)) return record;
	const result = structuredClone(record);
	for (const demand of demands) {
		if (!('oneOf' in demand)) continue;
		const present = demand.oneOf.filter((name) => name in result);
		if (present.length === 0 && !demand.optional)
			write(result, demand.oneOf[0], read(full, demand.oneOf[0]) ?? 1);
		if (demand.only) for (const name of present.slice(1)) delete result[name];
	}
	return result;
}

/** With 1 in place of any text, where the form asks for yes or no and the specification has text. */
export function withSwitches(record: unknown, fields: ResourceMapperField[]): unknown {
	if (!isRecord(record)) return record;
	const result = structuredClone(record);
	for (const { id, options = [] } of fields)
		if (options.map(({ value }) => value).join() === '1,0' && typeof read(result, id) === 'string')
			write(result, id, '1');
	return result;
}
