import { existsSync } from 'node:fs';

import type { Catalog, Operation, Outputs, Server } from '../types';
import { joinedOutputs } from './join';
import type { ChangeFile } from './overrides';
import { readSpecifications, type Source, type SpecifiedOperation } from './specifications';

/** What the folders that are there describe, and the servers of those that are not. */
export interface Read {
	specified: SpecifiedOperation[];
	/** The servers whose folder is missing. */
	skipped: Server[];
	/** One sentence for each folder that is missing. */
	remarks: string[];
}

/** Reads every folder that is there. @throws if none is */
export async function readSources(sources: Source[]): Promise<Read> {
	const [there, missing] = [true, false].map((isThere) =>
		sources.filter(({ folder }) => existsSync(folder) === isThere),
	);
	if (there.length === 0)
		throw new Error(
			`The folder ${sources[0].folder} does not exist. Specify the folder with BigCommerce's OpenAPI files.`,
		);
	const specified: SpecifiedOperation[] = [];
	for (const source of there) specified.push(...(await readSpecifications(source)));
	return {
		specified,
		skipped: missing.flatMap(({ servers }) => servers),
		remarks: missing.map(
			({ folder, servers }) =>
				`SKIPPED: The folder ${folder} does not exist, so the operations of ${servers.join(', ')} stay as they are in catalog/operations.json.`,
		),
	};
}

/** The corrections for the servers that were read. Those for other servers would find nothing to correct. */
export function changesWithout(files: ChangeFile[], skipped: Server[]): ChangeFile[] {
	if (skipped.length === 0) return files;
	const isRead = (target: string) =>
		!skipped.some((server) => target.split(' ').slice(0, 2).includes(server));
	return files.map((file) => ({
		...file,
		resources: file.resources.map((change) => ({ ...change, paths: change.paths.filter(isRead) })),
		scopes: file.scopes.map((change) => ({ ...change, paths: change.paths.filter(isRead) })),
		operations: file.operations
			.map((change) => ({ ...change, operations: change.operations.filter(isRead) }))
			.filter(({ operations }) => operations.length > 0),
		values: file.values?.filter(({ server }) => !skipped.includes(server)),
	}));
}

/** The catalog with the present operations of the servers that were not read. */
export function withPresent(built: Catalog, present: Catalog, skipped: Server[]): Catalog {
	const kept = present.operations.filter(({ server }) => skipped.includes(server));
	const names = new Set(built.resources.map(({ id }) => id));
	const resources = present.resources.filter(
		({ id }) => !names.has(id) && kept.some(({ resource }) => resource === id),
	);
	return {
		resources: [...built.resources, ...resources].sort((a, b) =>
			a.name.localeCompare(b.name, 'en'),
		),
		operations: [...built.operations, ...kept].sort((a, b) => (a.id < b.id ? -1 : 1)),
	};
}

/** The outputs of `operations`, in their order: those that were built, otherwise the present ones. */
export function outputsOf(operations: Operation[], built: Outputs, present: Outputs): Outputs {
	return joinedOutputs(
		...operations.map(({ id }): Outputs => {
			const { records, operations } = id in built.operations ? built : present;
			return { records: [records[operations[id]]], operations: { [id]: 0 } };
		}),
	);
}
