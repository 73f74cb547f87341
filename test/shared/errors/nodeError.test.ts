import {
	ApplicationError,
	ExpressionError,
	NodeApiError,
	NodeOperationError,
	OperationalError,
	UnexpectedError,
	UserError,
	WorkflowOperationError,
	type INode,
} from 'n8n-workflow';
import { z } from 'zod';

import { InvalidCredential } from '../../../nodes/shared/accounts/account';
import { messageError, toNodeError } from '../../../nodes/shared/errors/nodeError';
import { errorItem } from '../../../nodes/shared/errors/errorItem';
import { InputError } from '../../../nodes/shared/utils/coerce';
import { Cancelled } from '../../../nodes/shared/errors/cancelled';
import { ApiError } from '../../../nodes/shared/http/send';
import { msg, type Message } from '../../../nodes/shared/text/message';

const node = {
	id: '1',
	name: 'BigCommerce',
	type: 'n8n-nodes-bigcommerce.bigCommerceProducts',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
} as INode;
const TOKEN = 'k3y9x7q2m5v8b1n4c6z0t3r7w9p2s5d';

function thrownBy(run: () => unknown): unknown {
	try {
		run();
	} catch (error) {
		return error;
	}
	return undefined;
}

/** Everything that n8n saves and shows of an error. */
const textOf = (error: Error) =>
	`${error.name} ${error.message} ${error.stack} ${JSON.stringify(error)} ${JSON.stringify((error as { cause?: unknown }).cause ?? '')}`;

const nested = () => {
	const call = (): number => call() + 1;
	return call();
};

describe('what is thrown without words for people is a fault of the node, and nothing of it is shown', () => {
	it.each<[string, unknown]>([
		['a property of undefined', thrownBy(() => (undefined as unknown as { a: string }).a)],
		['what is no function', thrownBy(() => (5 as unknown as { replace: () => void }).replace())],
		['what cannot be iterated', thrownBy(() => [...(7 as unknown as string)])],
		['a call that never ends', thrownBy(nested)],
		['JSON that breaks', thrownBy(() => JSON.parse(`{"token": "${TOKEN}"`))],
		[
			'a schema',
			thrownBy(() =>
				z.object({ data: z.object({ id: z.number() }) }).parse({ data: { id: TOKEN } }),
			),
		],
		['an invalid date', thrownBy(() => new Date(NaN).toISOString())],
		[
			'a code of the system',
			Object.assign(new Error(`connect ECONNREFUSED ${TOKEN}`), { code: 'ECONNREFUSED' }),
		],
		[
			'a request with everything in it',
			Object.assign(new Error('Request failed with status code 401'), {
				config: { headers: { 'X-Auth-Token': TOKEN } },
				response: { data: TOKEN },
			}),
		],
		['several at once', new AggregateError([new Error(TOKEN)], TOKEN)],
		['a text', TOKEN],
		['nothing', undefined],
		['an object', { message: TOKEN, description: TOKEN }],
		['lines that look like places', new Error(`x\n    at ${TOKEN}`)],
	])('%s', (_what, thrown) => {
		const error = toNodeError(thrown, { node, itemIndex: 3 });
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toBe('This is a bug in the BigCommerce node');
		expect(error.description).toMatch(
			/^Please report it at https:.*It is not known whether something was changed/,
		);
		expect(error.context.itemIndex).toBe(3);
		expect(textOf(error)).not.toMatch(
			new RegExp(
				`${TOKEN}|Cannot read|is not a function|iterable|Maximum call stack|Unexpected|invalid_type|Invalid time|ECONNREFUSED|status code 401`,
			),
		);
	});

	it('but where it happened, for developers', () => {
		expect(
			toNodeError(
				thrownBy(() => (undefined as unknown as { a: string }).a),
				{ node },
			).stack,
		).toMatch(/\n {4}at .*nodeError\.test\.ts:\d+:\d+/);
	});

	it('and of a reading, nothing was changed', () => {
		expect(toNodeError(new TypeError('x'), { node, isReading: true }).description).not.toContain(
			'not known',
		);
	});
});

describe('what n8n says itself passes as it is', () => {
	it.each<[string, Error]>([
		['an expression', new ExpressionError("Referenced node doesn't exist")],
		[
			'a missing credential',
			new NodeOperationError(node, 'Node does not have any credentials set'),
		],
		['an error of an API', new NodeApiError(node, { message: 'x' })],
		['an error of an application', new ApplicationError('Could not get parameter')],
		['an error of the user', new UserError('x')],
		['an operational error', new OperationalError('x')],
		['an unexpected error', new UnexpectedError('x')],
		['an error of the workflow', new WorkflowOperationError('x')],
		['a cancelled execution', new Cancelled()],
	])('%s', (_what, error) => {
		expect(toNodeError(error, { node, itemIndex: 1 })).toBe(error);
	});
});

describe('what the package says', () => {
	const refused = (message: Message, description: string, status = 422) =>
		new ApiError({ message, description }, 'refused', { status, details: [] });

	it.each<[string, Error, string, string | undefined]>([
		['a refusal', refused(msg`No.`, 'Why.\nDo this.'), 'No.', 'Why.\nDo this.'],
		[
			'an input',
			new InputError(msg`"Price" must be a number`, 'It is empty.'),
			'"Price" must be a number',
			'It is empty.',
		],
		[
			'an input without more',
			new InputError(msg`"Price" must be a number`),
			'"Price" must be a number',
			undefined,
		],
		[
			'a credential',
			new InvalidCredential('The store is not recognized.'),
			'The store is not recognized.',
			'Open the credential and correct it.',
		],
	])('%s', (_what, error, message, description) => {
		const shown = toNodeError(error, { node, itemIndex: 2 });
		expect([shown.message, shown.description, shown.context.itemIndex]).toEqual([
			message,
			description,
			2,
		]);
		expect(errorItem(shown, 2)).toEqual({
			json: { error: message, ...(description ? { details: description } : {}) },
			pairedItem: { item: 2 },
		});
	});

	it('is text, cut, without secrets, and not replaced by n8n where it holds a code', () => {
		const error = refused(
			msg`<img src=x> EACCES createAccessToken ${TOKEN}`,
			`<a href="x">y</a> ${'z'.repeat(5_000_000)}`,
		);
		const shown = toNodeError(error, { node, secrets: [TOKEN] });
		expect(shown.message).toBe('‹img src=x› EACCES createAccessToken [removed]');
		expect(shown.description).toMatch(/^‹a href="x"›y‹\/a› z+…$/);
		expect((shown.description ?? '').length).toBeLessThanOrEqual(6_000);
		expect(JSON.stringify(shown)).not.toContain('<img');
		expect(JSON.stringify(shown).length).toBeLessThan(20_000);
	});

	it('leaves no part of a secret where it is cut', () => {
		const shown = toNodeError(refused(msg`${'x'.repeat(990)}${TOKEN}`, 'y'), {
			node,
			secrets: [TOKEN],
		});
		expect(shown.message).not.toContain('k3y9');
	});

	it('goes into one message where n8n shows nothing else', () => {
		expect(messageError(refused(msg`No.`, 'Why.\nDo this.'), node).message).toBe(
			'No. Why. Do this.',
		);
		expect(messageError(refused(msg`No`, 'Why.'), node, 'Choose another.').message).toBe(
			'No. Choose another.',
		);
		expect(messageError(new TypeError('x'), node, 'Choose another.').message).toBe(
			'This is a bug in the BigCommerce node. Choose another.',
		);
	});

	it.each([
		[200, undefined],
		[204, undefined],
		[302, '302'],
		[404, '404'],
		[503, '503'],
	])('the status %d is shown as %s', (status, httpCode) => {
		expect(
			(toNodeError(refused(msg`No`, '', status), { node }) as NodeApiError).httpCode ?? undefined,
		).toBe(httpCode);
	});
});
