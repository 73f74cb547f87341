import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

import type { Answer, Batch, Body, Paging, Schema } from '../types';

/** `METHOD server /path`, as in `PUT v3 /catalog/products/{product_id}`: unique, unlike the specifications' operationIds. */
export type Key = string;

/** A collection path (`v3 /catalog/trees`) and the name of what it holds. */
export interface ResourceChange {
	paths: string[];
	name: string;
	plural?: string;
}

/** Scopes for everything below a path: the longest matching path counts. */
export interface ScopeChange {
	paths: string[];
	read?: string[];
	write?: string[];
}

/** What differs from rule and specification for some operations. */
export interface OperationChange {
	operations: Key[];
	why?: string;
	/** Not in the catalogue at all, and the reason. */
	leftOut?: string;
	name?: string;
	verb?: string;
	action?: string;
	scopes?: string[];
	answer?: Partial<Answer>;
	paging?: Partial<Paging> | null;
	batch?: Partial<Batch>;
	body?: Partial<Body>;
	concurrency?: number;
	query?: Record<string, Partial<Schema> | null>;
	massDelete?: boolean;
}

/** One dated file of corrections. */
export interface ChangeFile {
	file: string;
	resources: ResourceChange[];
	scopes: ScopeChange[];
	operations: OperationChange[];
}

/** Reads the files of catalog/changes in the order of their names, which start with a date. */
export function readChanges(folder: string): ChangeFile[] {
	return globSync('*.yaml', { cwd: folder })
		.sort()
		.map((file) => {
			const { resources = [], scopes = [], operations = [] } = parse(readFileSync(join(folder, file), 'utf8'));
			return { file: basename(file), resources, scopes, operations };
		});
}

/** Remembers which targets of the change files were met, so that a stale one is found. */
export class Targets {
	private readonly missed = new Map<string, string>();

	constructor(files: ChangeFile[]) {
		for (const { file, resources, scopes, operations } of files) {
			for (const each of [...resources, ...scopes]) for (const path of each.paths) this.missed.set(path, file);
			for (const each of operations) for (const key of each.operations) this.missed.set(key, file);
		}
	}

	meet(target: string): void {
		this.missed.delete(target);
	}

	/** @throws when a change names a path or operation that the specifications no longer have. */
	assertAllMet(): void {
		if (this.missed.size === 0) return;
		const lines = [...this.missed].map(([target, file]) => `  ${target} (catalog/changes/${file})`);
		throw new Error(`These changes have nothing left to change. Correct or delete them:\n${lines.join('\n')}`);
	}
}

const BELOW = '/**';

/** A change's path without the `/**` that extends it to everything below. */
export function withoutWildcard(path: string): string {
	return path.endsWith(BELOW) ? path.slice(0, -BELOW.length) : path;
}

function matches(path: string, pattern: string): boolean {
	const prefix = withoutWildcard(pattern);
	return path === prefix || (pattern !== prefix && path.startsWith(`${prefix}/`));
}

/** The entry with the longest path that `path` is or, where it ends with `/**`, lies below. */
export function nearest<Entry extends { paths: string[] }>(entries: Entry[], path: string): { entry: Entry; path: string } | undefined {
	const found = entries.flatMap((entry) => entry.paths.filter((each) => matches(path, each)).map((each) => ({ entry, path: each })));
	return found.sort((a, b) => b.path.length - a.path.length)[0];
}
