import type { INode } from 'n8n-workflow';

import {
	isFault,
	isTemporary,
	toActivationError,
	toTriggerError,
} from '../../nodes/BigCommerceTrigger/triggerErrors';
import { WebhookLimitError } from '../../nodes/BigCommerceTrigger/hooks/reconcileWebhooks';
import { ApiError } from '../../nodes/shared/http/apiError';
import type { ParsedError } from '../../nodes/shared/http/types';
import { InputError } from '../../nodes/shared/utils/coerce';
import { msg } from '../../nodes/shared/text/message';

const node = {
	id: '1',
	name: 'BigCommerce Trigger',
	type: 'bigCommerceTrigger',
	typeVersion: 1.1,
	position: [0, 0],
	parameters: {},
} as INode;

const raw = [
	new TypeError("Cannot read properties of undefined (reading 'id')"),
	new RangeError('Maximum call stack size exceeded'),
	new SyntaxError('Unexpected end of JSON input'),
];

test.each(raw)('%s does not reach a user as it is', (error) => {
	expect(isFault(error)).toBe(true);
	for (const shown of [toTriggerError(error, node), toActivationError(error, node)]) {
		expect(shown.message).toMatch(/^This is a bug in the BigCommerce node/);
		expect(`${shown.message} ${shown.description} ${shown.stack}`).not.toContain(error.message);
	}
});

test.each([
	new WebhookLimitError(msg`There are too many webhooks`, 'Remove some.'),
	new InputError(msg`There are too many webhooks`, 'Remove some.'),
])('%s is told with its advice, which publishing shows in the message', (error) => {
	expect(isFault(error)).toBe(false);
	expect(toTriggerError(error, node)).toMatchObject({
		message: 'There are too many webhooks',
		description: 'Remove some.',
	});
	expect(toActivationError(error, node).message).toBe('There are too many webhooks. Remove some.');
});

test.each<[status: number | undefined, expected: boolean]>([
	[undefined, true],
	[200, true],
	[429, true],
	[500, true],
	[503, true],
	[302, false],
	[401, false],
	[403, false],
	[422, false],
])('an answer with status %s passes by itself: %s', (status, expected) => {
	const failure = status === undefined ? undefined : ({ status } as ParsedError);
	const refusal = { message: msg`It did not go well`, description: '' };
	expect(isTemporary(new ApiError(refusal, 'refused', failure))).toBe(expected);
});

test.each(raw)('%s does not pass by itself', (error) => {
	expect(isTemporary(error)).toBe(false);
});
