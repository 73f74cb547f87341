import {
	ApplicationError,
	BaseError,
	NodeApiError,
	NodeError,
	NodeOperationError,
	type INode,
} from 'n8n-workflow';

import { InvalidCredential } from '../accounts/account';
import { InputError } from '../utils/coerce';
import { escapeMarkup, plainLines } from '../text/plain';
import { redact } from '../text/redact';
import { sentencesBesides } from '../text/sentences';
import { Cancelled } from './cancelled';
import { ApiError } from '../http/send';
import { msg } from '../text/message';

const LONGEST_MESSAGE = 480;
/** Where there is no description beside it. */
const LONGEST_MESSAGE_ALONE = 1_500;
const LONGEST_DESCRIPTION = 6_000;
const ISSUES = 'https://github.com/n8n-nodes-bigcommerce/n8n-nodes-bigcommerce/issues';

export interface Circumstances {
	node: INode;
	/** Index of the item; absent if there are no items, as in a trigger. */
	itemIndex?: number;
	/** Additional lines for the end of the description. */
	notes?: string[];
	/** Secrets to mask. */
	secrets?: readonly string[];
	/** The request only read, so nothing can have been changed. */
	isReading?: boolean;
	/** Maximum length of the message. By default, longer text goes to the description. */
	maxMessage?: number;
}

/** What a person reads. */
interface Shown {
	message: string;
	description: string;
}

/**
 * Converts an error to the error that n8n shows: what happened, why, what to do next, and for which item. Errors of n8n
 * itself, about an expression or a missing credential, stay unchanged. The text of any other error is not shown: it is
 * a bug in the node, and its text is for developers and may contain anything.
 */
export function toNodeError(
	error: unknown,
	circumstances: Circumstances,
): NodeApiError | NodeOperationError {
	if (isOfN8n(error)) return error as NodeOperationError;
	if (error instanceof ApiError) return refusal(error, circumstances);
	if (error instanceof InputError)
		return operationError(
			{ message: error.message, description: error.description ?? '' },
			circumstances,
		);
	if (error instanceof InvalidCredential)
		return operationError(
			{ message: error.message, description: 'Open the credential and correct it.' },
			circumstances,
		);
	return withOrigin(operationError(ownFault(circumstances), circumstances), error);
}

/** The same for places where n8n shows only the message, e.g. a list that does not load. The advice is part of the message. */
export function messageError(error: unknown, node: INode, advice = ''): NodeOperationError {
	const { message, description } = toNodeError(error, { node, isReading: true });
	const text = [message.replace(/\.$/, ''), advice || (description ?? '').replaceAll('\n', ' ')]
		.filter(Boolean)
		.join('. ');
	return operationError(
		{ message: text, description: '' },
		{ node, maxMessage: LONGEST_MESSAGE_ALONE },
	);
}

/** n8n's own errors, and its error for a cancelled execution. */
function isOfN8n(error: unknown): boolean {
	return [NodeError, BaseError, ApplicationError, Cancelled].some(
		(errorType) => error instanceof errorType,
	);
}

function refusal({ explanation, failure }: ApiError, circumstances: Circumstances): NodeApiError {
	const { node, itemIndex } = circumstances;
	// GraphQL errors come with status 200, which would be confusing.
	const httpCode = failure && failure.status >= 300 ? String(failure.status) : null;
	const shown = shownOf(explanation, circumstances);
	return asShown(
		new NodeApiError(
			node,
			{ ...shown, httpCode },
			{ ...shown, itemIndex, ...(httpCode ? { httpCode } : {}) },
		),
		shown,
	);
}

function operationError(explanation: Shown, circumstances: Circumstances): NodeOperationError {
	const { node, itemIndex } = circumstances;
	const shown = shownOf(explanation, circumstances);
	return asShown(
		new NodeOperationError(node, shown.message, { description: shown.description, itemIndex }),
		shown,
	);
}

/** Every error text goes through here. Secrets are masked before the text is truncated, so that no part of one remains. */
function shownOf(
	{ message, description }: Shown,
	{ notes = [], secrets = [], maxMessage = LONGEST_MESSAGE }: Circumstances,
): Shown {
	const show = (text: string, max: number) => escapeMarkup(plainLines(redact(text, secrets), max));
	const lines = [description, ...notes].flatMap((text) => text.split('\n'));
	return {
		message: show(message, maxMessage),
		description: show(sentencesBesides(message, lines).join('\n'), LONGEST_DESCRIPTION),
	};
}

/** Restores the texts, because n8n replaces any message that contains an error code such as EACCES, even inside a word. */
function asShown<Shows extends NodeApiError | NodeOperationError>(
	error: Shows,
	{ message, description }: Shown,
): Shows {
	error.message = message;
	error.description = description || undefined;
	error.messages = [];
	return error;
}

function ownFault({ isReading = false }: Circumstances): Shown {
	const outcome = isReading
		? ''
		: ' It is not known whether something was changed: look in the store before you repeat it.';
	return {
		message: msg`This is a bug in the BigCommerce node`,
		description: `Please report it at ${ISSUES}, with the version of the package, the operation, and a description of the item.${outcome}`,
	};
}

/** For developers: the stack without the text of the thrown error. */
function withOrigin(shown: NodeOperationError, error: unknown): NodeOperationError {
	const places =
		error instanceof Error
			? String(error.stack ?? '')
					.slice(-LONGEST_DESCRIPTION)
					.split('\n')
					.filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))
			: [];
	shown.stack = [`${shown.name}: ${shown.message}`, ...places.slice(0, 20)].join('\n');
	return shown;
}
