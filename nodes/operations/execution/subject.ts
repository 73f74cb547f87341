import type { Request } from '../../shared/http/request';
import { isObject } from '../../shared/utils/isObject';
import type { KeyReference } from '../keys/findReferences';
import { showKey } from '../keys/showKey';
import { inWords, type About } from './missingRecord';

/** What an item is about in the words of its user, for messages: `SKU "HT-1001"`. */
export interface Subject {
	label: string;
	text: string;
}

/** The key by which a path names its record. */
export function subjectOfPath(references: KeyReference[]): Subject | undefined {
	const reference = references.findLast(({ parameter }) => parameter !== undefined);
	return reference && { label: reference.keys[0]?.label ?? 'name', text: showKey(reference.text) };
}

/** The SKU in the body of a request for one record, also inside of a list. */
export function subjectOfBody({ body }: Pick<Request, 'body'>): Subject | undefined {
	const sku = skuIn(body, 0);
	return sku === undefined ? undefined : { label: 'SKU', text: showKey(sku) };
}

const DEEPEST = 2;

function skuIn(value: unknown, depth: number): string | undefined {
	if (depth > DEEPEST) return undefined;
	if (Array.isArray(value)) return value.length === 1 ? skuIn(value[0], depth + 1) : undefined;
	if (!isObject(value) || Buffer.isBuffer(value)) return undefined;
	if (typeof value.sku === 'string' && value.sku !== '') return value.sku;
	const [list] = Object.values(value).filter(Array.isArray);
	return list ? skuIn(list, depth + 1) : undefined;
}

/** What a message may call an item: `SKU "HT-1001"`, or `product 77`. */
export function nameOfItem(subject?: Subject, about?: About): string {
	if (subject) return `${subject.label} "${subject.text}"`;
	return about ? inWords(about) : '';
}

/**
 * A line for the end of an error, unless the error says it already.
 * @param isOneOfSeveral whether there are other items, so that an ID tells which one it is
 */
export function noteAbout(
	{ subject, about }: { subject?: Subject; about?: About },
	error: Error,
	isOneOfSeveral: boolean,
): string {
	if (subject)
		return error.message.includes(subject.text) ? '' : `The item has the ${nameOfItem(subject)}.`;
	const [record] = about?.records ?? [];
	if (!record || !isOneOfSeveral || error.message.includes(record.id)) return '';
	return `The item is about ${nameOfItem(undefined, about)}.`;
}
