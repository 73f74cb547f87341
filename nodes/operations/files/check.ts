import type { FileKind, FilePart } from '../../../catalog/types';
import { InputError } from '../../shared/utils/coerce';
import { isText, kindOf, KINDS, namesOf, otherKindOf } from './kinds';
import { msg } from '../../shared/text/message';

/** A file from an n8n item. */
export interface GivenFile {
	/** The input field that holds it, for messages. */
	source: string;
	name?: string;
	/** The media type it was declared as. */
	type?: string;
	bytes: Buffer;
}

/** A file that may be sent: with a name, and the media type that it really has. */
export interface CheckedFile {
	name: string;
	type: string;
	bytes: Buffer;
}

const MEGABYTE = 1024 * 1024;

/**
 * Lets a file pass that BigCommerce will take. What it is, its first bytes say; the declared type decides only for kinds without a signature.
 * @throws InputError that names the field, what is wrong, and what would be right
 */
export function checkFile(part: FilePart, file: GivenFile): CheckedFile {
	const { source, name = '', bytes } = file;
	if (bytes.length === 0)
		throw new InputError(msg`The file in "${source}" is empty`, 'Check the node that creates it.');
	checkSize(part, source, bytes.length);
	const kind = acceptedKind(part, file);
	const type = KINDS[kind].type;
	// BigCommerce tells files apart by their extension, too.
	return { name: /\.\w+$/.test(name) ? name : `${name || 'file'}.${kind}`, type, bytes };
}

/**
 * Refuses what is too large. Also asked before a file is read, where n8n knows its size.
 * @throws InputError that names the limit
 */
export function checkSize({ megabytes }: FilePart, source: string, size: number): void {
	if (!megabytes || size <= megabytes * MEGABYTE) return;
	throw new InputError(
		msg`The file in "${source}" is too large: ${inMegabytes(size)} MB`,
		`BigCommerce accepts up to ${megabytes} MB here. Use a smaller file.`,
	);
}

/** Rounded up, so that 8.01 MB is not said to be 8 MB. */
function inMegabytes(size: number): number {
	return Math.ceil((size / MEGABYTE) * 10) / 10;
}

function acceptedKind({ kinds }: FilePart, { source, type = '', bytes }: GivenFile): FileKind {
	const recognised = kindOf(bytes);
	if (recognised && kinds.includes(recognised)) return recognised;
	const what = recognised ? `a ${KINDS[recognised].name} file` : otherKindOf(bytes);
	const declared = what
		? undefined
		: kinds.find((each) => !KINDS[each].matches && couldBe(each, type, bytes));
	if (declared) return declared;
	throw new InputError(
		msg`The file in "${source}" is ${what ?? `no ${namesOf(kinds)} file`}`,
		`BigCommerce accepts ${namesOf(kinds)} here. ${what ? '' : whatItSeems(type)}`.trim(),
	);
}

/** For kinds without a signature: is it declared as such, or as nothing in particular? */
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
