import type { ILoadOptionsFunctions, NodeOperationError } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { parameterLabel, titleOf } from '../../shared/catalog/names';
import { messageError } from '../../shared/errors/nodeError';
import { isAboutScope } from '../../shared/graphql/faults';
import { GraphQlRefused } from '../../shared/graphql/refused';
import { InvalidInput } from '../../shared/requests/input';
import { grantOf, type KnownGrant } from '../../shared/scopes/detect';
import { needed, obstacleFor } from '../../shared/scopes/permission';
import { callerFor, chosenKind } from '../../shared/transport/caller';
import type { Answer, Request } from '../../shared/transport/request';
import { RequestRefused, send, type Caller } from '../../shared/transport/send';
import { usualTerms, type Terms } from '../../shared/transport/terms';
import { msg } from '../../shared/text/message';

/** The account that a half-filled node would ask with, and what it may do. */
export interface Asker {
	context: ILoadOptionsFunctions;
	caller: Caller;
	grant: KnownGrant;
}

/** Reads the chosen credential. @throws InvalidCredential, or n8n's own error when none is chosen */
export async function askerFor(context: ILoadOptionsFunctions): Promise<Asker> {
	const caller = await callerFor(
		context,
		chosenKind(context.getCurrentNodeParameter('authentication')),
	);
	return { context, caller, grant: await grantOf(context, caller) };
}

/** Whether the account may use an operation, as far as is known. */
export function mayUse({ grant }: Asker, operation: Operation): boolean {
	return obstacleFor(operation, grant) === undefined;
}

/** Milliseconds that somebody in front of a form waits for the rate limit, or for trouble to pass. */
const PATIENCE = 5_000;

/** Sends a request for the person who fills in the form: what does not come soon is not worth waiting for. @throws RequestRefused */
export async function ask(
	{ context, caller }: Pick<Asker, 'context' | 'caller'>,
	request: Request,
): Promise<Answer> {
	return await send(context, caller, request, patiently(request));
}

/** The terms of a request for somebody in front of a form. */
export function patiently(request: Request): Terms {
	return { ...usualTerms(request), giveUpAfter: PATIENCE };
}

/** What the node holds for the path of an operation. @throws InvalidInput naming what has to be chosen first */
export function pathValues(
	context: ILoadOptionsFunctions,
	{ pathParameters }: Operation,
): Record<string, unknown> {
	return Object.fromEntries(
		pathParameters.map(({ parameter }) => {
			const value = context.getCurrentNodeParameter(parameter, { extractValue: true });
			if (value !== undefined && value !== null && value !== '') return [parameter, value];
			const label = parameterLabel(parameter);
			throw new InvalidInput(
				msg`Choose the ${label.toLowerCase()} first`,
				`If it is an expression, run the nodes before it, or choose "By ID" here.`,
			);
		}),
	);
}

function isForbidden(error: Error): boolean {
	if (error instanceof GraphQlRefused) return error.faults.some(isAboutScope);
	return error instanceof RequestRefused && error.failure?.status === 403;
}

/** Puts whatever keeps a list from loading into words for the person in front of it. The dropdown shows the message alone. */
export function listError(
	{
		context,
		list,
		grant,
	}: { context: ILoadOptionsFunctions; list?: Operation; grant?: KnownGrant },
	error: Error,
): NodeOperationError {
	const lacks = list && grant && obstacleFor(list, grant);
	const obstacle =
		lacks ??
		(list && list.scopes.length > 0 && isForbidden(error)
			? ({ missing: 'scope', anyOf: list.scopes } as const)
			: undefined);
	const node = context.getNode();
	if (!obstacle || !list) return messageError(error, node, adviceFor(error));
	return messageError(
		new InvalidInput(
			msg`This account may not read the list. ${titleOf(list)} needs ${needed(obstacle)}.`,
		),
		node,
		adviceFor(error),
	);
}

function adviceFor(error: Error): string {
	if (error instanceof InvalidInput && error.description) return error.description;
	if (error instanceof RequestRefused && error.failure?.status === 401)
		return 'Open the credential, check store and access token, and use its test.';
	return 'You can still choose "By ID" and enter the ID.';
}
