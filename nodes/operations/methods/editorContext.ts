import type { ILoadOptionsFunctions, NodeOperationError } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { parameterLabel, titleOf } from '../../shared/catalog/names';
import { messageError } from '../../shared/errors/nodeError';
import { isScopeError } from '../../shared/graphql/graphQlErrors';
import { GraphQlApiError } from '../../shared/graphql/graphQlApiError';
import { InputError } from '../../shared/utils/coerce';
import { grantOf, type KnownGrant } from '../../shared/scopes/detect';
import { describeNeeded, findPermissionProblem } from '../../shared/scopes/permission';
import { connectionFor, chosenKind } from '../../shared/accounts/connection';
import type { HttpResponse, Request } from '../../shared/http/request';
import { ApiError, send } from '../../shared/http/send';
import { type Connection } from '../../shared/http/types';
import { defaultSendOptions, type SendOptions } from '../../shared/http/sendOptions';
import { msg } from '../../shared/text/message';

/** The account of the node that is being edited, and its permissions. */
export interface EditorContext {
	context: ILoadOptionsFunctions;
	connection: Connection;
	grant: KnownGrant;
}

/** Reads the chosen credential. @throws InvalidCredential, or n8n's own error when none is chosen */
export async function editorContextFor(context: ILoadOptionsFunctions): Promise<EditorContext> {
	const connection = await connectionFor(
		context,
		chosenKind(context.getCurrentNodeParameter('authentication')),
	);
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
			const value = context.getCurrentNodeParameter(parameter, { extractValue: true });
			if (value !== undefined && value !== null && value !== '') return [parameter, value];
			const label = parameterLabel(parameter);
			throw new InputError(
				msg`Choose the ${label.toLowerCase()} first`,
				`If it is an expression, run the previous nodes first, or choose "By ID" here.`,
			);
		}),
	);
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
