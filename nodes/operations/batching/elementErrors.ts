import type { Operation } from '../../../catalog/types';
import { describeError, type ErrorMessage } from '../../shared/http/errorMessages';
import type { ParsedError } from '../../shared/http/types';
import { ApiError } from '../../shared/http/apiError';
import { isReading } from './proveOutcome';
import type { ItemOutcome } from './parseBatchResponse';
import { isObject } from '../../shared/utils/isObject';
import { msg } from '../../shared/text/message';

const MOST_DETAILS = 20;

/** The error of a batch item that was refused or whose outcome is unknown, as if it had been sent alone. */
export function refusalOf(
	outcome: Exclude<ItemOutcome, { kind: 'done' }>,
	operation: Operation,
): ApiError {
	const { failure } = outcome;
	if (outcome.kind === 'refused')
		return new ApiError(describeError(outcome.failure), 'refused', failure);
	if (outcome.kind === 'absent')
		return new ApiError(
			{
				message: msg`BigCommerce did nothing for this item: ${outcome.why}`,
				description:
					'In this case BigCommerce reports success and leaves the item out of its response.',
			},
			'refused',
		);
	if (outcome.kind === 'partial')
		return new ApiError(
			explainPartial(operation, outcome.records, outcome.failure),
			'refused',
			failure,
		);
	if (failure && outcome.otherwise === 'partial')
		return new ApiError(
			besides(explainPartial(operation, outcome.records, failure), WHICH_PART),
			'refused',
			failure,
		);
	if (failure && outcome.otherwise === 'refused')
		return new ApiError(besides(describeError(failure), WHICH_OF_SEVERAL), 'refused', failure);
	if (isReading(operation))
		return new ApiError(outcome.isAboutAnother ? READ_ANOTHER : READ_NOTHING, 'refused', failure);
	const explanation = outcome.isAboutAnother ? ABOUT_ANOTHER : NOT_NAMED;
	return new ApiError(
		failure ? besides(explanation, ...linesOf(failure)) : explanation,
		'unknown',
		failure,
	);
}

const UNKNOWN =
	'It is not known whether this item was carried out: look in the store before you repeat it.';
const WHICH_PART =
	'The request also contained other items, and BigCommerce does not say which item it means.';
const WHICH_OF_SEVERAL =
	'BigCommerce refused several items of this request and does not say which reason belongs to which item.';

const NOT_NAMED: ErrorMessage = {
	message: msg`BigCommerce's answer does not name this item`,
	description: UNKNOWN,
};
const ABOUT_ANOTHER: ErrorMessage = {
	message: msg`BigCommerce answered with another record than the one that was sent`,
	description: UNKNOWN,
};
const READ_NOTHING: ErrorMessage = {
	message: msg`BigCommerce answered without the record that was asked for`,
	description: 'Nothing was changed. Check the ID, and run the node again.',
};
const READ_ANOTHER: ErrorMessage = {
	message: msg`BigCommerce answered with another record than the one that was asked for`,
	description: 'Nothing was changed. Run the node again.',
};

/** The message for a partly saved record, with advice that avoids duplicates. */
function explainPartial(
	operation: Operation,
	records: unknown[],
	failure: ParsedError,
): ErrorMessage {
	const [first, ...rest] = linesOf(failure);
	const reason = first ?? 'it does not say which part is missing';
	if (isReading(operation)) {
		return {
			message: msg`BigCommerce answered only in part: ${reason}`,
			description: [
				...rest,
				'The record may be incomplete. Nothing was changed. Run the node again.',
			].join('\n'),
		};
	}
	return {
		message: msg`BigCommerce saved only a part of this: ${reason}`,
		description: [...rest, adviceOn(operation, nameOf(operation, records))].join('\n'),
	};
}

function adviceOn({ method }: Operation, name: string | undefined): string {
	if (method !== 'POST')
		return `The rest${name ? ` of the record with the ID ${name}` : ''} was saved. Correct the values named here and run the node again for this item.`;
	if (!name)
		return 'The record was created, but the response does not contain its ID. Find it in the store and correct it there. Running this item again would create a second record.';
	return `The record was created with the ID ${name}. Correct it with an update. Running this item again would create a second record.`;
}

/** The ID of a record: `id`, `uuid`, or a field named after the resource, such as `category_id`. */
function nameOf({ resource }: Operation, [record]: unknown[]): string | undefined {
	if (!isObject(record)) return undefined;
	const [kind = resource] = /[A-Z]?[a-z]+$/.exec(resource) ?? [];
	const name = [record.id, record.uuid, record[`${kind.toLowerCase()}_id`]].find(
		(value) => typeof value === 'number' || typeof value === 'string',
	);
	return name === undefined ? undefined : String(name);
}

function linesOf({ title, details }: ParsedError): string[] {
	const lines = details
		.slice(0, MOST_DETAILS)
		.map(({ field, message }) => (field ? `${field}: ${message}` : message));
	return lines.length > 0 ? lines : title ? [title] : [];
}

function besides({ message, description }: ErrorMessage, ...lines: string[]): ErrorMessage {
	return { message, description: [...lines, description].filter(Boolean).join('\n') };
}
