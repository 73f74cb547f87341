import type { ILoadOptionsFunctions, NodeOperationError } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { parameterLabel, titleOf } from '../../shared/catalog/names';
import { messageError } from '../../shared/errors/nodeError';
import { isScopeError } from '../../shared/graphql/graphQlErrors';
import { GraphQlApiError } from '../../shared/graphql/graphQlApiError';
import { isBlank } from '../../shared/utils/blank';
import { isObject } from '../../shared/utils/isObject';
import { InputError } from '../../shared/utils/coerce';
import { grantOf, type KnownGrant } from '../../shared/scopes/detect';
import { describeNeeded, findPermissionProblem } from '../../shared/scopes/permission';
import { editorConnection } from '../../shared/accounts/connection';
import type { HttpResponse, Request } from '../../shared/http/request';
import { ApiError, send } from '../../shared/http/send';
import { type Connection } from '../../shared/http/types';
import { defaultSendOptions, type SendOptions } from '../../shared/http/sendOptions';
import { msg } from '../../shared/text/message';
import { inSentence } from '../../shared/text/sentences';

/** The account of the node that is being edited, and its permissions. */
export interface EditorContext {
	context: ILoadOptionsFunctions;
	connection: Connection;
	grant: KnownGrant;
}

/** Reads the chosen credential. @throws InvalidCredential, or n8n's own error when none is chosen */
export async function editorContextFor(context: ILoadOptionsFunctions): Promise<EditorContext> {
	const connection = await editorConnection(context);
	return { context, connection, grant: await grantOf(context, connection) };
}

/** Whether the account may use an operation, as far as is known. */
export function mayUse({ grant }: EditorContext, operation: Operation): boolean {
	return findPermissionProblem(operation, grant) === undefined;
}

/** Milliseconds that the editor waits for the rate limit or for retries. */
const PATIENCE = 5_000;

/** Sends a request for the editor and gives up soon. @throws ApiError */
export async function sendFromEditor(
	{ context, connection }: Pick<EditorContext, 'context' | 'connection'>,
	request: Request,
): Promise<HttpResponse> {
	return await send(context, connection, request, editorSendOptions(request));
}

/** The send options of a request for the editor. */
export function editorSendOptions(request: Request): SendOptions {
	return { ...defaultSendOptions(request), giveUpAfter: PATIENCE };
}

/** The path parameters of an operation as set in the node. @throws InputError naming the one to choose first */
export function pathValues(
	context: ILoadOptionsFunctions,
	{ pathParameters }: Operation,
): Record<string, unknown> {
	return Object.fromEntries(
		pathParameters.map(({ parameter }) => {
			// n8n extracts values only from parameters that the form shows.
			const value =
				context.getCurrentNodeParameter(parameter) === undefined
					? valueBeside(context, parameter)
					: context.getCurrentNodeParameter(parameter, { extractValue: true });
			if (value !== undefined && value !== null && value !== '') return [parameter, value];
			const label = parameterLabel(parameter);
			throw new InputError(
				msg`Choose the ${inSentence(label)} first`,
				`If it is an expression, run the previous nodes first, or choose "By ID" here.`,
			);
		}),
	);
}

/** The ID of a record that is set beside the field of an entry, or else in *Fields*: `productId` is in their `product_id`. */
export function valueBeside(context: ILoadOptionsFunctions, parameter: string): unknown {
	const name = parameter.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
	return valueInEntry(context, name) ?? valueInFields(context, name);
}

function valueInEntry(context: ILoadOptionsFunctions, name: string): unknown {
	try {
		const { mode, value } = (context.getCurrentNodeParameter(`&${name}`) ?? {}) as {
			mode?: unknown;
			value?: unknown;
		};
		return (mode === 'list' || mode === 'id') && !isBlank(value) ? value : undefined;
	} catch {
		// n8n knows no place of a parameter that is not in an entry.
		return undefined;
	}
}

function valueInFields(context: ILoadOptionsFunctions, name: string): unknown {
	const { value } = (context.getCurrentNodeParameter('fields') ?? {}) as { value?: unknown };
	const field = isObject(value) ? value[name] : undefined;
	const isExpression = typeof field === 'string' && field.startsWith('=');
	return isBlank(field) || isExpression ? undefined : field;
}

function isForbidden(error: Error): boolean {
	if (error instanceof GraphQlApiError) return error.faults.some(isScopeError);
	return error instanceof ApiError && error.failure?.status === 403;
}

/** The error for a list that does not load. The dropdown shows only the message. */
export function listError(
	{
		context,
		list,
		grant,
	}: { context: ILoadOptionsFunctions; list?: Operation; grant?: KnownGrant },
	error: Error,
): NodeOperationError {
	const lacks = list && grant && findPermissionProblem(list, grant);
	const obstacle =
		lacks ??
		(list && list.scopes.length > 0 && isForbidden(error)
			? ({ missing: 'scope', anyOf: list.scopes } as const)
			: undefined);
	const node = context.getNode();
	if (!obstacle || !list) return messageError(error, node, adviceFor(error));
	return messageError(
		new InputError(
			msg`This account may not read the list. ${titleOf(list)} needs ${describeNeeded(obstacle)}.`,
		),
		node,
		adviceFor(error),
	);
}

function adviceFor(error: Error): string {
	if (error instanceof InputError && error.description) return error.description;
	if (error instanceof ApiError && error.failure?.status === 401)
		return 'Open the credential, check the store and the access token, and test the credential.';
	return 'You can still choose "By ID" and enter the ID.';
}
