import type { FileKind, FilePart } from '../../../catalog/types';
import { InputError } from '../../shared/utils/coerce';
import { isText, kindOf, KINDS, namesOf, nounFor, otherKindOf } from './kinds';
import { msg } from '../../shared/text/message';

/** A file from an n8n item. */
export interface GivenFile {
	/** The input field that contains it, for messages. */
	source: string;
	name?: string;
	/** The declared MIME type. */
	type?: string;
	bytes: Buffer;
}

/** A file that can be sent, with a name and its actual MIME type. */
export interface CheckedFile {
	name: string;
	type: string;
	bytes: Buffer;
}

const MEGABYTE = 1024 * 1024;

/**
 * Accepts a file that BigCommerce accepts. The first bytes decide its type. The declared type only counts for types without a signature.
 * @throws InputError naming the field, what is wrong, and what is expected
 */
export function checkFile(part: FilePart, file: GivenFile): CheckedFile {
	const { source, name = '', bytes } = file;
	if (bytes.length === 0)
		throw new InputError(msg`The file in "${source}" is empty`, 'Check the node that creates it.');
	checkSize(part, source, bytes.length);
	const kind = acceptedKind(part, file);
	const type = KINDS[kind].type;
	// BigCommerce also checks the file extension.
	return { name: /\.\w+$/.test(name) ? name : `${name || 'file'}.${kind}`, type, bytes };
}

/**
 * Refuses files that are too large. Also called before a file is read, if n8n knows its size.
 * @throws InputError naming the limit
 */
export function checkSize({ megabytes }: FilePart, source: string, size: number): void {
	if (!megabytes || size <= megabytes * MEGABYTE) return;
	throw new InputError(
		msg`The file in "${source}" is too large: ${inMegabytes(size)} MB`,
		`BigCommerce accepts up to ${megabytes} MB here. Use a smaller file.`,
	);
}

/** Rounded up, so that 8.01 MB does not become 8 MB. */
function inMegabytes(size: number): number {
	return Math.ceil((size / MEGABYTE) * 10) / 10;
}

function acceptedKind({ kinds }: FilePart, { source, type = '', bytes }: GivenFile): FileKind {
	const recognised = kindOf(bytes);
	if (recognised && kinds.includes(recognised)) return recognised;
	const what = recognised ? nounFor(recognised) : otherKindOf(bytes);
	const declared = what
		? undefined
		: kinds.find((kind) => !KINDS[kind].matches && couldBe(kind, type, bytes));
	if (declared) return declared;
	throw new InputError(
		msg`The file in "${source}" is ${what ?? `no ${namesOf(kinds)} file`}`,
		`BigCommerce accepts ${namesOf(kinds)} here. ${what ? '' : whatItSeems(type)}`.trim(),
	);
}

/** For types without a signature: whether the file is declared as this type or has no specific type. */
function couldBe(kind: FileKind, type: string, bytes: Buffer): boolean {
	const { type: usual, alsoDeclaredAs = [] } = KINDS[kind];
	const declared = type.split(';')[0].trim().toLowerCase();
	if (kind === 'csv')
		return (
			isText(bytes) && ['', 'application/octet-stream', usual, ...alsoDeclaredAs].includes(declared)
		);
	return declared === usual && bytes[0] === 0;
}

function whatItSeems(type: string): string {
	return type
		? `Its MIME type is ${type}, but its content does not match or is not accepted here.`
		: 'Its content is not of a known type.';
}
