import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

import type {
	Answer,
	Batch,
	Body,
	CutList,
	FilePart,
	Header,
	Job,
	JobStep,
	Paging,
	Rate,
	Repeat,
	Schema,
	Server,
	Twin,
	ValueScopes,
} from '../types';

/** `METHOD server /path`, as in `PUT v3 /catalog/products/{product_id}`: unique, unlike the specifications' operationIds. */
export type Key = string;

/** A collection path (`v3 /catalog/trees`) and the name of its records. */
export interface ResourceChange {
	paths: string[];
	name: string;
	plural?: string;
}

/** Scopes for all operations below a path. The longest matching path is used. */
export interface ScopeChange {
	paths: string[];
	read?: string[];
	write?: string[];
}

/** The type of a path parameter in all paths, because the specifications contradict each other. */
export interface ParameterChange {
	/** The node parameter, e.g. `channelId`. */
	parameter: string;
	schema: Schema;
	why: string;
}

/** Changes a query parameter or a field of the body; `null` removes it. */
export type FieldChange = (Omit<Schema, 'required'> & { required?: boolean }) | null;

/** Overrides of the rules and specifications for some operations. */
export interface OperationChange {
	operations: Key[];
	why?: string;
	/** The reason why the operation is not in the catalog. */
	leftOut?: string;
	name?: string;
	verb?: string;
	action?: string;
	scopes?: string[];
	valueScopes?: ValueScopes[];
	/** The record is accessible only to the API account that created it. */
	isOfCreator?: true;
	answer?: Partial<Answer>;
	paging?: Partial<Paging> | null;
	/** `null` if the records of a request belong together and must not be mixed with others. */
	batch?: Partial<Batch> | null;
	/** Fields that identify the elements of a batch. */
	match?: string[];
	/** Fields that identify the records of a list. */
	listKey?: string[];
	/** Lists inside a record that BigCommerce truncates. */
	cutLists?: CutList[];
	/** Query parameters that list values of which a record must have all. */
	matchesAll?: string[];
	/** The slug of the operation that counts the records of a list. */
	count?: string;
	twin?: Twin;
	repeat?: Repeat;
	/** Fields whose values must never appear in output or messages. */
	secrets?: string[];
	body?: Partial<Body>;
	/** The required fields of a record, where the prose names others than the schema. Replaces the schema's list. */
	required?: string[];
	/** The body is a list of what the specification describes. */
	bodyIsList?: true;
	/** File types that a form accepts. */
	file?: Partial<FilePart>;
	job?: JobChange;
	/** The fields that Simplified output keeps, in this order, if the default rule selects badly. */
	simplified?: string[];
	/** Fields of the response's records that the specification lacks, by their path; lists are traversed. */
	outputs?: Record<string, 'string' | 'integer' | 'number' | 'boolean'>;
	/** By the path of a record's field, `variants.id`; lists are traversed. */
	fields?: Record<string, FieldChange>;
	concurrency?: number;
	rate?: Rate;
	headers?: Header[];
	query?: Record<string, FieldChange>;
	/** The endpoint takes all endings of a type for each field of its records. */
	filterFamilies?: boolean;
	/** Node parameters by the name in the path, for names with several meanings. */
	parameters?: Record<string, string>;
	massDelete?: boolean;
}

/** A step of a job whose operation is named by its key, because slugs may still change. */
export type JobStepChange = Omit<JobStep, 'operation'> & { operation: Key };

/** How to follow a job. */
export interface JobChange extends Omit<Job, 'state' | 'file'> {
	state: JobStepChange;
	file?: JobStepChange | { link: string };
}

/** Fields that a server sends as text, or dates as numbers, in all of its large records. */
export interface ValueChange {
	server: Server;
	why: string;
	numbers?: string[];
	dates?: string[];
}

/** One dated file of corrections. */
export interface ChangeFile {
	file: string;
	resources: ResourceChange[];
	scopes: ScopeChange[];
	parameters: ParameterChange[];
	operations: OperationChange[];
	values?: ValueChange[];
}

/** Reads the files of catalog/overrides in the order of their names, which start with a date. */
export function readChanges(folder: string): ChangeFile[] {
	return globSync('*.yaml', { cwd: folder })
		.sort()
		.map((file) => {
			const {
				resources = [],
				scopes = [],
				parameters = [],
				operations = [],
				values = [],
			} = parse(readFileSync(join(folder, file), 'utf8'));
			return { file: basename(file), resources, scopes, parameters, operations, values };
		});
}

const BELOW = '/**';

/** A path of an override, without the `/**` that extends it to everything below. */
export function withoutWildcard(path: string): string {
	return path.endsWith(BELOW) ? path.slice(0, -BELOW.length) : path;
}

function matches(path: string, pattern: string): boolean {
	const prefix = withoutWildcard(pattern);
	return path === prefix || (pattern !== prefix && path.startsWith(`${prefix}/`));
}

/** The entry with the longest path that equals `path` or, if it ends with `/**`, contains it. */
export function nearest<Entry extends { paths: string[] }>(
	entries: Entry[],
	path: string,
): { entry: Entry; path: string } | undefined {
	const misfits = entries.flatMap((entry) =>
		entry.paths.filter((text) => matches(path, text)).map((path) => ({ entry, path })),
	);
	return misfits.sort((a, b) => b.path.length - a.path.length)[0];
}
