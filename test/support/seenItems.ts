import { randomUUID } from 'node:crypto';
import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	ICheckProcessedContextData,
	IDataDeduplicator,
	IDataObject,
} from 'n8n-workflow';

/** What nodes have seen, as n8n keeps it in its database: per node of a workflow. */
const seen = new Map<string, Set<DeduplicationItemTypes>>();

function seenBy({ workflow, node }: ICheckProcessedContextData): Set<DeduplicationItemTypes> {
	const key = `${String(workflow.id)} ${String(node?.id)}`;
	const items = seen.get(key) ?? new Set();
	seen.set(key, items);
	return items;
}

const deduplicator: IDataDeduplicator = {
	checkProcessedAndRecord: async (items, _scope, data) => {
		const before = seenBy(data);
		const processed = items.filter((item) => before.has(item));
		const fresh = items.filter((item) => !before.has(item));
		for (const item of fresh) before.add(item);
		return await Promise.resolve({ new: fresh, processed });
	},
	removeProcessed: async (items, _scope, data) => {
		for (const item of items) seenBy(data).delete(item);
		await Promise.resolve();
	},
	clearAllProcessedItems: async (_scope, data) => {
		seenBy(data).clear();
		await Promise.resolve();
	},
	getProcessedDataCount: async (_scope, data) => await Promise.resolve(seenBy(data).size),
};

/** Keeps what nodes have seen in memory. n8n-core is loaded once for all test files of a process. */
export async function keepSeenItems(): Promise<void> {
	try {
		DataDeduplicationService.getInstance();
	} catch {
		await DataDeduplicationService.init(deduplicator);
	}
}

const ids = new WeakMap<IDataObject, string>();

/** The ID of the workflow that has this static data. */
export function workflowIdFor(staticData: IDataObject): string {
	const id = ids.get(staticData) ?? randomUUID();
	ids.set(staticData, id);
	return id;
}
