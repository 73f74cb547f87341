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
import { escapeMarkup } from '../text/escape';
import { cutText } from '../text/plain';
import { redact } from '../text/redact';
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
	/** The item that it is about; absent where there are none, as in a trigger. */
	itemIndex?: number;
	/** What else there is to say, after why and what to do. */
	notes?: string[];
	/** Secrets to mask. */
	secrets?: readonly string[];
	/** Nothing of the workflow can have been changed: it was only read. */
	isReading?: boolean;
	/** How long the message may be; the usual length leaves the rest to the description. */
	maxMessage?: number;
}

/** What a person reads. */
interface Shown {
	message: string;
	description: string;
}

/**
 * Turns whatever went wrong into the error n8n shows: what happened, why, what to do next, and for which item. What n8n says
 * itself, of an expression or a missing credential, stays as it is. Of anything else that was thrown nothing is shown: it is
 * a fault of the node, and its text is for developers and may hold anything.
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

/** The same where n8n shows nothing but a message, as below a list that does not load: what to do goes into it. */
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

/** n8n's own errors, and its sign that an execution was cancelled. */
function isOfN8n(error: unknown): boolean {
	return [NodeError, BaseError, ApplicationError, Cancelled].some((each) => error instanceof each);
}

function refusal({ explanation, failure }: ApiError, circumstances: Circumstances): NodeApiError {
	const { node, itemIndex } = circumstances;
	// GraphQL's own refusals come with 200, which would only confuse.
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

/** The one way out for texts of errors. Secrets go before anything is cut, so that no part of one is left. */
function shownOf(
	{ message, description }: Shown,
	{ notes = [], secrets = [], maxMessage = LONGEST_MESSAGE }: Circumstances,
): Shown {
	const show = (text: string, max: number) => escapeMarkup(cutText(redact(text, secrets), max));
	return {
		message: show(message, maxMessage),
		description: show([description, ...notes].filter(Boolean).join('\n'), LONGEST_DESCRIPTION),
	};
}

/** n8n replaces a message in which it finds a code of its own, such as EACCES, also inside of a word. */
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

/** For developers: where it happened, without what the thrown error says. */
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
