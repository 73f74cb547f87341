import type { ILoadOptionsFunctions } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { allOperations, resourceOf } from '../../shared/catalog/catalog';
import { fillPath } from '../../shared/requests/path';
import { readRecords } from '../../shared/requests/records';
import { ask, askerFor, mayUse, pathValues, type Asker } from './asker';

/** What deleting without a filter would mean, for the form. Never throws: a count that cannot be had is not worth an empty form. */
export async function massDeleteNotice(context: ILoadOptionsFunctions, operation: Operation): Promise<string> {
	const { name, plural } = resourceOf(operation);
	const count = await askerFor(context).then(async (asker) => await countFor(asker, operation)).catch(() => undefined);
	if (count === undefined) return `With no filter this affects <strong>every ${name.toLowerCase()}</strong>. How many there are is not known here.`;
	return `With no filter this affects <strong>all ${count.toLocaleString('en')} ${plural.toLowerCase()}</strong> that there are now.`;
}

/** How many records a collection has, where BigCommerce says so: `/count` in V2, `meta.pagination.total` in V3. */
async function countFor(asker: Asker, operation: Operation): Promise<number | undefined> {
	const counting = countingFor(operation);
	if (!counting || !mayUse(asker, counting)) return undefined;
	const path = fillPath(counting, pathValues(asker.context, counting));
	const answer = await ask(asker, { server: counting.server, method: 'GET', path, query: counting.paging ? [['limit', '1']] : [] });
	const { records, meta } = readRecords(counting.answer, answer);
	const total = counting.paging ? meta?.pagination?.total : (records[0] as { count?: unknown } | undefined)?.count;
	return typeof total === 'number' ? total : undefined;
}

function countingFor({ server, path }: Operation): Operation | undefined {
	const reading = allOperations().filter((each) => each.method === 'GET' && each.server === server);
	return reading.find((each) => each.path === `${path}/count`) ?? reading.find((each) => each.path === path && each.paging?.kind === 'page');
}
